package scripts

import (
	"bytes"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestPaper03 runs the scripts of paper 03, small, and looks at their files.
func TestPaper03(t *testing.T) {
	for _, c := range []struct {
		script string
		args   []string
		files  []string
		same   []string // of the same bytes at every run
	}{
		{"p03_overview", nil, []string{"p03_overview.png", "p03_overview.svg"}, []string{"p03_overview.csv", "p03_overview.png"}},
		{"p03_spaces", nil, []string{"p03_spaces.png"}, []string{"p03_spaces.csv", "p03_spaces_sizes.csv"}},
		{"p03_darts", []string{"-smoke"}, []string{"p03_darts.png", "p03_darts_shares.png"}, []string{"p03_darts.csv", "p03_darts_shares.csv", "p03_darts_accuracy.csv"}},
		{"p03_methods", []string{"-smoke"}, []string{"p03_methods.png", "p03_methods_final.csv"}, []string{"p03_methods.csv"}},
		{"p03_tables", []string{"-smoke"}, []string{"p03_speedups.csv", "p03_speedups.md"}, []string{"p03_spaces_table.csv", "p03_spaces_table.md", "p03_strategies.md", "p03_benchmarks.csv"}},
	} {
		t.Run(c.script, func(t *testing.T) {
			program := built(t, c.script)
			var first, second string
			for _, out := range []*string{&first, &second} {
				*out = t.TempDir()
				if text, err := exec.Command(program, append(c.args, "-out", *out)...).CombinedOutput(); err != nil {
					t.Fatalf("%v\n%s", err, text)
				}
			}
			for _, name := range append(c.files, c.same...) {
				text := read(t, filepath.Join(first, name))
				if filepath.Ext(name) == ".png" {
					if _, err := png.Decode(bytes.NewReader(text)); err != nil {
						t.Errorf("%s: %v", name, err)
					}
				}
			}
			for _, name := range c.same {
				if !bytes.Equal(read(t, filepath.Join(first, name)), read(t, filepath.Join(second, name))) {
					t.Errorf("%s differs from run to run", name)
				}
			}
		})
	}
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil || len(text) == 0 {
		t.Fatalf("%s: %d bytes, %v", path, len(text), err)
	}
	return text
}
