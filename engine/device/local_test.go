package device

import (
	"context"
	"errors"
	"fmt"
	"math"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

var ctx = context.Background()

// spin keeps a core busy for a while.
func spin(d time.Duration) func() error {
	return func() error {
		for from := time.Now(); time.Since(from) < d; {
		}
		return nil
	}
}

func local(t testing.TB, c LocalConfig) *Local {
	t.Helper()
	l, err := NewLocal(c)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestProfileLatency(t *testing.T) {
	l := local(t, LocalConfig{SetThreads: func(n int) { runtime.GOMAXPROCS(n) }, GetThreads: func() int { return runtime.GOMAXPROCS(0) },
		Threads: []int{1, 2}, Repeats: 11})
	before := runtime.GOMAXPROCS(0)
	p, err := l.Profile(ctx, Subject{Name: "spin", Run: spin(2 * time.Millisecond), Batch: 4, Params: 1e6, FLOPs: 2e6})
	if err != nil {
		t.Fatal(err)
	}
	if got := runtime.GOMAXPROCS(0); got != before {
		t.Errorf("%d threads afterwards, %d before", got, before)
	}
	if len(p.Latency) != 2 || p.Latency[0].Threads != 1 || p.Latency[1].Threads != 2 {
		t.Fatalf("latencies %+v, want one for 1 and one for 2 threads", p.Latency)
	}
	for _, l := range p.Latency {
		if len(l.Samples) != 11 || l.First != 5 || l.Calls != 1 {
			t.Errorf("%d samples, %d in the first round, %d calls each; want 11, 5, 1", len(l.Samples), l.First, l.Calls)
		}
		if slices.Min(l.Samples) < 2 {
			t.Errorf("a call that lasts 2 ms took %g ms", slices.Min(l.Samples))
		}
		if !(l.Q1 <= l.Median && l.Median <= l.Q3) {
			t.Errorf("quartiles %g, %g, %g", l.Q1, l.Median, l.Q3)
		}
	}
	text := p.Table().String() + p.String()
	for _, want := range []string{"median (ms)", "machine: ", "1.00 M parameters, 2.00 M FLOPs", "with 1 thread", "GFLOP/s"} {
		if !strings.Contains(text, want) {
			t.Errorf("the table lacks %q:\n%s", want, text)
		}
	}
	t.Logf("\n%s", p.Table())
}

func TestShortCallsAreGrouped(t *testing.T) {
	n := 0
	p, err := local(t, LocalConfig{Repeats: 4}).Profile(ctx, Subject{Run: func() error { n++; return nil }})
	if err != nil {
		t.Fatal(err)
	}
	timing := p.Latency[0]
	if timing.Calls < 2 {
		t.Errorf("%d calls in a sample of a call that does nothing", timing.Calls)
	}
	// 3 to warm up in the first round, 1 in the second, and memory
	if want := 4*timing.Calls + 4 + len(p.Memory.Samples); n != want {
		t.Errorf("%d calls were made, want %d", n, want)
	}
	if p.ClockStepNs <= 0 {
		t.Errorf("clock step %g", p.ClockStepNs)
	}
}

func TestCallsFor(t *testing.T) {
	for _, test := range []struct {
		one, least time.Duration
		want       int
	}{{10, 5, 1}, {10, 10, 1}, {10, 11, 2}, {0, 100, 100}, {1, time.Hour, 1e6}} {
		if got := callsFor(test.one, test.least); got != test.want {
			t.Errorf("callsFor(%d, %d) = %d, want %d", test.one, test.least, got, test.want)
		}
	}
}

func TestWaitingIsNotComputing(t *testing.T) {
	p, err := local(t, LocalConfig{Repeats: 6, Warmup: 1}).Profile(ctx, Subject{Run: func() error { time.Sleep(20 * time.Millisecond); return nil }})
	if err != nil {
		t.Fatal(err)
	}
	if share := p.Latency[0].CPUShare; share < 0 || share > 0.5 {
		t.Errorf("a call that sleeps computed for %g of its time", share)
	}
}

func TestMaxTime(t *testing.T) {
	p, err := local(t, LocalConfig{MaxTime: time.Nanosecond, Warmup: 1}).Profile(ctx, Subject{Run: spin(time.Millisecond)})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(p.Latency[0].Samples); n != 3 {
		t.Errorf("%d samples, want the 3 that are always taken", n)
	}
}

func TestProfileStops(t *testing.T) {
	threads := 7
	config := LocalConfig{SetThreads: func(n int) { threads = n }, GetThreads: func() int { return threads }, Threads: []int{1, 2}}
	for _, test := range []struct {
		name string
		fail bool
		want string
	}{{"cancelled", false, "stopped after 9 calls"}, {"failing", true, "call 9 failed: no luck"}} {
		t.Run(test.name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(ctx)
			defer cancel()
			n, freed := 0, false
			broken := errors.New("no luck")
			run := func() error {
				time.Sleep(time.Millisecond)
				if n++; n == 9 {
					if test.fail {
						return broken
					}
					cancel()
				}
				return nil
			}
			_, err := local(t, config).Profile(ctx, Subject{Name: "net", Build: func() (func() error, func(), error) {
				return run, func() { freed = true }, nil
			}})
			if err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), "net") {
				t.Errorf("error %v, want %q", err, test.want)
			}
			if !errors.Is(err, context.Canceled) && !errors.Is(err, broken) {
				t.Errorf("error %v hides its cause", err)
			}
			if n != 9 || threads != 7 || !freed {
				t.Errorf("%d calls, %d threads afterwards, freed %v; want 9, 7, true", n, threads, freed)
			}
		})
	}
}

