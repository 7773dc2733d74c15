package run_test

import (
	"context"
	"errors"
	"math"
	"runtime"
	"strings"
	"sync"
	"testing"

	"naslab/engine/bench"
	"naslab/engine/run"
	"naslab/engine/search"
	"naslab/engine/space"
)

func TestFailedEvaluationsAreRecorded(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(values []float64) error
		want  string
	}{
		"NaN":            {func(v []float64) error { v[1] = math.NaN(); return nil }, "latency@toy has no value"},
		"infinity":       {func(v []float64) error { v[0] = math.Inf(1); return nil }, "error is +Inf"},
		"minus infinity": {func(v []float64) error { v[0] = math.Inf(-1); return nil }, "error is -Inf"},
		"error":          {func([]float64) error { return errOnPurpose }, "out of memory, on purpose"},
		"panic":          {func([]float64) error { panic("index out of range") }, "panic: index out of range"},
		"runtime error":  {func(v []float64) error { v[len(v)] = 1; return nil }, "panic: runtime error: index out of range"},
		"long text":      {func([]float64) error { return errors.New(strings.Repeat("é", 5000)) }, "ééé"},
		"no text":        {func([]float64) error { return errors.New("") }, "an error without a text"},
	} {
		t.Run(name, func(t *testing.T) {
			b := newToy(t)
			b.spoil = func(a space.Arch, values []float64) error {
				if a.Genes[0] == 2 {
					return c.spoil(values)
				}
				return nil
			}
			s := must(t)(run.Search(t.Context(), problem(t, b, "error", "latency@toy"), "nsga2", config(t, 80)))
			if s.Len() != 80 || s.Failures() == 0 {
				t.Fatalf("%d evaluations, %d failed", s.Len(), s.Failures())
			}
			for _, trial := range s.Trials() {
				failed := trial.Arch.Genes[0] == 2
				if failed != (trial.Failed != "") || failed != (trial.Costs == nil) || failed && !strings.HasPrefix(trial.Failed, c.want) || len(trial.Failed) > 1000 {
					t.Errorf("trial %+v", trial)
				}
			}
			valid(t, s)
			if curve, err := s.HypervolumeCurve(nil); err != nil || len(curve) != 80 {
				t.Errorf("curve of %d: %v", len(curve), err)
			}
		})
	}
}

func TestAllFailing(t *testing.T) {
	b := newToy(t)
	b.spoil = func(space.Arch, []float64) error { return errOnPurpose }
	s, err := run.Search(t.Context(), problem(t, b, "error"), "rs", config(t, 100))
	wantError(t, err, "10 of 10 evaluations failed, the first because: out of memory, on purpose")
	if s.Len() != 10 || s.Stopped() != "error" || s.Front().Len() != 0 {
		t.Errorf("%d evaluations, %q", s.Len(), s.Stopped())
	}
	valid(t, s)

	// mended, it goes on
	b.spoil = nil
	s = must(t)(run.Resume(t.Context(), s.Dir(), b, run.Config{}))
	if s.Len() != 100 || s.Failures() != 10 {
		t.Errorf("%d evaluations, %d failed", s.Len(), s.Failures())
	}
}

func TestMoreThanHalfFailing(t *testing.T) {
	b := newToy(t)
	b.spoil = func(space.Arch, []float64) error {
		if b.calls > 1 && b.calls%4 != 0 {
			return errOnPurpose
		}
		return nil
	}
	s, err := run.Search(t.Context(), problem(t, b, "error"), "rs", config(t, 100))
	wantError(t, err, "of 20 evaluations failed")
	if s.Len() != 20 {
		t.Errorf("%d evaluations", s.Len())
	}
}

