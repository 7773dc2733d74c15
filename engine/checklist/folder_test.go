package checklist_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"naslab/engine/checklist"
	"naslab/engine/run"
)

// TestRunning asks while the search goes on.
func TestRunning(t *testing.T) {
	b, dir := hwgpt(t), t.TempDir()
	p, err := run.NewProblem(b, []string{"perplexity"})
	if err != nil {
		t.Fatal(err)
	}
	var during []checklist.Report
	c := run.Config{Dir: dir, Seed: 1, Budget: run.Budget{Evals: 30}, Progress: func(run.Progress) {
		r, err := checklist.Of("rs-hwgpt-s-1", dir)
		if err != nil {
			t.Error(err)
		}
		during = append(during, r)
	}}
	s, err := run.Search(t.Context(), p, "rs", c)
	if err != nil || len(during) == 0 {
		t.Fatalf("%d reports, %v", len(during), err)
	}
	if r := during[0].String(); !strings.Contains(r, "still running") || strings.Contains(r, "resume it") {
		t.Errorf("while it runs:\n%s", r)
	}
	want(t, of(t, s), "the whole budget was run", "yes", "30 evaluations")
}

// TestLostLines takes lines from the log of a study that had ended.
func TestLostLines(t *testing.T) {
	s := search(t, hwgpt(t), "rs", run.Config{Dir: t.TempDir(), Seed: 1, Budget: run.Budget{Evals: 9}})
	log := filepath.Join(s.Dir(), "trials.jsonl")
	text, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(log, []byte(strings.Join(strings.SplitAfter(string(text), "\n")[:4], "")), 0o644); err != nil {
		t.Fatal(err)
	}
	want(t, of(t, s), "the whole budget was run", "no", "4 evaluations, 0 failed; 5 more were made")
	want(t, of(t, s), "time from end to end", "no", "that are left")
	if err := os.Remove(log); err != nil {
		t.Fatal(err)
	}
	want(t, of(t, s), "the whole budget was run", "no", "9 more were made")
}

// TestInside stands in the study's own folder.
func TestInside(t *testing.T) {
	b, dir := hwgpt(t), t.TempDir()
	c := run.Config{Dir: dir, Seed: 1, Budget: run.Budget{Evals: 5}}
	search(t, b, "rs", c)
	s := search(t, b, "rea", c)
	if err := os.Mkdir(filepath.Join(dir, "torn"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "torn", "meta.json"), []byte("{"), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Chdir(s.Dir())
	r, err := checklist.Of(".", "runs")
	if err != nil || !strings.Contains(r.String(), "rs with 5 evaluations") {
		t.Errorf("%v, %v", r, err)
	}
	if !slices.Equal(r.Unread, []string{"torn"}) || !strings.Contains(r.String(), "cannot be read: torn") || r.AsTable().Note == "" {
		t.Errorf("not read: %q", r.Unread)
	}
	if _, err := checklist.Of("..", "runs"); err == nil || !strings.Contains(err.Error(), filepath.Join("..", "rea-hwgpt-s-1")) {
		t.Errorf("the folder above: %v", err)
	}
	if _, err := checklist.Of("xyzzyx", ".."); err == nil || !strings.Contains(err.Error(), "rs-hwgpt-s-1") {
		t.Errorf("a name that is near nothing: %v", err)
	}
}
