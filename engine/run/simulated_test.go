package run_test

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"naslab/engine/bench"
	"naslab/engine/bench/suite"
	"naslab/engine/run"
	"naslab/engine/search"
	"naslab/engine/space"
)

// hourly is a benchmark of which each reading costs an hour per step of its
// first gene.
func hourly(t *testing.T, costs bool) *run.Problem {
	t.Helper()
	s, err := space.NewFuncs("hours", []space.Dim{space.Numbers("a", 1, 2, 3), space.Numbers("b", 1, 2, 3, 4, 5, 6, 7, 8)}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	var b bench.Benchmark
	b, err = bench.NewFunc("hours", s, []bench.Metric{{Name: "error"}}, func(_ context.Context, a space.Arch, _ []string) ([]float64, error) {
		return []float64{float64(a.Genes[0] + a.Genes[1])}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if costs {
		b, err = bench.NewTimed(b, func(a space.Arch, _ float64) time.Duration { return time.Duration(a.Genes[0]+1) * time.Hour })
		if err != nil {
			t.Fatal(err)
		}
	}
	p, err := run.NewProblem(b, []string{"error"})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestSimulated ends a search by the simulated clock, in memory and in a folder,
// and goes on with it.
func TestSimulated(t *testing.T) {
	search.RegisterBuiltins()
	dir := t.TempDir()
	p := hourly(t, true)
	budget := run.Budget{Simulated: 20 * time.Hour}
	var texts []string
	for _, memory := range []bool{false, true} {
		s, err := run.Search(t.Context(), p, "rs", run.Config{Seed: 3, Memory: memory, Dir: dir, Budget: budget})
		if err != nil {
			t.Fatal(err)
		}
		clock := s.Clock()
		n := len(clock)
		if n != s.Len() || clock[n-1] != s.Simulated() || clock[n-1] < 20*3600 || clock[n-2] >= 20*3600 {
			t.Errorf("the clock runs %v", clock)
		}
		for i, trial := range s.Trials() {
			step := clock[i]
			if i > 0 {
				step -= clock[i-1]
			}
			if step != float64(trial.Arch.Genes[0]+1)*3600 {
				t.Errorf("trial %d takes %g s", i, step)
			}
		}
		if (s.Dir() == "") != memory || !strings.Contains(s.String(), "simulated time") {
			t.Errorf("%v", s)
		}
		if clocks, ok := s.AllTable().Floats("clock"); !ok || !slices.Equal(clocks, clock) {
			t.Errorf("the table's clock runs %v", clocks)
		}
		texts = append(texts, s.AllTable().Markdown())
	}
	if strip(texts[0]) != strip(texts[1]) {
		t.Errorf("in memory the study is another one:\n%s\n%s", texts[0], texts[1])
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
		t.Errorf("%d folders, %v", len(entries), err)
	}
	more, err := run.Resume(t.Context(), dir+"/rs-hours-3", p.Benchmark(), run.Config{Budget: run.Budget{Simulated: 30 * time.Hour}})
	if err != nil {
		t.Fatal(err)
	}
	whole, err := run.Search(t.Context(), p, "rs", run.Config{Seed: 3, Memory: true, Budget: run.Budget{Simulated: 30 * time.Hour}})
	if err != nil {
		t.Fatal(err)
	}
	if strip(more.AllTable().Markdown()) != strip(whole.AllTable().Markdown()) {
		t.Errorf("gone on with it is %v, made at once %v", more, whole)
	}
	if again, err := run.Load(dir + "/rs-hours-3"); err != nil || again.Simulated() != more.Simulated() || again.Budget() != budget {
		t.Errorf("loaded: %v, %v", again, err)
	}
}

// strip leaves out the wall-clock seconds: it keeps number, error and
// architecture.
func strip(markdown string) string {
	var out []string
	for line := range strings.Lines(markdown) {
		cells := strings.Split(line, "|")
		out = append(out, strings.Join(cells[:min(4, len(cells))], "|"))
	}
	return strings.Join(out, "\n")
}

// TestTimeless refuses a simulated budget that would never end.
func TestTimeless(t *testing.T) {
	search.RegisterBuiltins()
	p := hourly(t, false)
	c := run.Config{Memory: true, Budget: run.Budget{Simulated: time.Hour}}
	if _, err := run.Search(t.Context(), p, "rs", c); err == nil || !strings.Contains(err.Error(), "does not say what an evaluation costs") {
		t.Errorf("error %v", err)
	}
	c.Budget.Evals = 5
	if s, err := run.Search(t.Context(), p, "rs", c); err != nil || s.Len() != 5 {
		t.Errorf("%v, %v", s, err)
	}
	c.Budget = run.Budget{Simulated: -1}
	if _, err := run.Search(t.Context(), p, "rs", c); err == nil || !strings.Contains(err.Error(), "above 0") {
		t.Errorf("error %v", err)
	}
}

// TestSimulatedNLP trains cells of NAS-Bench-NLP epoch by epoch: a fidelity of
// 2% costs the first epoch's seconds.
func TestSimulatedNLP(t *testing.T) {
	b, err := suite.Open("nbnlp", imported(t, "nbnlp"))
	if err != nil {
		t.Fatal(err)
	}
	a, err := b.Arch(0)
	if err != nil {
		t.Fatal(err)
	}
	ask := func(fidelity float64) time.Duration {
		r, err := b.Query(t.Context(), a, bench.Query{Metrics: []string{"val_loss"}, Fidelity: fidelity})
		if err != nil {
			t.Fatal(err)
		}
		return r.Cost
	}
	one, half, full := ask(0.02), ask(0.5), ask(1)
	if !(one > time.Second && half > 20*one && full > half && full > time.Hour/2) {
		t.Errorf("costs %v, %v, %v", one, half, full)
	}
	r, err := b.Query(t.Context(), a, bench.Query{Metrics: []string{"params"}})
	if err != nil || r.Cost != 0 {
		t.Errorf("to count parameters costs %v, %v", r.Cost, err)
	}
}
