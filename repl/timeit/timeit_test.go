package timeit

import (
	"strings"
	"testing"
	"time"
)

// clock is code whose loops last.
type clock struct {
	each  time.Duration
	calls []int
}

func (c *clock) run(n int) (time.Duration, bool) {
	c.calls = append(c.calls, n)
	return c.each * time.Duration(n), true
}

func TestMeasure(t *testing.T) {
	for _, tt := range []struct {
		each        time.Duration
		loops, runs int
		want        string
		trials      int
	}{
		{time.Second, 0, 7, "1 s ± 0 ns per loop (mean ± std. dev. of 7 runs, 1 loop each)", 7},
		{time.Millisecond, 0, 7, "1 ms ± 0 ns per loop (mean ± std. dev. of 7 runs, 200 loops each)", 14},
		{130 * time.Nanosecond, 0, 3, "130 ns ± 0 ns per loop (mean ± std. dev. of 3 runs, 2000000 loops each)", 0},
		{2 * time.Microsecond, 10, 2, "2 µs ± 0 ns per loop (mean ± std. dev. of 2 runs, 10 loops each)", 2},
		{90 * time.Second, 1, 1, "1m30s per loop (1 run, 1 loop)", 1},
	} {
		c := &clock{each: tt.each}
		r, ok := Measure(tt.loops, tt.runs, c.run)
		if got := r.String(); !ok || got != tt.want {
			t.Errorf("%v: got %s, want %s", tt.each, got, tt.want)
		}
		if tt.trials > 0 && len(c.calls) != tt.trials {
			t.Errorf("%v: %d trials, %v", tt.each, len(c.calls), c.calls)
		}
	}
}

func TestSpread(t *testing.T) {
	r := Result{Loops: 1, Times: []float64{1, 2, 3}}
	if got := r.String(); got != "2 s ± 816 ms per loop (mean ± std. dev. of 3 runs, 1 loop each)" {
		t.Error(got)
	}
}

func TestGiveUp(t *testing.T) {
	n := 0
	_, ok := Measure(5, 7, func(int) (time.Duration, bool) { n++; return 0, n < 3 })
	if ok || n != 3 {
		t.Errorf("ok %v after %d runs", ok, n)
	}
}

func TestText(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "0 ns", 12: "12 ns", 1234: "1.23 µs", 999900: "1000 µs", 123456789: "123 ms", time.Minute: "1m0s", 2500 * time.Millisecond: "2.5 s",
	} {
		if got := Text(d); got != want {
			t.Errorf("%d: %s, want %s", d, got, want)
		}
	}
}

func TestLoop(t *testing.T) {
	text, ok := Loop("x := 1\nf(x)", 10, 0)
	if !ok || !strings.Contains(text, "for range 10 {\nx := 1\nf(x)\n}") {
		t.Error(text)
	}
	text, ok = Loop("x := 1\nx + 1", 10, 2)
	if !ok || !strings.Contains(text, "\nx := 1\n_, _ = x + 1\n") {
		t.Error(text)
	}
	if _, ok := Loop("x", 1, 4); ok {
		t.Error("a fifth form")
	}
	if _, ok := Loop("", 1, 0); ok {
		t.Error("nothing loops")
	}
}