func TestThreadsTakeTurns(t *testing.T) {
	var set []int
	config := LocalConfig{SetThreads: func(n int) { set = append(set, n) }, GetThreads: func() int { return 4 }, Threads: []int{2, 1}, Repeats: 4}
	if _, err := local(t, config).Profile(ctx, Subject{Run: spin(time.Millisecond)}); err != nil {
		t.Fatal(err)
	}
	if want := []int{2, 2, 1, 2, 1, 2, 4}; !slices.Equal(set, want) {
		t.Errorf("threads were set to %v, want %v", set, want)
	}
}

func TestSubjectErrors(t *testing.T) {
	l := local(t, LocalConfig{})
	run := func() error { return nil }
	for name, s := range map[string]Subject{
		"neither":    {},
		"both":       {Run: run, Build: func() (func() error, func(), error) { return run, nil, nil }},
		"no build":   {Build: func() (func() error, func(), error) { return nil, nil, errors.New("too large") }},
		"no forward": {Build: func() (func() error, func(), error) { return nil, nil, nil }},
	} {
		if _, err := l.Profile(ctx, s); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestNewLocalErrors(t *testing.T) {
	set, get := func(int) {}, func() int { return 1 }
	for name, c := range map[string]LocalConfig{
		"name":            {Name: "my box"},
		"no setter":       {Threads: []int{1}},
		"half a setter":   {SetThreads: set},
		"half a meter":    {Meter: Meter{Reset: func() {}}},
		"zero threads":    {SetThreads: set, GetThreads: get, Threads: []int{0}},
		"threads twice":   {SetThreads: set, GetThreads: get, Threads: []int{2, 2}},
		"negative":        {Repeats: -1},
		"negative budget": {MaxTime: -1},
	} {
		if _, err := NewLocal(c); err == nil || !strings.HasPrefix(err.Error(), "device: ") {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func TestSummarise(t *testing.T) {
	timing := Timing{Samples: []float64{1, 2, 3, 4, 100}, First: 2}
	if err := timing.summarise(); err != nil {
		t.Fatal(err)
	}
	if timing.Median != 3 || timing.Q1 != 2 || timing.Q3 != 4 || timing.MAD != 1 || timing.Mean != 22 || timing.Spread() != normalMAD {
		t.Errorf("%+v", timing)
	}
	if want := 4/1.5 - 1; math.Abs(timing.Drift-want) > 1e-12 {
		t.Errorf("drift %g, want %g", timing.Drift, want)
	}
	for _, bad := range []Timing{{}, {Samples: []float64{0}}, {Samples: []float64{math.NaN()}}, {Samples: []float64{1}, First: 2}} {
		if err := bad.summarise(); err == nil {
			t.Errorf("%+v gave no error", bad)
		}
	}
}

func TestSteady(t *testing.T) {
	for _, test := range []struct {
		samples []float64
		want    bool
	}{
		{[]float64{10, 10, 10, 10, 10.2, 10.2, 10.2, 10.2}, true},
		{[]float64{10, 10, 10, 10, 11.5, 11.5, 11.5, 11.5}, true}, // they spread that much
		{[]float64{10, 10, 10, 10, 10, 10, 10, 10, 10, 11, 11, 11, 11, 11, 11, 11}, false},
		{[]float64{10}, true},
	} {
		timing := Timing{Samples: test.samples, First: len(test.samples) / 2}
		if len(test.samples) == 16 {
			timing.First = 9
		}
		if err := timing.summarise(); err != nil {
			t.Fatal(err)
		}
		if timing.Steady() != test.want {
			t.Errorf("%v: steady %v, drift %g", test.samples, timing.Steady(), timing.Drift)
		}
	}
}

func TestNoise(t *testing.T) {
	quiet := Timing{Threads: 1, Samples: []float64{10, 10.1, 9.9, 10, 10.1}, First: 2, Others: 0.01, Steal: 0}
	busy, stolen, wide := quiet, quiet, quiet
	busy.Others, stolen.Steal, wide.Samples = 0.8, 0.1, []float64{10, 13, 10, 14, 8}
	for _, test := range []struct {
		timing Timing
		want   string
	}{
		{quiet, "quiet: samples spread by"}, {busy, "other programs used 0.8 of 2 cores"},
		{stolen, "the hypervisor took 0.10 cores away"}, {wide, "noisy: samples spread by"},
	} {
		if err := test.timing.summarise(); err != nil {
			t.Fatal(err)
		}
		p := Profile{Machine: Machine{Cores: 2}, Latency: []Timing{test.timing}}
		if got := p.Noise(); !strings.Contains(got, test.want) || p.Noisy() != !strings.HasPrefix(got, "quiet") {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
}

func TestEffortSeesOtherPrograms(t *testing.T) {
	at := time.Unix(1000, 0)
	from := moment{wall: at, known: true, stat: true, cpu: time.Second, busy: 50, steal: 1, switches: 5}
	to := moment{wall: at.Add(2 * time.Second), known: true, stat: true, cpu: 3 * time.Second, busy: 53, steal: 1.5, switches: 9}
	var e effort
	e.add(from, to)
	var got Timing
	e.into(&got)
	if want := (Timing{CPUShare: 1, Switches: 4, Others: 0.5, Steal: 0.25}); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
	to.stat = false
	e = effort{}
	e.add(from, to)
	e.into(&got)
	if got.Others != -1 || got.Steal != -1 || got.CPUShare != 1 {
		t.Errorf("%+v, want -1 for what is not known", got)
	}
}

func TestParseStat(t *testing.T) {
	busy, steal, ok := parseStat("cpu  100 20 30 4000 50 6 7 80 0 0\ncpu0 1 2 3\n")
	if !ok || math.Abs(busy-1.63) > 1e-12 || steal != 0.8 {
		t.Errorf("%g, %g, %v", busy, steal, ok)
	}
	for _, bad := range []string{"", "cpu 1 2 3", "cpu a b c d e f g h", "intr 1 2 3 4 5 6 7 8 9"} {
		if _, _, ok := parseStat(bad); ok {
			t.Errorf("%q was taken", bad)
		}
	}
}

func TestMachine(t *testing.T) {
	model, virtual := parseCPUInfo("processor\t: 0\nmodel name\t: Some CPU @ 2 GHz\nflags\t\t: fpu hypervisor avx\n\nmodel name\t: Other\n")
	if model != "Some CPU @ 2 GHz" || !virtual {
		t.Errorf("%q, %v", model, virtual)
	}
	m := ThisMachine()
	if m.Cores < 1 || m.Go != runtime.Version() || !strings.Contains(m.String(), fmt.Sprint(m.Cores)) {
		t.Errorf("%+v", m)
	}
	if runtime.GOOS == "linux" && m.MemoryMB < 10 {
		t.Errorf("%g MB of memory", m.MemoryMB)
	}
}
