package run_test

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"naslab/engine/bench"
	"naslab/engine/run"
	"naslab/engine/search"
	"naslab/engine/space"
)

func pcg(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 1)) }

func TestSearchWritesAStudy(t *testing.T) {
	b := newToy(t)
	c := config(t, 60)
	c.Options = map[string]float64{"population": 10}
	c.Query.Metrics = []string{"power", "error"}
	s := must(t)(run.Search(t.Context(), problem(t, b, "error", "latency@toy"), "nsga2", c))
	if s.Len() != 60 || s.Stopped() != "budget spent" || s.Failures() != 0 {
		t.Errorf("%d evaluations, %q", s.Len(), s.Stopped())
	}
	if want := filepath.Join(c.Dir, "nsga2-toy-bench-1"); s.Dir() != want || s.Name() != "nsga2-toy-bench" {
		t.Errorf("folder %s, want %s", s.Dir(), want)
	}
	valid(t, s)

	var meta struct {
		Format     int
		Benchmark  string
		Space      string
		Method     string
		Seed       uint64
		Options    map[string]float64
		Started    time.Time
		Budget     struct{ Evals int }
		Objectives []struct{ Name, Unit, Direction string }
		Extra      []struct{ Name string }
	}
	text, err := os.ReadFile(filepath.Join(s.Dir(), "meta.json"))
	if err != nil || json.Unmarshal(text, &meta) != nil {
		t.Fatal(err)
	}
	if meta.Format != 1 || meta.Benchmark != "toy/bench" || meta.Space != "toy" || meta.Method != "nsga2" || meta.Seed != 1 || meta.Options["population"] != 10 ||
		meta.Budget.Evals != 60 || len(meta.Objectives) != 2 || meta.Objectives[1].Unit != "ms" || meta.Objectives[1].Direction != "minimise" ||
		len(meta.Extra) != 1 || meta.Extra[0].Name != "power" || time.Since(meta.Started) > time.Minute {
		t.Errorf("meta.json: %s", text)
	}
	for i, text := range lines(t, s.Dir()) {
		var line struct {
			ID     int
			Arch   string
			Genes  []int
			Values map[string]float64
		}
		if err := json.Unmarshal([]byte(text), &line); err != nil || line.ID != i || len(line.Genes) != 8 || len(line.Values) != 3 {
			t.Fatalf("line %d: %s: %v", i, text, err)
		}
		if a, err := space.Parse(b.Space(), line.Arch); err != nil || !a.Equal(s.Trials()[i].Arch) {
			t.Errorf("line %d: %s reads back as %v, %v", i, line.Arch, a, err)
		}
	}
}

func TestSameSeedSameTrials(t *testing.T) {
	two, one := problem(t, newToy(t), "error", "latency@toy"), problem(t, newToy(t), "error")
	for _, method := range search.Names() {
		p := one
		if several, err := search.Several(method); err != nil || several {
			p = two
		}
		var studies []*run.Study
		for _, seed := range []uint64{5, 5, 6} {
			c := config(t, 100)
			c.Seed, c.Options = seed, networks[method]
			studies = append(studies, must(t)(run.Search(t.Context(), p, method, c)))
		}
		if !same(studies[0].Trials(), studies[1].Trials()) || same(studies[0].Trials(), studies[2].Trials()) {
			t.Errorf("%s: seeds do not decide the trials", method)
		}
	}
}

func TestFoldersAreNeverOverwritten(t *testing.T) {
	b := newToy(t)
	p := problem(t, b, "error", "power")
	c := config(t, 5)
	c.Name = "../my study/1"
	first := must(t)(run.Search(t.Context(), p, "rs", c))
	second := must(t)(run.Search(t.Context(), p, "rs", c))
	if filepath.Base(first.Dir()) != "-my-study-1-1" || second.Dir() != first.Dir()+"-2" || filepath.Dir(first.Dir()) != c.Dir {
		t.Errorf("folders %s and %s", first.Dir(), second.Dir())
	}
	if len(second.Notes()) != 0 {
		t.Errorf("a finished study gives the note %q", second.Notes())
	}
	if err := os.Remove(filepath.Join(first.Dir(), "end.json")); err != nil { // as if killed
		t.Fatal(err)
	}
	var notes []string
	c.Progress = func(p run.Progress) { notes = append(notes, p.Note) }
	third := must(t)(run.Search(t.Context(), p, "rs", c))
	if third.Dir() != first.Dir()+"-3" || !strings.Contains(strings.Join(third.Notes(), ""), first.Dir()+" has the same settings and is unfinished") {
		t.Errorf("%s: notes %q", third.Dir(), third.Notes())
	}
	if notes[0] != third.Notes()[0] || strings.Join(notes[1:], "") != "" {
		t.Errorf("told %q", notes)
	}
}

