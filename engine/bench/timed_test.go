package bench_test

import (
	"strings"
	"testing"
	"time"

	"naslab/engine/bench"
	"naslab/engine/bench/benchtest"
	"naslab/engine/space"
)

func TestTimed(t *testing.T) {
	b := toy(t)
	timed, err := bench.NewTimed(b, func(a space.Arch, fidelity float64) time.Duration {
		return time.Duration(fidelity*float64(a.Genes[0]+1)) * time.Hour
	})
	if err != nil {
		t.Fatal(err)
	}
	benchtest.Run(t, timed)
	a := space.Extreme(timed.Space(), false)
	if r, err := timed.Query(t.Context(), a, bench.Query{}); err != nil || r.Cost != time.Hour {
		t.Errorf("cost %v, %v", r.Cost, err)
	}
	back, err := bench.NewTimed(b, func(space.Arch, float64) time.Duration { return -1 })
	if err != nil {
		t.Fatal(err)
	}
	if _, err := back.Query(t.Context(), a, bench.Query{}); err == nil || !strings.Contains(err.Error(), "give one from 0 on") {
		t.Errorf("a clock that runs back: %v", err)
	}
	if _, err := bench.NewTimed(nil, nil); err == nil {
		t.Error("nothing is timed")
	}
}
