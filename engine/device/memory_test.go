package device

import (
	"math"
	"runtime"
	"testing"
	"time"
)

// touched returns fresh memory of which every page is in use.
func touched(mib int) []byte {
	b := make([]byte, mib<<20)
	for i := 0; i < len(b); i += 4096 {
		b[i] = 1
	}
	return b
}

// use needs mib MiB for the time of one call.
func use(mib int, hold time.Duration) func() error {
	return func() error {
		b := touched(mib)
		time.Sleep(hold)
		runtime.KeepAlive(b)
		return nil
	}
}

func near(t *testing.T, what string, got, wantMiB float64) {
	t.Helper()
	want := wantMiB * (1 << 20) / 1e6
	if math.Abs(got-want) > 0.05*want+4 {
		t.Errorf("%s is %.1f MB, want about %.1f", what, got, want)
	}
}

func needsProc(t *testing.T) {
	t.Helper()
	if _, ok := resident(); !ok {
		t.Skip("this system has no /proc/self/status")
	}
}

func TestMemoryOfACall(t *testing.T) {
	needsProc(t)
	p, err := local(t, LocalConfig{Repeats: 2, Warmup: 1}).Profile(ctx, Subject{Run: use(48, 0)})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%+v", p.Memory)
	for _, x := range p.Memory.Samples { // each, though the memory was in use before
		near(t, "the growth", x, 48)
	}
	near(t, "the peak", p.Memory.PeakMB, 48)
	if p.Memory.WeightsMB != -1 || len(p.Memory.Samples) != memoryRepeats {
		t.Errorf("%+v", p.Memory)
	}
}

func TestMemoryOfWeights(t *testing.T) {
	needsProc(t)
	build := func() (func() error, func(), error) {
		weights := touched(32)
		run := func() error {
			err := use(16, 0)()
			runtime.KeepAlive(weights)
			return err
		}
		return run, func() { weights = nil }, nil
	}
	p, err := local(t, LocalConfig{Repeats: 2, Warmup: 1}).Profile(ctx, Subject{Build: build})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "the weights", p.Memory.WeightsMB, 32)
	near(t, "the peak", p.Memory.PeakMB, 48)
}

func TestMemoryBySampling(t *testing.T) {
	needsProc(t)
	l := local(t, LocalConfig{Repeats: 2, Warmup: 1})
	l.resetPeak = func() bool { return false }
	p, err := l.Profile(ctx, Subject{Run: use(48, 50*time.Millisecond)})
	if err != nil {
		t.Fatal(err)
	}
	if p.Memory.Method != bySampling {
		t.Errorf("method %q", p.Memory.Method)
	}
	near(t, "the peak", p.Memory.PeakMB, 48)
}

func TestMemoryByMeter(t *testing.T) {
	var inUse, peak, base int64
	meter := Meter{Reset: func() { base, peak = inUse, inUse }, Peak: func() int64 { return peak - base }}
	alloc := func(n int64) { inUse += n; peak = max(peak, inUse) }
	trimmed := 0
	l := local(t, LocalConfig{Repeats: 2, Warmup: 1, Meter: meter, Trim: func() { trimmed++ }})
	p, err := l.Profile(ctx, Subject{Run: func() error { alloc(5e6); alloc(-2e6); alloc(1e6); alloc(-4e6); return nil }})
	if err != nil {
		t.Fatal(err)
	}
	if p.Memory.Method != byMeter || p.Memory.PeakMB != 5 || p.Memory.Why != "" || trimmed != memoryRepeats {
		t.Errorf("%+v, trimmed %d times", p.Memory, trimmed)
	}
}
