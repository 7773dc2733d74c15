package search

import (
	"testing"

	"naslab/engine/pareto"
	"naslab/engine/space"
)

// TestMOASHAGoesOn tells results of a rung one by one.
func TestMOASHAGoesOn(t *testing.T) {
	s := grid(t, 2, 9)
	o, err := NewMOASHA(Setup{Space: s, Objectives: make([]Objective, 2), Fidelities: []float64{0.1, 0.4}})
	if err != nil {
		t.Fatal(err)
	}
	m := o.(*MOASHA)
	if len(m.rungs) != 2 || m.rungs[0] != 0.1 && m.rungs[0] != 0.4 {
		t.Fatalf("rungs %v", m.rungs)
	}
	for i, c := range []struct {
		costs []float64
		goes  bool
	}{
		{[]float64{5, 5}, true},  // the first
		{[]float64{4, 4}, false}, // the best of two is more than a third
		{[]float64{3, 3}, true},  // the best of three
		{[]float64{9, 2}, false}, // of the first front, yet behind the left end
		{[]float64{2, 3}, true},  // the best of five
	} {
		want := c.goes
		before := len(m.queue[1])
		if err := o.Tell([]Trial{{Arch: space.Arch{Space: "grid", Genes: []int{i, 0}}, Fidelity: m.rungs[0], Costs: c.costs}}); err != nil {
			t.Fatal(err)
		}
		if got := len(m.queue[1]) > before; got != want {
			t.Errorf("result %d, %v, goes on: %v, want %v", i, c.costs, got, want)
		}
	}
}

// TestMOASHABeatsRandom gives both methods the cost of 60 full trainings, where
// little training tells the same as full training.
func TestMOASHABeatsRandom(t *testing.T) {
	s := grid(t, 9, 10)
	for run := range uint64(3) {
		setup := setup(s, 2, run, nil)
		setup.Fidelities = []float64{1.0 / 27, 1.0 / 9, 1.0 / 3}
		ours, rs := volumeFor(t, NewMOASHA, setup, 60), volumeFor(t, NewRS, setup, 60)
		setup.Options = map[string]float64{"shipped": 1}
		shipped := volumeFor(t, NewMOASHA, setup, 60)
		t.Logf("seed %d: %.3f, as shipped %.3f, rs %.3f", run, ours, shipped, rs)
		if ours < rs+0.2 || ours < shipped {
			t.Errorf("seed %d: %.3f, as shipped %.3f, rs %.3f", run, ours, shipped, rs)
		}
	}
}

// volumeFor is the hypervolume of what was trained in full at so much cost.
func volumeFor(t *testing.T, make func(Setup) (Optimizer, error), s Setup, budget float64) float64 {
	t.Helper()
	o, err := make(s)
	if err != nil {
		t.Fatal(err)
	}
	var points [][]float64
	for budget > 0 {
		list, err := o.Ask(t.Context(), 1)
		if err != nil || len(list) != 1 {
			t.Fatalf("ask: %v, %v", list, err)
		}
		p, c := list[0], tradeoff(list[0].Arch)
		if p.Fidelity == 0 {
			points, budget = append(points, c), budget-1
		}
		budget -= p.Fidelity
		if err := o.Tell([]Trial{{Arch: p.Arch, Fidelity: p.Fidelity, Costs: c}}); err != nil {
			t.Fatal(err)
		}
	}
	v, err := pareto.Hypervolume(points, []float64{3, 3})
	if err != nil {
		t.Fatal(err)
	}
	return v
}
