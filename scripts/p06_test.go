package scripts

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"naslab/engine/data/datatest"
	"naslab/engine/data/store"
)

// TestP06 runs each script of paper 06 at its smallest size, twice: the second
// time takes its outcomes from the journal and writes the same files.
func TestP06(t *testing.T) {
	data, out := store.New(t.TempDir()), t.TempDir()
	for _, set := range []string{"nb201", "nb301", "transnas"} {
		if _, err := data.Import(context.Background(), set, datatest.Shared(t, filepath.Join("data", set)), nil); err != nil {
			t.Fatal(err)
		}
	}
	for script, files := range map[string][]string{
		"p06_regret":     {"p06_regret.png", "p06_regret.svg", "p06_regret.csv", "p06_regret_final.csv"},
		"p06_ranks":      {"p06_ranks_search.csv", "p06_ranks_predictors.csv", "p06_ranks_pairs.csv"},
		"p06_statistics": {"p06_statistics.png", "p06_statistics.csv", "p06_statistics_table.csv"},
		"p06_transfer":   {"p06_transfer_rea.png", "p06_transfer_rea.csv", "p06_transfer_rea_regret.csv"},
	} {
		t.Run(script, func(t *testing.T) {
			program := built(t, script)
			first := contents(t, program, data.Folders[0], out, files)
			for i, text := range contents(t, program, data.Folders[0], out, files) {
				if text != first[i] {
					t.Errorf("%s is not the same twice", files[i])
				}
			}
		})
	}
}

// built compiles a script.
func built(t *testing.T, script string) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), script)
	if text, err := exec.Command("go", "build", "-o", program, script+".go").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return program
}

// contents runs a program and returns what it wrote.
func contents(t *testing.T, program, data, out string, files []string) []string {
	t.Helper()
	if text, err := exec.Command(program, "-smoke", "-data", data, "-out", out).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	var list []string
	for _, f := range files {
		text, err := os.ReadFile(filepath.Join(out, f))
		if err != nil || len(text) == 0 {
			t.Fatalf("%s: %d bytes, %v", f, len(text), err)
		}
		list = append(list, string(text))
	}
	return list
}