func TestCancel(t *testing.T) {
	for name, end := range map[string]func(context.Context) error{
		"between":       func(context.Context) error { return nil },
		"with an error": func(ctx context.Context) error { return ctx.Err() },
		"with a panic":  func(context.Context) error { panic("interrupted") },
	} {
		t.Run(name, func(t *testing.T) {
			b := newToy(t)
			ctx, cancel := context.WithCancel(t.Context())
			b.spoil = func(space.Arch, []float64) error {
				if b.calls == 25 {
					cancel()
					return end(ctx)
				}
				return nil
			}
			s, err := run.Search(ctx, problem(t, b, "error", "latency@toy"), "nsga2", config(t, 100))
			if !errors.Is(err, context.Canceled) {
				t.Fatalf("error %v", err)
			}
			wantError(t, err, "run: stopped after ")
			if s.Len() < 24 || s.Len() > 25 || s.Failures() != 0 || s.Front().Len() == 0 || s.Stopped() != "cancelled" {
				t.Errorf("%d evaluations, %d failed, %q", s.Len(), s.Failures(), s.Stopped())
			}
			valid(t, s)
			s = must(t)(run.Resume(t.Context(), s.Dir(), newToy(t), run.Config{}))
			whole := must(t)(run.Search(t.Context(), problem(t, newToy(t), "error", "latency@toy"), "nsga2", config(t, 100)))
			if !same(s.Trials(), whole.Trials()) {
				t.Error("the resumed study differs from an uninterrupted one")
			}
		})
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	s, err := run.Search(ctx, problem(t, newToy(t), "error"), "rs", config(t, 100))
	if !errors.Is(err, context.Canceled) || s.Len() != 0 {
		t.Errorf("cancelled before the start: %v, %v", s, err)
	}
	valid(t, s)
}

// rogue is a method that does what it should not.
type rogue struct {
	ask  func(n int) ([]search.Proposal, error)
	tell func() error
}

func (r rogue) Name() string                                            { return "rogue" }
func (r rogue) Ask(_ context.Context, n int) ([]search.Proposal, error) { return r.ask(n) }
func (r rogue) Tell([]search.Trial) error                               { return r.tell() }
func good(b *toy) ([]search.Proposal, error) {
	return []search.Proposal{{Arch: space.Extreme(b.Space(), false)}}, nil
}
func proposed(a space.Arch) ([]search.Proposal, error) { return []search.Proposal{{Arch: a}}, nil }
func withFidelity(b *toy, f float64) ([]search.Proposal, error) {
	return []search.Proposal{{Arch: space.Extreme(b.Space(), false), Fidelity: f}}, nil
}

func TestRogueMethods(t *testing.T) {
	b := newToy(t)
	fine := func() error { return nil }
	for name, c := range map[string]struct {
		method rogue
		want   string
	}{
		"panic in ask":       {rogue{func(int) ([]search.Proposal, error) { panic("oh no") }, fine}, "run: rogue: panic: oh no"},
		"error in ask":       {rogue{func(int) ([]search.Proposal, error) { return nil, errors.New("oh no") }, fine}, "run: rogue: oh no"},
		"panic in tell":      {rogue{func(int) ([]search.Proposal, error) { return good(b) }, func() error { panic("oh no") }}, "run: rogue: panic: oh no"},
		"error in tell":      {rogue{func(int) ([]search.Proposal, error) { return good(b) }, func() error { return errors.New("oh no") }}, "run: rogue: oh no"},
		"too many":           {rogue{func(int) ([]search.Proposal, error) { return make([]search.Proposal, 2), nil }, fine}, "was asked for 1 architectures and proposed 2"},
		"the zero value":     {rogue{func(int) ([]search.Proposal, error) { return proposed(space.Arch{}) }, fine}, "rogue proposed an architecture that is not in the space"},
		"out of range":       {rogue{func(int) ([]search.Proposal, error) { return proposed(space.Extreme(b.Space(), false).With(3, 7)) }, fine}, "choice 7 of x3 is out of range; it has 3"},
		"fidelity not there": {rogue{func(int) ([]search.Proposal, error) { return withFidelity(b, 0.5) }, fine}, "is not there at fidelity 0.5"},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := run.Run(t.Context(), problem(t, b, "error"), c.method, config(t, 20))
			wantError(t, err, c.want)
			valid(t, s)
		})
	}
}

func TestMethodMayChangeWhatItWasGiven(t *testing.T) {
	b := newToy(t)
	a := space.Extreme(b.Space(), false)
	n := 0
	o, err := search.NewFuncs("careless", func() (space.Arch, bool) {
		a.Genes[n%8] = (a.Genes[n%8] + 1) % 3 // the same slice every time
		n++
		return a, true
	}, func(_ space.Arch, costs []float64) { costs[0] = -1 })
	if err != nil {
		t.Fatal(err)
	}
	s := must(t)(run.Run(t.Context(), problem(t, b, "error"), o, config(t, 20)))
	valid(t, s)
	if s.Trials()[0].Arch.Equal(s.Trials()[1].Arch) || s.Trials()[0].Costs[0] < 0 {
		t.Errorf("trials %v", s.Trials()[:2])
	}
}

// A benchmark whose goroutine ends while it is asked, as that of a cell does on
// Ctrl-C, leaves a study that is closed and can be gone on with.
func TestGoexit(t *testing.T) {
	search.RegisterBuiltins()
	dir := t.TempDir()
	s, err := space.NewFuncs("cut", []space.Dim{space.Numbers("a", 1, 2, 3, 4, 5, 6, 7, 8, 9)}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	calls := 0
	b, err := bench.NewFunc("cut", s, []bench.Metric{{Name: "error"}}, func(context.Context, space.Arch, []string) ([]float64, error) {
		if calls++; calls == 4 {
			runtime.Goexit()
		}
		return []float64{1}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	p, err := run.NewProblem(b, []string{"error"})
	if err != nil {
		t.Fatal(err)
	}
	var heard run.Progress
	var wait sync.WaitGroup
	wait.Go(func() {
		c := run.Config{Dir: dir, Name: "cut", Budget: run.Budget{Evals: 8}, Progress: func(p run.Progress) { heard = p }}
		_, _ = run.Search(t.Context(), p, "rs", c)
		t.Error("the search returned")
	})
	wait.Wait()
	cut, err := run.Load(heard.Dir)
	if err != nil || cut.Len() != 3 || heard.Done != 3 || cut.Stopped() != run.Cancelled {
		t.Fatalf("%v, %v; heard of %d evaluations", cut, err, heard.Done)
	}
	if whole, err := run.Resume(t.Context(), heard.Dir, b, run.Config{}); err != nil || whole.Len() != 8 {
		t.Errorf("gone on with: %v, %v", whole, err)
	}
}
