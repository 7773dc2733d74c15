package search

import (
	"math/rand/v2"
	"testing"

	"naslab/engine/space"
)

// failing runs BOHB where every architecture fails whose first choice is low and
// all others cost the same, and returns the share of failures among the later
// proposals.
func failing(t *testing.T, s space.Space, run uint64) float64 {
	t.Helper()
	o, err := NewBOHB(setup(s, 1, run, nil))
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(run, 1))
	failed, late := 0.0, 0.0
	for id := range 150 {
		list, err := o.Ask(t.Context(), 1)
		if err != nil || len(list) != 1 {
			t.Fatalf("ask: %v, %v", list, err)
		}
		a := list[0].Arch
		trial := Trial{ID: id, Arch: a, Costs: []float64{1 + rng.Float64()}}
		if a.Genes[0] < 5 {
			trial.Costs, trial.Failed = nil, "out of memory"
		}
		if id >= 50 {
			late++
			if trial.Costs == nil {
				failed++
			}
		}
		if err := o.Tell([]Trial{trial}); err != nil {
			t.Fatal(err)
		}
	}
	return failed / late
}

// The model leads away from what fails: a third of the proposals are random, of
// which half fail.
func TestBOHBLeavesFailures(t *testing.T) {
	s, mean := grid(t, 3, 10), 0.0
	for run := range uint64(10) {
		mean += failing(t, s, run) / 10
	}
	t.Logf("%.3f of the proposals failed", mean)
	if mean > 0.22 {
		t.Errorf("%.3f of the proposals failed", mean)
	}
}

// What failed is never good: without enough successes there is no model, with
// them the good are among them.
func TestBOHBFailuresAreBad(t *testing.T) {
	s := grid(t, 2, 10)
	h, err := NewBOHB(setup(s, 1, 1, map[string]float64{"good": 0.9}))
	if err != nil {
		t.Fatal(err)
	}
	d := h.(*Hyperband).drawer.(*densities)
	id := 0
	tell := func(first int, cost ...float64) {
		for second := range 10 {
			trial := Trial{ID: id, Arch: space.Arch{Space: s.Name(), Genes: []int{first, second}}, Costs: cost}
			if id++; cost == nil {
				trial.Failed = "no"
			}
			if err := h.Tell([]Trial{trial}); err != nil {
				t.Fatal(err)
			}
		}
	}
	tell(0)
	tell(1)
	if d.estimate(); d.best != nil {
		t.Fatal("there is a model of failures alone")
	}
	tell(7, 1)
	if d.estimate(); d.best == nil || len(d.best.data) != 10 {
		t.Fatal("the good are not those that succeeded")
	}
	for _, genes := range d.best.data {
		if genes[0] != 7 {
			t.Errorf("%v failed and is good", genes)
		}
	}
}
