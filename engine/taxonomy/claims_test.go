package taxonomy_test

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"naslab/engine"
	"naslab/engine/bench"
	"naslab/engine/bench/hwgpt"
	"naslab/engine/bench/suite"
	"naslab/engine/data/datatest"
	"naslab/engine/data/store"
	"naslab/engine/predict"
	"naslab/engine/search"
	"naslab/engine/seed"
	"naslab/engine/space"
)

// TestClaims opens the benchmarks that an entry lists for something that they
// measure, and looks whether they do.
func TestClaims(t *testing.T) {
	engine.Install()
	some := func(holds func(bench.Metric) bool) func(bench.Benchmark) bool {
		return func(b bench.Benchmark) bool { return slices.ContainsFunc(b.Metrics(), holds) }
	}
	called := func(begin string) func(bench.Benchmark) bool {
		return some(func(m bench.Metric) bool { return strings.HasPrefix(m.Name, begin) })
	}
	onDevice := some(func(m bench.Metric) bool { return m.Device != "" })
	checks := map[string]func(bench.Benchmark) bool{
		"hardware": onDevice, "robustness": called("robust_"), "suites": called("zc_"), "zero-cost proxies": called("zc_"),
		"low fidelity": some(func(m bench.Metric) bool { return len(m.Fidelities) > 0 }),
	}
	listed := map[string][]string{}
	for id := range checks {
		listed[id] = find(t, id).Here
	}
	for _, data := range []string{"hwgpt", "nb201", "nbnlp", "fbnet", "nbmacro", "enas"} {
		t.Run(data, func(t *testing.T) {
			for name, b := range opened(t, data) {
				for id, holds := range checks {
					if is := slices.Contains(listed[id], name); is != holds(b) {
						t.Errorf("%s is listed under %q: %v; its metrics say %v", name, id, is, !is)
					}
				}
			}
		})
	}
}

// opened imports a data set and opens its benchmarks.
func opened(t *testing.T, data string) map[string]bench.Benchmark {
	t.Helper()
	all := map[string]bench.Benchmark{}
	if data == "hwgpt" {
		for _, scale := range hwgpt.Scales() {
			b, err := hwgpt.Open(scale)
			if err != nil {
				t.Fatal(err)
			}
			all[b.Name()] = b
		}
		return all
	}
	s := store.New(t.TempDir())
	if _, err := s.Import(context.Background(), data, datatest.Shared(t, filepath.Join("data", data)), nil); err != nil {
		t.Fatal(err)
	}
	for _, name := range suite.Names() {
		if bench.Needs(name) != data {
			continue
		}
		b, err := suite.Open(name, s)
		if err != nil {
			t.Fatal(err)
		}
		all[name] = b
	}
	return all
}

// TestListedCanBeMade makes every space, method and predictor that is listed, and
// runs each method for one proposal.
func TestListedCanBeMade(t *testing.T) {
	engine.Install()
	for _, n := range space.Names() {
		s, err := space.New(n)
		if err != nil {
			t.Errorf("%s: %v", n, err)
			continue
		}
		if err := s.Check(space.Sample(s, seed.New(1).Rand(n))); err != nil {
			t.Errorf("%s: %v", n, err)
		}
	}
	small, err := space.New("nb201")
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range search.Names() {
		o, err := search.New(n, search.Setup{Space: small, Objectives: []search.Objective{{Name: "error"}}, Fidelities: []float64{0.1}, Seed: seed.New(1)})
		if err != nil {
			t.Errorf("%s: %v", n, err)
			continue
		}
		if asked, err := o.Ask(t.Context(), 1); err != nil || len(asked) != 1 || small.Check(asked[0].Arch) != nil {
			t.Errorf("%s proposes %v, %v", n, asked, err)
		}
	}
	for _, n := range predict.Names() {
		if _, err := predict.New(n, predict.Setup{Space: small, Seed: seed.New(1)}); err != nil {
			t.Errorf("%s: %v", n, err)
		}
	}
}
