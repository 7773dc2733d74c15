package run_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"naslab/engine/bench"
	"naslab/engine/run"
	"naslab/engine/search"
	"naslab/engine/space"
)

// toy is a benchmark of eight decisions with three choices: an error rate that
// falls and an accuracy that rises with the sum of the choices, a latency that
// rises with the number of changes between neighbours, in ms, and a power that
// has no constants. calls counts the evaluations.
type toy struct {
	*bench.Func
	calls int
	spoil func(a space.Arch, values []float64) error // may change values, fail or panic
}

func newToy(t testing.TB) *toy {
	t.Helper()
	var dims []space.Dim
	for i := range 8 {
		dims = append(dims, space.Numbers(fmt.Sprintf("x%d", i), 0, 1, 2))
	}
	s, err := space.NewFuncs("toy", dims, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	b := &toy{}
	metrics := []bench.Metric{
		{Name: "error", Unit: "%", Lo: 4, Hi: 20},
		{Name: "accuracy", Unit: "%", Maximise: true, Lo: 80, Hi: 96},
		{Name: "latency@toy", Unit: "ms", Device: "toy", Batch: 1, Lo: 1, Hi: 17},
		{Name: "power", Unit: "W"},
	}
	b.Func, err = bench.NewFunc("toy/bench", s, metrics, b.measure)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func (b *toy) measure(_ context.Context, a space.Arch, names []string) ([]float64, error) {
	b.calls++
	sum, turns := 0, 0
	for i, g := range a.Genes {
		sum += g
		if i > 0 {
			turns += (g - a.Genes[i-1]) * (g - a.Genes[i-1])
		}
	}
	all := map[string]float64{"error": 20 - float64(sum), "accuracy": 80 + float64(sum), "latency@toy": 1 + float64(sum*sum)/16 + float64(turns)/8, "power": float64(turns)}
	var out []float64
	for _, n := range names {
		out = append(out, all[n])
	}
	if b.spoil != nil {
		if err := b.spoil(a, out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func problem(t testing.TB, b bench.Benchmark, objectives ...string) *run.Problem {
	t.Helper()
	p, err := run.NewProblem(b, objectives)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func config(t testing.TB, evals int) run.Config {
	t.Helper()
	return run.Config{Dir: t.TempDir(), Seed: 1, Budget: run.Budget{Evals: evals}}
}

// must is for searches that may not fail: must(t)(run.Search(...)).
func must(t testing.TB) func(*run.Study, error) *run.Study {
	return func(s *run.Study, err error) *run.Study {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
}

// noisy answers draws.
type noisy struct{ *bench.Func }

func newNoisy(t testing.TB) noisy {
	t.Helper()
	return noisy{newToy(t).Func}
}

func (n noisy) Metrics() []bench.Metric { return []bench.Metric{{Name: "x"}} }

func (n noisy) Query(_ context.Context, _ space.Arch, q bench.Query) (bench.Reading, error) {
	x := 1.0
	if q.Draw {
		x += pcg(q.Seed).NormFloat64()
	}
	return bench.Reading{Values: append(q.Into[:0], bench.Value{Metric: &n.Metrics()[0], X: x, Std: 1}), Cost: time.Minute}, nil
}

// wantError fails unless err holds all the parts in one sentence.
func wantError(t testing.TB, err error, parts ...string) {
	t.Helper()
	if err == nil {
		t.Fatal("no error")
	}
	for _, part := range parts {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("error %q lacks %q", err, part)
		}
	}
	if strings.Contains(err.Error(), "\n") || strings.Contains(err.Error(), "goroutine") {
		t.Errorf("error %q is not one sentence", err)
	}
}

// same compares trials by architecture, costs and failure.
func same(a, b []search.Trial) bool {
	return slices.EqualFunc(a, b, func(x, y search.Trial) bool {
		return x.ID == y.ID && x.Arch.Equal(y.Arch) && slices.Equal(x.Costs, y.Costs) && x.Failed == y.Failed && x.Fidelity == y.Fidelity
	})
}

// valid loads the study from its folder and checks that it is what s says.
func valid(t testing.TB, s *run.Study) {
	t.Helper()
	loaded, err := run.Load(s.Dir())
	if err != nil {
		t.Fatal(err)
	}
	if !same(loaded.Trials(), s.Trials()) {
		t.Errorf("%s holds other trials than the study", s.Dir())
	}
	if loaded.Stopped() != s.Stopped() || loaded.String() != s.String() {
		t.Errorf("loaded %q %q, want %q %q", loaded.Stopped(), loaded, s.Stopped(), s)
	}
}

// climber is a method as a user would write one: keep the best by the sum of
// the costs and change one decision at random.
func climber(t testing.TB, s space.Space, seed uint64) search.Optimizer {
	t.Helper()
	rng := pcg(seed)
	at, best := space.Sample(s, rng), math.Inf(1)
	o, err := search.NewFuncs("climber", func() (space.Arch, bool) {
		if math.IsInf(best, 1) {
			return at, true
		}
		next, err := space.Mutate(s, at, rng)
		return next, err == nil
	}, func(a space.Arch, costs []float64) {
		if sum := costs[0] + costs[1]; sum <= best {
			at, best = a, sum
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func lines(t testing.TB, dir string) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, "trials.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
}

var errOnPurpose = errors.New("out of memory,\non purpose")

// networks are the methods that train models, with options that make these
// small: with the published ones a test would take minutes.
var networks = map[string]map[string]float64{
	"bananas": {"depth": 1, "epochs": 3},
	"npenas":  {"depth": 1, "epochs": 3},
	"dngo":    {"depth": 1, "epochs": 3},
	"alphax":  {"depth": 1, "epochs": 3},
	"parego":  {"learn": 12, "candidates": 40},
	"lsbo":    {"learn": 12, "candidates": 40},
	"rsbo":    {"learn": 12, "candidates": 40},
	"ehvi":    {"learn": 12, "candidates": 40},
}