func TestDuplicatesAreLookedUp(t *testing.T) {
	b := newToy(t)
	p := problem(t, b, "error", "power")
	a := space.Extreme(b.Space(), true)
	same, err := search.NewFuncs("same", func() (space.Arch, bool) { return a, true }, nil)
	if err != nil {
		t.Fatal(err)
	}
	s := must(t)(run.Run(t.Context(), p, same, config(t, 30)))
	if s.Len() != 30 || b.calls != 1 || s.Front().Len() != 1 {
		t.Errorf("%d evaluations, %d calls, front of %d", s.Len(), b.calls, s.Front().Len())
	}
	valid(t, s)
	if !strings.Contains(lines(t, s.Dir())[29], `"same":0`) {
		t.Errorf("line %s", lines(t, s.Dir())[29])
	}

	b.calls = 0
	c := config(t, 30)
	c.Query.Draw = true
	s = must(t)(run.Run(t.Context(), p, same, c))
	if b.calls != 30 {
		t.Errorf("with draws: %d calls", b.calls)
	}
	valid(t, s)
}

func TestBudgets(t *testing.T) {
	b := newToy(t)
	p := problem(t, b, "error", "power")
	for _, c := range []struct {
		budget run.Budget
		want   string
	}{
		{run.Budget{}, "budget: it is empty; give a number of evaluations (Evals), a time (Time), or both"},
		{run.Budget{Evals: -1}, "above 0"},
		{run.Budget{Evals: 5, Time: -time.Second}, "above 0"},
	} {
		dir := t.TempDir()
		s, err := run.Search(t.Context(), p, "rs", run.Config{Dir: dir, Budget: c.budget})
		wantError(t, err, c.want)
		if entries, _ := os.ReadDir(dir); s != nil || len(entries) > 0 {
			t.Errorf("%v made the folder of a study", c.budget)
		}
	}
	b.spoil = func(space.Arch, []float64) error { time.Sleep(2 * time.Millisecond); return nil }
	c := config(t, 0)
	c.Budget.Time = 40 * time.Millisecond
	s := must(t)(run.Search(t.Context(), p, "rs", c))
	if s.Len() < 1 || s.Len() > 21 || s.Seconds() < 0.04 || s.Stopped() != "budget spent" {
		t.Errorf("%d evaluations of 2 ms in 40 ms, %v s, %q", s.Len(), s.Seconds(), s.Stopped())
	}
	c = config(t, 3)
	c.Budget.Time = time.Hour
	if s := must(t)(run.Search(t.Context(), p, "rs", c)); s.Len() != 3 {
		t.Errorf("%d evaluations, want 3", s.Len())
	}
}

func TestMethodAtItsEnd(t *testing.T) {
	b := newToy(t)
	left := 7
	o, err := search.NewFuncs("short", func() (space.Arch, bool) { left--; return space.Sample(b.Space(), pcg(uint64(left))), left >= 0 }, nil)
	if err != nil {
		t.Fatal(err)
	}
	s := must(t)(run.Run(t.Context(), problem(t, b, "error"), o, config(t, 100)))
	if s.Len() != 7 || s.Stopped() != "the method has no more proposals" {
		t.Errorf("%d evaluations, %q", s.Len(), s.Stopped())
	}
	valid(t, s)
}

func TestBatches(t *testing.T) {
	b := newToy(t)
	for _, batch := range []int{2, 7, 1000} {
		c := config(t, 50)
		c.Batch = batch
		if s := must(t)(run.Search(t.Context(), problem(t, b, "error", "power"), "nsga2", c)); s.Len() != 50 {
			t.Errorf("batch %d: %d evaluations, want 50", batch, s.Len())
		}
	}
	c := config(t, 5)
	c.Batch = -1
	_, err := run.Search(t.Context(), problem(t, b, "error"), "rs", c)
	wantError(t, err, "batch is -1")
}

