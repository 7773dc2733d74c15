package prof

import (
	"bytes"
	"runtime/pprof"
	"sync/atomic"
	"testing"
	"time"
)

//go:noinline
func busy(d time.Duration) (n int) {
	for end := time.Now().Add(d); time.Now().Before(end); {
		for i := range 100_000 {
			n += i * i
		}
	}
	return n
}

// The function that works is the one that is found.
func TestCPU(t *testing.T) {
	var b bytes.Buffer
	if err := pprof.StartCPUProfile(&b); err != nil {
		t.Skip(err)
	}
	if busy(400*time.Millisecond) == 0 {
		t.Error("nothing was done")
	}
	pprof.StopCPUProfile()
	funcs, total, err := CPU(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if len(funcs) == 0 || funcs[0].Name != "naslab/repl/prof.busy" || funcs[0].Time > total || total > 5*time.Second {
		t.Errorf("%v of %s", funcs, total)
	}
	sum := time.Duration(0)
	for _, f := range funcs {
		sum += f.Time
	}
	if sum != total {
		t.Errorf("the functions add up to %s of %s", sum, total)
	}
	for _, cut := range [][]byte{nil, []byte("no"), b.Bytes()[:b.Len()/2]} {
		if _, _, err := CPU(cut); err == nil {
			t.Errorf("%d bytes of a profile are read", len(cut))
		}
	}
}

func TestSample(t *testing.T) {
	var at atomic.Int64
	shares := Sample(time.Millisecond, func() int64 { return at.Load() }, func(p int64) bool { return p > 0 }, func() {
		at.Store(1)
		time.Sleep(100 * time.Millisecond)
		at.Store(2)
		time.Sleep(400 * time.Millisecond)
		at.Store(0)
	})
	if len(shares) != 2 || shares[0].Place != 2 || shares[1].Place != 1 || shares[0].Samples < 2*shares[1].Samples {
		t.Errorf("%v", shares)
	}
}

func TestFields(t *testing.T) {
	for _, bad := range [][]byte{{0x80}, {0x08}, {0x12, 5, 1}, {0x09, 1}, {0x0b}} {
		if err := fields(bad, func(field) error { return nil }); err == nil {
			t.Errorf("%v is read", bad)
		}
	}
}
