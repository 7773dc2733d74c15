package lower_test

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what go run prints")

// fallback are the programs whose output does not hang on what only real types
// know.
var fallback = map[string]bool{"assign": true, "channels": true, "closures": true, "iterators": true}

// TestPrograms runs whole programs and compares what they print with what go run
// printed.
func TestPrograms(t *testing.T) {
	files, err := filepath.Glob("testdata/programs/*.go")
	if err != nil || len(files) == 0 {
		t.Fatal("no programs", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".go")
		if *update {
			printed(t, file)
		}
		t.Run(name, func(t *testing.T) { program(t, file, true) })
		if fallback[name] {
			t.Run(name+"/own", func(t *testing.T) { program(t, file, false) })
		}
	}
}

func outFile(file string) string { return strings.TrimSuffix(file, ".go") + ".out" }

func printed(t *testing.T, file string) {
	t.Helper()
	out, err := exec.Command("go", "run", file).CombinedOutput()
	if err != nil {
		t.Fatalf("go run %s: %v\n%s", file, err, out)
	}
	if err := os.WriteFile(outFile(file), out, 0o644); err != nil {
		t.Fatal(err)
	}
}

func program(t *testing.T, file string, real bool) {
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(outFile(file))
	if err != nil {
		t.Fatal(err)
	}
	m := newMachine(t, real)
	if err := m.run(string(src)); err != nil {
		t.Fatalf("%v\nprinted so far:\n%s", err, m.out)
	}
	if got := m.out.String(); got != string(want) {
		t.Errorf("printed otherwise than by go run:\n%s", difference(string(want), got))
	}
}

// difference shows the lines that differ.
func difference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	var b strings.Builder
	for i := range max(len(w), len(g)) {
		x, y := "", ""
		if i < len(w) {
			x = w[i]
		}
		if i < len(g) {
			y = g[i]
		}
		if x != y {
			b.WriteString("want " + x + "\ngot  " + y + "\n")
		}
	}
	return b.String()
}
