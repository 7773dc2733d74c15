package run_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"naslab/engine/run"
	"naslab/engine/search"
	"naslab/engine/space"
)

func newFixed(t testing.TB, ask func() (space.Arch, bool)) search.Optimizer {
	t.Helper()
	o, err := search.NewFuncs("fixed", ask, nil)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func write(t testing.TB, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestTornAnywhere cuts the log at every byte of its last lines, as a kill may,
// and resumes: the study must become the uninterrupted one.
func TestTornAnywhere(t *testing.T) {
	for _, batch := range []int{1, 7} {
		c := config(t, 60)
		c.Batch = batch
		b := newToy(t)
		s := must(t)(run.Search(t.Context(), problem(t, b, "error", "latency@toy"), "nsga2", c))
		list := lines(t, s.Dir())
		whole := strings.Join(list, "\n") + "\n"
		if err := os.Remove(filepath.Join(s.Dir(), "end.json")); err != nil {
			t.Fatal(err)
		}
		for cut := len(whole) - len(list[59]) - len(list[58]) - 3; cut < len(whole); cut += 3 {
			write(t, s.Dir(), "trials.jsonl", whole[:cut])
			if loaded, err := run.Load(s.Dir()); err != nil || loaded.Len() < 57 || loaded.Stopped() != "" {
				t.Fatalf("cut at %d of %d: %v, %v", cut, len(whole), loaded, err)
			}
			again := must(t)(run.Resume(t.Context(), s.Dir(), b, run.Config{}))
			if !same(again.Trials(), s.Trials()) || len(again.Notes()) > 0 {
				t.Fatalf("cut at %d of %d: other trials; notes %q", cut, len(whole), again.Notes())
			}
			valid(t, again)
			_ = os.Remove(filepath.Join(s.Dir(), "end.json"))
		}
		for _, tail := range []string{"\n", "\x00\x00\x00\n", `{"id":59,"genes":[0`} {
			write(t, s.Dir(), "trials.jsonl", strings.Join(list[:40], "\n")+"\n"+tail)
			if again := must(t)(run.Resume(t.Context(), s.Dir(), b, run.Config{})); !same(again.Trials(), s.Trials()) {
				t.Errorf("tail %q: other trials", tail)
			}
		}
	}
}

// TestEveryMethodResumes cuts the log of each method's study short and resumes.
func TestEveryMethodResumes(t *testing.T) {
	two, one := problem(t, newToy(t), "error", "latency@toy"), problem(t, newToy(t), "error")
	for _, method := range search.Names() {
		p := one
		if several, err := search.Several(method); err != nil || several {
			p = two
		}
		for _, batch := range []int{1, 5} {
			c := config(t, 90)
			c.Batch, c.Options = batch, networks[method]
			s := must(t)(run.Search(t.Context(), p, method, c))
			list := lines(t, s.Dir())
			write(t, s.Dir(), "trials.jsonl", strings.Join(list[:61], "\n")+"\n")
			if err := os.Remove(filepath.Join(s.Dir(), "end.json")); err != nil {
				t.Fatal(err)
			}
			again := must(t)(run.Resume(t.Context(), s.Dir(), p.Benchmark(), run.Config{}))
			if !same(again.Trials(), s.Trials()) || len(again.Notes()) > 0 {
				t.Errorf("%s in batches of %d: other trials after resuming; notes %q", method, batch, again.Notes())
			}
		}
	}
}

// TestKilled kills a searching process with SIGKILL and resumes.
func TestKilled(t *testing.T) {
	if dir := os.Getenv("NASLAB_TEST_KILLED"); dir != "" {
		b := newToy(t)
		b.spoil = func(space.Arch, []float64) error { time.Sleep(time.Millisecond); return nil }
		_, err := run.Search(context.Background(), problem(t, b, "error", "latency@toy"), "nsga2", run.Config{Dir: dir, Seed: 4, Budget: run.Budget{Evals: 300}})
		t.Fatalf("not killed: %v", err)
	}
	dir := t.TempDir()
	child := exec.Command(os.Args[0], "-test.run=^TestKilled$")
	child.Env = append(os.Environ(), "NASLAB_TEST_KILLED="+dir)
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	study := filepath.Join(dir, "nsga2-toy-bench-4")
	for begin := time.Now(); ; time.Sleep(time.Millisecond) {
		if text, err := os.ReadFile(filepath.Join(study, "trials.jsonl")); err == nil && strings.Count(string(text), "\n") >= 90 {
			break
		}
		if time.Since(begin) > 30*time.Second {
			t.Fatal("the child does not get on")
		}
	}
	_, err := run.Resume(t.Context(), study, newToy(t), run.Config{})
	wantError(t, err, "is in use by a running search")
	if err := child.Process.Signal(syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	_ = child.Wait() // it was killed

	before := must(t)(run.Load(study))
	if before.Len() < 90 || before.Len() >= 300 || before.Stopped() != "" {
		t.Fatalf("killed after %d evaluations, %q", before.Len(), before.Stopped())
	}
	b := newToy(t)
	s := must(t)(run.Resume(t.Context(), study, b, run.Config{}))
	if b.calls > 300-before.Len() {
		t.Errorf("%d evaluations were made again", b.calls-(300-before.Len()))
	}
	whole := must(t)(run.Search(t.Context(), problem(t, newToy(t), "error", "latency@toy"), "nsga2", run.Config{Dir: t.TempDir(), Seed: 4, Budget: run.Budget{Evals: 300}}))
	if !same(s.Trials(), whole.Trials()) {
		t.Error("the resumed study differs from an uninterrupted one")
	}
	valid(t, s)
}

func TestResumeWithALargerBudget(t *testing.T) {
	b := newToy(t)
	p := problem(t, b, "error", "latency@toy")
	s := must(t)(run.Search(t.Context(), p, "nsga2", config(t, 50)))
	b.calls = 0
	again := must(t)(run.Resume(t.Context(), s.Dir(), b, run.Config{}))
	if b.calls != 0 || !same(again.Trials(), s.Trials()) {
		t.Error("a complete study was gone on with")
	}
	var done []int
	c := run.Config{Budget: run.Budget{Evals: 120}, Progress: func(p run.Progress) { done = append(done, p.Done) }}
	longer := must(t)(run.Resume(t.Context(), s.Dir(), b, c))
	if whole := must(t)(run.Search(t.Context(), p, "nsga2", config(t, 120))); !same(longer.Trials(), whole.Trials()) {
		t.Error("the longer study differs from one made at once")
	}
	if done[len(done)-1] != 120 || longer.Seconds() < s.Seconds() {
		t.Errorf("progress %v, %v s after %v s", done, longer.Seconds(), s.Seconds())
	}
}

func TestResumeWithAnotherMethod(t *testing.T) {
	b := newToy(t)
	p := problem(t, b, "error", "latency@toy")
	s := must(t)(run.Run(t.Context(), p, climber(t, b.Space(), 1), config(t, 40)))
	c := run.Config{Budget: run.Budget{Evals: 70}}
	again := must(t)(run.ResumeWith(t.Context(), s.Dir(), b, climber(t, b.Space(), 1), c))
	if whole := must(t)(run.Run(t.Context(), p, climber(t, b.Space(), 1), config(t, 70))); !same(again.Trials(), whole.Trials()) || len(again.Notes()) > 0 {
		t.Errorf("the same method: other trials; notes %q", again.Notes())
	}
	c.Budget.Evals = 90
	again = must(t)(run.ResumeWith(t.Context(), s.Dir(), b, climber(t, b.Space(), 2), c))
	if again.Len() != 90 || !same(again.Trials()[:40], s.Trials()) || !strings.Contains(strings.Join(again.Notes(), ""), "of its 70 evaluations were only told to it") {
		t.Errorf("another seed: %d evaluations, notes %q", again.Len(), again.Notes())
	}
	valid(t, again)
}

func TestResumeErrors(t *testing.T) {
	b := newToy(t)
	s := must(t)(run.Search(t.Context(), problem(t, b, "error", "latency@toy"), "rs", config(t, 10)))
	_, err := run.Resume(t.Context(), t.TempDir(), b, run.Config{})
	wantError(t, err, "is not the folder of a study")
	_, err = run.Resume(t.Context(), s.Dir(), nil, run.Config{})
	wantError(t, err, "needs the benchmark")
	_, err = run.ResumeWith(t.Context(), s.Dir(), b, nil, run.Config{})
	wantError(t, err, "needs a method")
	_, err = run.Resume(t.Context(), s.Dir(), b, run.Config{Budget: run.Budget{Evals: -3}})
	wantError(t, err, "above 0")
	_, err = run.Resume(t.Context(), s.Dir(), newNoisy(t), run.Config{})
	wantError(t, err, `unknown metric "error"`)
	meta, err := os.ReadFile(filepath.Join(s.Dir(), "meta.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ from, to, want string }{
		{"toy/bench", "toy/other", "the study was made on toy/other over toy, not on toy/bench over toy; open that benchmark"},
		{`"ms"`, `"s"`, "in another unit or direction"},
		{`"method": "rs"`, `"method": "rss"`, `unknown search method "rss"`},
	} {
		write(t, s.Dir(), "meta.json", strings.Replace(string(meta), c.from, c.to, 1))
		_, err := run.Resume(t.Context(), s.Dir(), b, run.Config{})
		wantError(t, err, c.want)
	}
}
