package grid_test

import (
	"context"
	"errors"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"naslab/engine/bench"
	"naslab/engine/grid"
	"naslab/engine/predict"
	"naslab/engine/search"
	"naslab/engine/seed"
	"naslab/engine/space"
)

// listed is a function of four decisions, all of whose values are known.
type listed struct {
	bench.Benchmark
	archs []space.Arch
}

func (l listed) Len() int                         { return len(l.archs) }
func (l listed) Arch(row int) (space.Arch, error) { return l.archs[row], nil }

func pair(t *testing.T) *grid.Pair {
	t.Helper()
	search.RegisterBuiltins()
	predict.RegisterBuiltins()
	choices := []string{"a", "b", "c", "d", "e"}
	s, err := space.NewFuncs("four", []space.Dim{space.Labels("w", choices...), space.Labels("x", choices...), space.Labels("y", choices...), space.Labels("z", choices...)}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	b, err := bench.NewFunc("four", s, []bench.Metric{{Name: "score", Maximise: true}}, func(_ context.Context, a space.Arch, _ []string) ([]float64, error) {
		sum := 0.0
		for i, g := range a.Genes {
			sum += float64((g+i)%5) / float64(1+i)
		}
		return []float64{sum}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	l := listed{Benchmark: b}
	if err := space.Enumerate(s, func(a space.Arch) bool { l.archs = append(l.archs, a); return true }); err != nil {
		t.Fatal(err)
	}
	p, err := grid.NewPair("four", l, "score")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func jobs() []grid.Job {
	var list []grid.Job
	for seed := range uint64(4) {
		list = append(list,
			grid.Job{Kind: grid.Search, Pair: "four", Method: "rea", Options: map[string]float64{"population": 5}, Seed: seed, Evals: 60},
			grid.Job{Kind: grid.Predict, Pair: "four", Method: "gp", Seed: seed, Evals: 40, Test: 50})
	}
	return list
}

func TestOutcomes(t *testing.T) {
	p := pair(t)
	if want := 4 * (1 + 1/2. + 1/3. + 1/4.); math.Abs(p.Best()-want) > 1e-9 || p.Regret(want-1) < 0.99 || len(p.Values()) != 625 {
		t.Fatalf("best %g of %d, want %g", p.Best(), len(p.Values()), want)
	}
	g, err := grid.New([]*grid.Pair{p}, "")
	if err != nil {
		t.Fatal(err)
	}
	list, err := g.Run(context.Background(), jobs(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, o := range list {
		if !reflect.DeepEqual(o.Job, jobs()[i]) || o.Failed != "" {
			t.Fatalf("outcome %d is of %v: %s", i, o.Job, o.Failed)
		}
		switch o.Kind {
		case grid.Predict:
			if o.Score < 0.8 || o.Score > 1 {
				t.Errorf("a Gaussian process has the rank correlation %g on a sum", o.Score)
			}
		case grid.Search:
			if o.At[0] != 1 || o.After(1) != o.Found[0] || p.Regret(o.After(60)) > p.Regret(o.After(10)) || p.Regret(o.After(60)) < 0 {
				t.Errorf("a search found %v at %v", o.Found, o.At)
			}
			if o.After(0) == o.After(0) {
				t.Error("before the first evaluation something was found")
			}
		}
	}
}

// What was interrupted goes on, and ends with the same outcomes.
func TestJournal(t *testing.T) {
	p, path := pair(t), filepath.Join(t.TempDir(), "new", "runs.jsonl")
	ctx, stop := context.WithCancel(context.Background())
	g, err := grid.New([]*grid.Pair{p}, path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := g.Run(ctx, jobs(), func(done, total int) {
		if done == 3 {
			stop()
		}
	}); !errors.Is(err, context.Canceled) || !strings.Contains(err.Error(), "stopped after") {
		t.Fatalf("error %v", err)
	}
	if err := g.Close(); err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	f.WriteString(`{"kind":"sea`) // a killed process
	f.Close()
	again, err := grid.New([]*grid.Pair{p}, path)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if _, err := grid.New([]*grid.Pair{p}, path); err == nil || !strings.Contains(err.Error(), "another program") {
		t.Errorf("a journal opened twice: %v", err)
	}
	known := again.Known(jobs())
	if known < 3 || known == len(jobs()) {
		t.Fatalf("%d jobs are known", known)
	}
	first := -1
	list, err := again.Run(context.Background(), append(jobs(), jobs()[0]), func(done, total int) {
		if first < 0 {
			first = done
		}
	})
	if err != nil || first < known {
		t.Fatalf("began at %d: %v", first, err)
	}
	fresh, err := grid.New([]*grid.Pair{p}, "")
	if err != nil {
		t.Fatal(err)
	}
	want, err := fresh.Run(context.Background(), append(jobs(), jobs()[0]), nil)
	if err != nil || !reflect.DeepEqual(list, want) {
		t.Errorf("outcomes differ from those of one run: %v", err)
	}
	text, err := os.ReadFile(path)
	if n := strings.Count(string(text), "\n"); err != nil || n != len(jobs()) {
		t.Errorf("%d lines for %d jobs", n, len(jobs()))
	}
}

func TestErrors(t *testing.T) {
	p := pair(t)
	g, err := grid.New([]*grid.Pair{p}, "")
	if err != nil {
		t.Fatal(err)
	}
	for want, j := range map[string]grid.Job{
		"fuor":         {Kind: grid.Search, Pair: "fuor", Method: "rs", Evals: 1},
		"kind":         {Pair: "four", Method: "rs", Evals: 1},
		"at least 1":   {Kind: grid.Search, Pair: "four", Method: "rs"},
		"at least 2":   {Kind: grid.Predict, Pair: "four", Method: "gp", Evals: 5},
		"search metho": {Kind: grid.Search, Pair: "four", Method: "rss", Evals: 1},
		"no 5000":      {Kind: grid.Predict, Pair: "four", Method: "gp", Evals: 4998, Test: 2},
	} {
		if _, err := g.Run(context.Background(), []grid.Job{j}, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: error %v, want one with %q", j, err, want)
		}
	}
	out, err := g.Run(context.Background(), []grid.Job{{Kind: grid.Predict, Pair: "four", Method: "gp", Evals: 1, Test: 2}}, nil)
	if err != nil || out[0].Failed == "" {
		t.Errorf("too few to learn from: %v, %v", out, err)
	}
	if _, err := grid.New([]*grid.Pair{p, p}, ""); err == nil {
		t.Error("a pair twice is accepted")
	}
	bad := filepath.Join(t.TempDir(), "bad")
	if err := os.WriteFile(bad, []byte("no json\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := grid.New([]*grid.Pair{p}, bad); err == nil || !strings.Contains(err.Error(), "remove the file") {
		t.Errorf("error %v", err)
	}
	if _, _, err := grid.Published(nil, true, "nb20"); err == nil || !strings.Contains(err.Error(), "nb201/cifar10") {
		t.Errorf("error %v", err)
	}
}

func TestSettings(t *testing.T) {
	draw := func(kind grid.Kind, method string, fixed map[string]float64) []map[string]float64 {
		return grid.Settings(kind, method, 50, fixed, seed.New(1).Rand(method))
	}
	if got := draw(grid.Search, "rs", nil); len(got) != 1 || len(got[0]) != 0 || grid.Tunable(grid.Search, "rs") {
		t.Errorf("random search has the settings %v", got)
	}
	p := pair(t)
	for _, kind := range []grid.Kind{grid.Search, grid.Predict} {
		methods := []string{"rea", "ls", "bananas", "npenas"}
		if kind == grid.Predict {
			methods = []string{"gp", "gpwl", "mlp", "ensemble", "dngo"}
		}
		for _, method := range methods {
			list := draw(kind, method, nil)
			if len(list) != 50 || !grid.Tunable(kind, method) || !reflect.DeepEqual(list, draw(kind, method, nil)) {
				t.Fatalf("%s: %d settings", method, len(list))
			}
			for _, options := range list { // each can be made
				var err error
				if kind == grid.Search {
					_, err = search.New(method, search.Setup{Space: p.Space(), Objectives: make([]search.Objective, 1), Options: options})
				} else {
					_, err = predict.New(method, predict.Setup{Space: p.Space(), Options: options})
				}
				if err != nil {
					t.Error(err)
				}
			}
		}
	}
	if got := draw(grid.Search, "npenas", map[string]float64{"epochs": 7}); got[0]["epochs"] != 7 || got[3]["epochs"] != 7 || len(got[3]) != 6 {
		t.Errorf("fixed options are lost: %v", got[3])
	}
}