func TestBadNames(t *testing.T) {
	b := newToy(t)
	_, err := run.NewProblem(b, []string{"eror"})
	wantError(t, err, `unknown metric "eror"`, `did you mean "error"`)
	_, err = run.NewProblem(b, nil)
	wantError(t, err, "no objective given")
	_, err = run.NewProblem(nil, nil)
	wantError(t, err, "needs a benchmark")
	_, err = run.Search(t.Context(), problem(t, b, "error"), "nsga", config(t, 5))
	wantError(t, err, `unknown search method "nsga"`, `"nsga2"`)
	c := config(t, 5)
	c.Options = map[string]float64{"pop": 3}
	_, err = run.Search(t.Context(), problem(t, b, "error"), "nsga2", c)
	wantError(t, err, `unknown option "pop"`, `"population"`)
	c = config(t, 5)
	c.Query.Metrics = []string{"powr"}
	_, err = run.Search(t.Context(), problem(t, b, "error"), "rs", c)
	wantError(t, err, `unknown metric "powr"`, `"power"`)
	_, err = run.Run(t.Context(), nil, nil, c)
	wantError(t, err, "needs a problem and a method")
}

func TestUnwritableFolder(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{file, filepath.Join(file, "runs"), "/proc/runs"} {
		_, err := run.Search(t.Context(), problem(t, newToy(t), "error"), "rs", run.Config{Dir: dir, Budget: run.Budget{Evals: 3}})
		wantError(t, err, "cannot make the folder "+dir, "set Config.Dir to a folder that can be written")
	}
}

func TestProgress(t *testing.T) {
	b := newToy(t)
	b.spoil = func(space.Arch, []float64) error { time.Sleep(time.Millisecond); return nil }
	c := config(t, 250)
	var seen []run.Progress
	c.Progress = func(p run.Progress) { seen = append(seen, p) }
	begin := time.Now()
	s := must(t)(run.Search(t.Context(), problem(t, b, "error", "latency@toy"), "nsga2", c))
	limit := 3 + int(time.Since(begin)/(100*time.Millisecond))
	if len(seen) < 3 || len(seen) > limit {
		t.Errorf("%d calls, want 3 to %d", len(seen), limit)
	}
	last := seen[len(seen)-1]
	hv, err := s.Hypervolume(nil)
	if err != nil || last.Done != 250 || last.Total != 250 || last.ETA != 0 || last.HV < hv-1e-9 || last.HV > hv+1e-9 || !strings.HasPrefix(last.Best, "error ") {
		t.Errorf("last: %+v, hypervolume %v, %v", last, hv, err)
	}
	if middle := seen[len(seen)/2]; middle.Done > 0 && middle.ETA <= 0 {
		t.Errorf("no estimate: %+v", middle)
	}
	c = config(t, 20)
	c.Progress = func(run.Progress) { panic("a bar too many") }
	s = must(t)(run.Search(t.Context(), problem(t, b, "error"), "rs", c))
	if s.Len() != 20 || !strings.Contains(strings.Join(s.Notes(), ""), "a bar too many") {
		t.Errorf("%d evaluations, notes %q", s.Len(), s.Notes())
	}
}

func TestDrawsDependOnTheSeedOnly(t *testing.T) {
	b := newNoisy(t)
	p := problem(t, b, "x")
	a := space.Extreme(b.Space(), false)
	study := func(seed, query uint64) []search.Trial {
		o, err := search.NewFuncs("same", func() (space.Arch, bool) { return a, true }, nil)
		if err != nil {
			t.Fatal(err)
		}
		c := config(t, 50)
		c.Seed, c.Query = seed, bench.Query{Draw: true, Seed: query}
		return must(t)(run.Run(t.Context(), p, o, c)).Trials()
	}
	one := study(1, 0)
	if !same(one, study(1, 0)) || same(one, study(2, 0)) || same(one, study(1, 3)) {
		t.Error("the seeds do not decide the draws")
	}
	values := map[float64]bool{}
	for _, trial := range one {
		values[trial.Costs[0]] = true
	}
	if len(values) != 50 {
		t.Errorf("%d different draws of 50", len(values))
	}
}

func TestUsersMethod(t *testing.T) {
	b := newToy(t)
	p := problem(t, b, "error", "latency@toy")
	s := must(t)(run.Run(t.Context(), p, climber(t, b.Space(), 3), config(t, 200)))
	if s.Method() != "climber" || s.Len() != 200 {
		t.Errorf("%s", s)
	}
	first, last := s.Trials()[0].Costs, s.Points()
	best := first[0] + first[1]
	for _, c := range last {
		best = min(best, c[0]+c[1])
	}
	if best >= first[0]+first[1] {
		t.Error("the climber did not climb")
	}
	if _, err := run.Resume(t.Context(), s.Dir(), b, run.Config{}); err == nil || !strings.Contains(err.Error(), "ResumeWith") {
		t.Errorf("resuming a method that is not registered: %v", err)
	}
}
