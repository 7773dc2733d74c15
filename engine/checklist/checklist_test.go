package checklist_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"naslab/engine"
	"naslab/engine/bench"
	"naslab/engine/checklist"
	"naslab/engine/run"
	"naslab/engine/space"
)

func search(t *testing.T, b bench.Benchmark, method string, c run.Config) *run.Study {
	t.Helper()
	p, err := run.NewProblem(b, []string{b.Metrics()[0].Name})
	if err != nil {
		t.Fatal(err)
	}
	s, err := run.Search(t.Context(), p, method, c)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func hwgpt(t *testing.T) bench.Benchmark {
	t.Helper()
	engine.Install()
	b, err := bench.Open("hwgpt/s")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func of(t *testing.T, s *run.Study) map[string]checklist.Item {
	t.Helper()
	r, err := checklist.Of(s.Dir(), "none")
	if err != nil {
		t.Fatal(err)
	}
	items := map[string]checklist.Item{}
	for _, i := range r.Items {
		if i.Evidence == "" || i.Answer != checklist.Yes && i.Answer != checklist.No && i.Answer != checklist.None {
			t.Errorf("%+v", i)
		}
		items[i.Question] = i
	}
	if len(items) != len(r.Items) || r.AsTable().Len() != len(r.Items) {
		t.Errorf("%d questions, %d items", len(items), len(r.Items))
	}
	return items
}

func want(t *testing.T, items map[string]checklist.Item, question, answer, evidence string) {
	t.Helper()
	i, ok := items[question]
	if !ok || i.Answer != answer || !strings.Contains(i.Evidence, evidence) {
		t.Errorf("%s: %q, want %q and %q in it", question, []string{i.Answer, i.Evidence}, answer, evidence)
	}
}

// TestGrowingFolder asks the same study while others come to lie beside it.
func TestGrowingFolder(t *testing.T) {
	b, dir := hwgpt(t), t.TempDir()
	c := run.Config{Dir: dir, Seed: 1, Budget: run.Budget{Evals: 12}}
	s := search(t, b, "rea", c)
	alone := of(t, s)
	want(t, alone, "random search beside it", "no", "no study of rs")
	want(t, alone, "several methods on the same benchmark, space and objectives", "no", "rea")
	want(t, alone, "several runs, their seeds listed", "no", "[1]")
	want(t, alone, "the same budget", "n.a.", "no other study")
	want(t, alone, "code that trains the networks", "n.a.", "hwgpt/s")
	want(t, alone, "code of the search method", "yes", "rea is built into naslab")
	want(t, alone, "settings of the search method", "yes", "defaults")
	want(t, alone, "seeds", "yes", "1")
	want(t, alone, "the whole budget was run", "yes", "12 evaluations, 0 failed")
	want(t, alone, "ablations", "no", "one setting")

	short := c
	short.Budget.Evals = 5
	search(t, b, "rs", short)
	items := of(t, s)
	want(t, items, "random search beside it", "no", "only 5")
	want(t, items, "the same budget", "no", "rs-hwgpt-s-1")
	search(t, b, "rs", c)
	for seed := uint64(2); seed < 4; seed++ {
		c.Seed = seed
		search(t, b, "rea", c)
	}
	c.Options = map[string]float64{"population": 4, "sample": 2}
	tuned := search(t, b, "rea", c)
	items = of(t, s)
	want(t, items, "random search beside it", "yes", "rs with 12")
	want(t, items, "several methods on the same benchmark, space and objectives", "yes", "rea, rs")
	want(t, items, "several runs, their seeds listed", "yes", "[1 2 3]")
	want(t, items, "ablations", "yes", "2 settings")
	want(t, items, "the same hardware and versions", "yes", "in all 6 studies")
	want(t, of(t, tuned), "settings of the search method", "yes", "population 4, sample 2")
	want(t, of(t, tuned), "how the method's settings were found, and at what cost", "yes", "2 settings")
}

// A benchmark of a cell's own leaves no code behind.
func TestOwnBenchmark(t *testing.T) {
	engine.Install()
	sp, err := space.NewFuncs("checked-toy", []space.Dim{space.Numbers("x", 1, 2, 3, 4), space.Numbers("y", 1, 2, 3)}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	measure := func(_ context.Context, a space.Arch, _ []string) ([]float64, error) {
		return []float64{float64(a.Genes[0])}, nil
	}
	b, err := bench.NewFunc("checked-toy", sp, []bench.Metric{{Name: "error"}}, measure)
	if err != nil {
		t.Fatal(err)
	}
	items := of(t, search(t, b, "rs", run.Config{Dir: t.TempDir(), Seed: 7, Budget: run.Budget{Evals: 3}}))
	want(t, items, "code that trains the networks", "no", "checked-toy")
	want(t, items, "code of the search space", "no", "checked-toy")
	want(t, items, "settings of the search space", "no", "decisions")
	want(t, items, "a tabular or surrogate benchmark", "no", "checked-toy")
	want(t, items, "random search beside it", "n.a.", "this is random search")
}

// TestOldFolder reads a folder of before the system was recorded.
func TestOldFolder(t *testing.T) {
	s := search(t, hwgpt(t), "rs", run.Config{Dir: t.TempDir(), Seed: 1, Budget: run.Budget{Evals: 3}})
	if m := s.System(); m.Machine.Go == "" || m.Host == "" || m.Threads < 1 {
		t.Errorf("recorded: %+v", m)
	}
	path := filepath.Join(s.Dir(), "meta.json")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var fields map[string]any
	if err := json.Unmarshal(text, &fields); err != nil {
		t.Fatal(err)
	}
	if _, ok := fields["system"]; !ok {
		t.Fatal("meta.json has no system")
	}
	delete(fields, "system")
	if text, err = json.Marshal(fields); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, text, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(s.Dir(), "end.json")); err != nil {
		t.Fatal(err)
	}
	items := of(t, s)
	want(t, items, "all details of the set-up", "no", "not recorded: the machine, its processor, the version of Go")
	want(t, items, "time from end to end", "no", "cut off")
	want(t, items, "the whole budget was run", "no", "cut off")
}

func TestBadInput(t *testing.T) {
	dir := t.TempDir()
	search(t, hwgpt(t), "rs", run.Config{Dir: dir, Seed: 1, Budget: run.Budget{Evals: 2}})
	file := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "other"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "torn"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "torn", "meta.json"), []byte("{"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ study, want string }{
		{"", "no study is named"},
		{"rs-hwgtp-s-1", `did you mean "rs-hwgpt-s-1"`},
		{filepath.Join(dir, "rs-hwgpt-1"), `did you mean "rs-hwgpt-s-1"`},
		{file, "is a file"},
		{"other", "not the folder of a study"},
		{"torn", "meta.json"},
		{filepath.Join(dir, "a", "b"), "there is no study in"},
	} {
		if _, err := checklist.Of(c.study, dir); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %q", c.study, err, c.want)
		}
	}
	if r, err := checklist.Of("rs-hwgpt-s-1", dir); err != nil || !strings.Contains(r.String(), "compared\n") {
		t.Errorf("by its name: %v, %v", r, err)
	}
}
