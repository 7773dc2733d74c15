package search

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"naslab/engine/pareto"
	"naslab/engine/seed"
	"naslab/engine/space"
)

// grid is a space of n ordered decisions with the given number of choices.
func grid(t testing.TB, n, choices int) *space.Funcs {
	t.Helper()
	dims := make([]space.Dim, n)
	for i := range dims {
		values := make([]float64, choices)
		for v := range values {
			values[v] = float64(v)
		}
		dims[i] = space.Numbers(fmt.Sprintf("x[%d]", i), values...)
	}
	s, err := space.NewFuncs("grid", dims, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func setup(s space.Space, objectives int, run uint64, options map[string]float64) Setup {
	return Setup{Space: s, Objectives: make([]Objective, objectives), Seed: seed.New(run), Options: options}
}

// tradeoff has costs that cannot both be low: the first decision moves along
// the front, the others away from it.
func tradeoff(a space.Arch) []float64 {
	x, off := float64(a.Genes[0])/9, 0.0
	for _, g := range a.Genes[1:] {
		off += math.Abs(float64(g)-4) / 9
	}
	return []float64{x + off, 1 - math.Sqrt(x) + off}
}

// volumeAfter runs n evaluations and returns the hypervolume of all.
func volumeAfter(t testing.TB, make func(Setup) (Optimizer, error), s Setup, n int) float64 {
	t.Helper()
	o, err := make(s)
	if err != nil {
		t.Fatal(err)
	}
	var points [][]float64
	for len(points) < n {
		list, err := o.Ask(t.Context(), 1)
		if err != nil || len(list) != 1 {
			t.Fatalf("ask: %v, %v", list, err)
		}
		c := tradeoff(list[0].Arch)
		points = append(points, c)
		if err := o.Tell([]Trial{{ID: len(points), Arch: list[0].Arch, Costs: c}}); err != nil {
			t.Fatal(err)
		}
	}
	v, err := pareto.Hypervolume(points, []float64{3, 3})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestNSGA2BeatsRandom(t *testing.T) {
	s := grid(t, 9, 10)
	for run := range uint64(5) {
		ga := volumeAfter(t, NewNSGA2, setup(s, 2, run, nil), 600)
		rs := volumeAfter(t, NewRS, setup(s, 2, run, nil), 600)
		if ga < rs+0.5 {
			t.Errorf("seed %d: nsga2 %.3f, rs %.3f", run, ga, rs)
		}
	}
}

func TestNSGA2FindsTheSingleBest(t *testing.T) {
	s := grid(t, 8, 6)
	o, err := NewNSGA2(setup(s, 1, 3, nil))
	if err != nil {
		t.Fatal(err)
	}
	best := math.Inf(1)
	for id := range 800 { // of 6^8 = 1.7 million
		list, err := o.Ask(t.Context(), 1)
		if err != nil || len(list) == 0 {
			t.Fatal(list, err)
		}
		cost := 0.0
		for i, g := range list[0].Arch.Genes {
			cost += math.Abs(float64(g - i%6))
		}
		best = min(best, cost)
		if err := o.Tell([]Trial{{ID: id, Arch: list[0].Arch, Costs: []float64{cost}}}); err != nil {
			t.Fatal(err)
		}
	}
	if best != 0 {
		t.Errorf("best cost %v, want 0", best)
	}
}

// TestSurvival checks that the population after a generation is the best of
// both by front and, within the last front, by crowding.
func TestSurvival(t *testing.T) {
	o, err := NewNSGA2(setup(grid(t, 2, 9), 2, 1, map[string]float64{"population": 3}))
	if err != nil {
		t.Fatal(err)
	}
	tell := func(costs map[int][]float64) {
		var trials []Trial
		for gene, c := range costs { // the order of the map does not matter
			trials = append(trials, Trial{Arch: space.Arch{Space: "grid", Genes: []int{gene, 0}}, Costs: c})
		}
		if err := o.Tell(trials); err != nil {
			t.Fatal(err)
		}
	}
	tell(map[int][]float64{0: {0, 8}, 1: {9, 9}, 2: {8, 0}})
	tell(map[int][]float64{3: {1, 6}, 4: {4, 4}, 5: {1.1, 5.9}})
	// front: 0, 3, 5, 4, 2; ends 0 and 2 stay, and 4 has the most room
	var got []int
	for _, m := range o.(*NSGA2).parents {
		got = append(got, m.arch.Genes[0])
	}
	slices.Sort(got)
	if want := []int{0, 2, 4}; !slices.Equal(got, want) {
		t.Errorf("survivors %v, want %v", got, want)
	}
}

func TestOrderWithinAGenerationDoesNotMatter(t *testing.T) {
	s := grid(t, 6, 5)
	var runs [][]Proposal
	for shuffle := range uint64(2) {
		o, err := NewNSGA2(setup(s, 2, 4, nil))
		if err != nil {
			t.Fatal(err)
		}
		rng := rand.New(rand.NewPCG(shuffle, 0))
		var all []Proposal
		for range 10 {
			list, err := o.Ask(t.Context(), 20)
			if err != nil || len(list) != 20 {
				t.Fatal(len(list), err)
			}
			all = append(all, list...)
			for _, i := range rng.Perm(20) {
				if err := o.Tell([]Trial{{Arch: list[i].Arch, Costs: tradeoff(list[i].Arch)}}); err != nil {
					t.Fatal(err)
				}
			}
		}
		runs = append(runs, all)
	}
	if !slices.EqualFunc(runs[0], runs[1], func(a, b Proposal) bool { return a.Arch.Equal(b.Arch) }) {
		t.Error("the order of the results changed the search")
	}
}

func TestNoNetworkTwice(t *testing.T) {
	s := grid(t, 3, 4)
	for name, build := range map[string]func(Setup) (Optimizer, error){"nsga2": NewNSGA2, "rs": NewRS} {
		o, err := build(setup(s, 2, 5, nil))
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for {
			list, err := o.Ask(t.Context(), 1)
			if err != nil {
				t.Fatal(err)
			}
			if len(list) == 0 {
				break
			}
			if key := list[0].Arch.Key(); seen[key] {
				t.Fatalf("%s proposed %s twice", name, key)
			} else {
				seen[key] = true
			}
			if err := o.Tell([]Trial{{Arch: list[0].Arch, Costs: tradeoff(list[0].Arch)}}); err != nil {
				t.Fatal(err)
			}
		}
		if len(seen) != 64 {
			t.Errorf("%s ended after %d of 64 networks", name, len(seen))
		}
	}
}

func TestOptionsAreChecked(t *testing.T) {
	s := grid(t, 3, 4)
	for _, c := range []struct {
		build func(Setup) (Optimizer, error)
		name  string
		value float64
		want  string
	}{
		{NewNSGA2, "populatoin", 20, `did you mean "population"`},
		{NewNSGA2, "population", 1, "whole number from 2"},
		{NewNSGA2, "population", 2.5, "whole number"},
		{NewNSGA2, "population", math.NaN(), "whole number"},
		{NewNSGA2, "crossover", 1.1, "from 0 to 1"},
		{NewNSGA2, "near", -1, "from 0 to 1"},
		{NewNSGA2, "near", math.NaN(), "from 0 to 1"},
		{NewNSGA2, "mutation", 4, "from 0 to 3"},
		{NewNSGA2, "points", -1, "whole number from 0"},
		{NewRS, "duplicate", 1, `did you mean "duplicates"`},
		{NewRS, "duplicates", 0.5, "whole number"},
	} {
		_, err := c.build(setup(s, 1, 0, map[string]float64{c.name: c.value}))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s = %v: %v, want %q", c.name, c.value, err, c.want)
		}
	}
}

func TestNSGA2RefusesBadTrials(t *testing.T) {
	o, err := NewNSGA2(setup(grid(t, 2, 3), 2, 0, nil))
	if err != nil {
		t.Fatal(err)
	}
	for _, trial := range []Trial{
		{Arch: space.Arch{Space: "grid", Genes: []int{0, 9}}, Costs: []float64{1, 2}},
		{Arch: space.Arch{Space: "grid", Genes: []int{0, 0}}, Costs: []float64{1}},
		{Arch: space.Arch{Space: "grid", Genes: []int{0, 1}}, Costs: []float64{1, math.NaN()}},
	} {
		if err := o.Tell([]Trial{trial}); err == nil {
			t.Errorf("%v is accepted", trial)
		}
	}
}

func BenchmarkNSGA2Step(b *testing.B) {
	o, err := NewNSGA2(setup(grid(b, 27, 3), 2, 1, nil))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		list, err := o.Ask(b.Context(), 1)
		if err != nil || len(list) == 0 {
			b.Fatal(err)
		}
		c := []float64{float64(list[0].Arch.Genes[0]), float64(list[0].Arch.Genes[1])}
		if err := o.Tell([]Trial{{Arch: list[0].Arch, Costs: c}}); err != nil {
			b.Fatal(err)
		}
	}
}
