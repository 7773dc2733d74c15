package run_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"naslab/engine/run"
)

func TestStudies(t *testing.T) {
	dir := t.TempDir()
	b := newToy(t)
	for _, want := range [][]string{{"accuracy", "latency@toy"}, {"error"}} {
		c := config(t, 30)
		c.Dir, c.Name = dir, strings.Join(want, "-")
		s := must(t)(run.Search(t.Context(), problem(t, b, want...), "rs", c))
		if age := time.Since(s.Started()); age < 0 || age > time.Minute {
			t.Errorf("started %s ago", age)
		}
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
	table, err := run.Studies(dir)
	if err != nil {
		t.Fatal(err)
	}
	text := table.Render(0)
	for _, part := range []string{"name", "toy/bench", "rs", "30", "front of", "hypervolume", "error ", time.Now().Format("2006-01-"), "cannot be read: torn"} {
		if !strings.Contains(text, part) {
			t.Errorf("the list lacks %q:\n%s", part, text)
		}
	}
	if table.Len() != 2 {
		t.Errorf("%d studies", table.Len())
	}
	if _, err := run.Studies(filepath.Join(dir, "nosuch")); err == nil {
		t.Error("a folder that is not there has studies")
	}
}
