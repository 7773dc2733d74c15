package run_test

import (
	"slices"
	"strings"
	"testing"

	"naslab/engine/bench/suite"
	"naslab/engine/data/store"
	"naslab/engine/run"
	"naslab/engine/search"
	"naslab/engine/space"
)

// wanted are metrics of benchmarks that are searched besides the first one.
var wanted = map[string][]string{
	"nb201/cifar10": {"latency@edgetpu", "gdas_accuracy"}, // not every cell has the first
	"nb101":         {"train_energy"},
	"ofa":           {"latency@v100_64", "latency@samsung_note10"},
	"hat/wmt14ende": {"bleu"},
}

// quick are settings with which the methods that train models are fast.
var quick = map[string]map[string]float64{
	"bananas":   {"start": 8, "candidates": 20, "members": 2, "depth": 2, "epochs": 5},
	"npenas":    {"start": 8, "candidates": 20, "members": 2, "depth": 2, "epochs": 5},
	"bo":        {"start": 8, "candidates": 20, "batch": 8},
	"bowl":      {"start": 8, "candidates": 20, "batch": 8},
	"dngo":      {"start": 8, "candidates": 20, "batch": 8},
	"parego":    {"start": 8, "candidates": 20, "batch": 8},
	"lsbo":      {"start": 8, "candidates": 20, "batch": 8},
	"rsbo":      {"start": 8, "candidates": 20, "batch": 8},
	"ehvi":      {"start": 8, "candidates": 20, "batch": 8},
	"alphax":    {"start": 8, "epochs": 10},
	"tpe":       {"start": 8},
	"lanas":     {"start": 8},
	"rea":       {"population": 8},
	"nsga2":     {"population": 8},
	"reinforce": {"units": 8},
	"ppo":       {"units": 8, "buffer": 8, "batches": 2},
}

// TestEverywhere runs every method on every benchmark to the end of its budget
// or of the architectures there are, without a reading that is missing; and
// again, cut off in the middle, to the same trials.
func TestEverywhere(t *testing.T) {
	search.RegisterBuiltins()
	tables := map[string]*store.Store{}
	for _, name := range suite.Names() {
		data := suite.Data(name)
		if tables[data] == nil {
			tables[data] = imported(t, data)
		}
		b, err := suite.Open(name, tables[data])
		if err != nil {
			t.Fatal(err)
		}
		for _, metric := range append([]string{b.Metrics()[0].Name}, wanted[name]...) {
			t.Run(name+" "+metric, func(t *testing.T) {
				again := data != "transnas" || strings.HasSuffix(name, "jigsaw") // fourteen benchmarks of two spaces
				p, err := run.NewProblem(b, []string{metric})
				if err != nil {
					t.Fatal(err)
				}
				t.Parallel()
				for _, method := range search.Names() {
					toTheEnd(t, p, method, again)
				}
			})
		}
	}
}

func toTheEnd(t *testing.T, p *run.Problem, method string, again bool) {
	const evals = 20
	c := run.Config{Name: method, Seed: 5, Memory: true, Budget: run.Budget{Evals: evals}, Options: quick[method]}
	s, err := run.Search(t.Context(), p, method, c)
	if err != nil {
		t.Errorf("%s: %v", method, err)
		return
	}
	size, err := space.Size(p.Space())
	if err != nil {
		t.Fatal(err)
	}
	if n := s.Len(); n != evals && (s.Stopped() != run.Exhausted || float64(n) < size) || s.Failures() > 0 {
		t.Errorf("%s made %d evaluations of %d, of %g architectures; %d failed; %s", method, n, evals, size, s.Failures(), s.Stopped())
	}
	if !again {
		return
	}
	c.Memory, c.Dir, c.Budget.Evals = false, t.TempDir(), evals/2
	half, err := run.Search(t.Context(), p, method, c)
	if err != nil {
		t.Errorf("%s, first half: %v", method, err)
		return
	}
	whole, err := run.Resume(t.Context(), half.Dir(), p.Benchmark(), run.Config{Budget: run.Budget{Evals: evals}})
	if err != nil {
		t.Errorf("%s, second half: %v", method, err)
		return
	}
	same := func(a, b search.Trial) bool {
		return a.Arch.Equal(b.Arch) && a.Fidelity == b.Fidelity && slices.Equal(a.Costs, b.Costs)
	}
	if !slices.EqualFunc(s.Trials(), whole.Trials(), same) || len(whole.Notes()) > 0 {
		t.Errorf("%s made other trials when it was cut off in the middle; %v", method, whole.Notes())
	}
}
