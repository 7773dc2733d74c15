package search

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"naslab/engine/space"
)

// bowl has its least cost 0 at choice 4 of every decision; neighbouring
// decisions pull at each other.
func bowl(a space.Arch) float64 {
	sum, last := 0.0, 4
	for _, g := range a.Genes {
		d, pull := float64(g-4), float64(g-last)
		sum += d*d + pull*pull/2
		last = g
	}
	return sum
}

// blurred is the bowl as seen at a fidelity: the less training, the more noise.
func blurred(a space.Arch, fidelity float64) float64 {
	if fidelity == 0 {
		fidelity = 1
	}
	noise := rand.New(rand.NewPCG(uint64(len(a.Key())), hash(a)))
	return bowl(a) + 20*(1-fidelity)*noise.NormFloat64()
}

func hash(a space.Arch) (h uint64) {
	for _, g := range a.Genes {
		h = h*31 + uint64(g)
	}
	return h
}

// effort runs a method until it has spent n full trainings, and returns the
// least cost of full training and all proposals.
func effort(t *testing.T, make func(Setup) (Optimizer, error), s Setup, n float64) (float64, []Proposal) {
	t.Helper()
	o, err := make(s)
	if err != nil {
		t.Fatal(err)
	}
	best, spent := math.Inf(1), 0.0
	var all []Proposal
	for spent < n {
		list, err := o.Ask(t.Context(), 1)
		if err != nil || len(list) != 1 {
			t.Fatalf("ask: %v, %v", list, err)
		}
		p := list[0]
		c := blurred(p.Arch, p.Fidelity)
		if p.Fidelity == 0 {
			best, spent = min(best, c), spent+1
		} else {
			spent += p.Fidelity
		}
		all = append(all, p)
		if err := o.Tell([]Trial{{ID: len(all), Arch: p.Arch, Fidelity: p.Fidelity, Costs: []float64{c}}}); err != nil {
			t.Fatal(err)
		}
	}
	return best, all
}

// single lists the methods of one objective.
var single = map[string]func(Setup) (Optimizer, error){
	"rea": NewREA, "ls": NewLS, "greedy": NewGreedy, "tpe": NewTPE,
	"bo": few(NewBO), "bowl": few(NewBOWL),
	"bananas": light(NewBANANAS), "npenas": light(NewNPENAS), "dngo": light(NewDNGO),
	"lanas": NewLaNAS, "alphax": options(NewAlphaX, map[string]float64{"depth": 1, "epochs": 30, "every": 20}),
	"reinforce": options(NewREINFORCE, map[string]float64{"rate": 0.02, "units": 16}),
	"ppo":       options(NewPPO, map[string]float64{"rate": 0.05, "units": 16, "buffer": 20, "batches": 4, "ratio": 0.3}),
	"sh":        NewSH, "hyperband": NewHyperband, "asha": NewASHA, "bohb": NewBOHB, "dehb": NewDEHB,
}

// light gives a method small networks, so that the test is short.
func light(make func(Setup) (Optimizer, error)) func(Setup) (Optimizer, error) {
	return options(make, map[string]float64{"batch": 20, "depth": 2, "epochs": 40, "rate": 0.01})
}

// options gives a method options.
func options(make func(Setup) (Optimizer, error), list map[string]float64) func(Setup) (Optimizer, error) {
	return func(s Setup) (Optimizer, error) {
		s.Options = list
		return make(s)
	}
}

// few fits a model for every twenty proposals, so that the test is short.
func few(make func(Setup) (Optimizer, error)) func(Setup) (Optimizer, error) {
	return func(s Setup) (Optimizer, error) {
		s.Options = map[string]float64{"batch": 20}
		return make(s)
	}
}

// Each method must beat random search in the mean over seeds, for the same
// total training.
func TestSingleBeatRandom(t *testing.T) {
	s := grid(t, 9, 10)
	low := []float64{1. / 27, 1. / 9, 1. / 3}
	mean := func(make func(Setup) (Optimizer, error)) float64 {
		sum := 0.0
		for run := range uint64(5) {
			one := setup(s, 1, run, nil)
			one.Fidelities = low
			best, _ := effort(t, make, one, 200)
			sum += best / 5
		}
		return sum
	}
	random := mean(NewRS)
	for name, make := range single {
		got := mean(make)
		t.Logf("%s: %.1f, random search %.1f", name, got, random)
		if got > 0.9*random {
			t.Errorf("%s: mean least cost %.1f, random search %.1f", name, got, random)
		}
	}
}

// A round of Hyperband with four rungs and eta 3 is that of the paper's table.
func TestHyperbandBrackets(t *testing.T) {
	want := [][]int{{27, 9, 3, 1}, {12, 4, 1}, {6, 2}, {4}}
	for i, p := range brackets(4, 3) {
		if p.from != i || !slices.Equal(p.sizes, want[i]) {
			t.Errorf("bracket %d begins at rung %d with %v, want %v", i, p.from, p.sizes, want[i])
		}
	}
	one := setup(grid(t, 9, 10), 1, 1, nil)
	one.Fidelities = []float64{1. / 27, 1. / 9, 1. / 3}
	_, all := effort(t, NewHyperband, one, 15)
	count := map[float64]int{}
	for _, p := range all[:27+9+3+1] {
		count[p.Fidelity]++
	}
	if count[1./27] != 27 || count[1./9] != 9 || count[1./3] != 3 || count[0] != 1 {
		t.Errorf("the first bracket trains %v", count)
	}
}

// Whom ASHA promotes stood among the best fourth of its rung at that moment.
func TestASHAPromotes(t *testing.T) {
	one := setup(grid(t, 9, 10), 1, 1, nil)
	one.Fidelities = []float64{1. / 64, 1. / 16, 1. / 4}
	_, all := effort(t, NewASHA, one, 40)
	below := map[float64]float64{1. / 16: 1. / 64, 1. / 4: 1. / 16, 0: 1. / 4}
	costs := map[float64][]float64{}
	for _, p := range all {
		if f, promoted := below[p.Fidelity]; promoted {
			rank, had := 0, blurred(p.Arch, f)
			for _, c := range costs[f] {
				if c < had {
					rank++
				}
			}
			if rank >= len(costs[f])/4 {
				t.Fatalf("the %dth of %d results at %g was promoted", rank+1, len(costs[f]), f)
			}
		}
		costs[p.Fidelity] = append(costs[p.Fidelity], blurred(p.Arch, p.Fidelity))
	}
	if len(costs[0]) == 0 {
		t.Error("nothing was trained in full")
	}
}

// Local search ends each descent at an architecture without a better neighbour.
func TestLSReachesAnOptimum(t *testing.T) {
	s := grid(t, 5, 10)
	best, _ := effort(t, NewLS, setup(s, 1, 3, nil), 600)
	if best != 0 {
		t.Errorf("least cost %.1f after 600 evaluations, want 0", best)
	}
}

// The population of REA holds the latest results, however bad.
func TestREAForgets(t *testing.T) {
	s := grid(t, 3, 10)
	o, err := NewREA(setup(s, 1, 1, map[string]float64{"population": 3, "sample": 1}))
	if err != nil {
		t.Fatal(err)
	}
	for i := range 10 {
		a := space.Arch{Space: "grid", Genes: []int{i, 0, 0}}
		if err := o.Tell([]Trial{{Arch: a, Costs: []float64{float64(i)}}}); err != nil {
			t.Fatal(err)
		}
	}
	for i, m := range o.(*REA).queue {
		if m.arch.Genes[0] != 7+i {
			t.Errorf("member %d is %v, want that of trial %d", i, m.arch, 7+i)
		}
	}
}
