package repl

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"naslab/engine/tensor"
)

// Every tutorial runs from top to bottom, with long work cut short.
func TestTutorials(t *testing.T) {
	if testing.Short() {
		t.Skip("tutorials take a minute")
	}
	if err := tensor.Available(); err != nil {
		t.Skip("the tutorials need libtorch: ", err)
	}
	files, err := filepath.Glob("../tutorials/*.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("no tutorials: %v", err)
	}
	for _, file := range files {
		path, err := filepath.Abs(file)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(filepath.Base(file), func(t *testing.T) { runTutorial(t, path) })
	}
}

func runTutorial(t *testing.T, path string) {
	t.Setenv("NASLAB_SMOKE", "1")
	t.Chdir(t.TempDir())
	out, err := os.Create("output.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	null, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	status := Main([]string{path}, null, out, out)
	text, err := os.ReadFile("output.txt")
	if err != nil {
		t.Fatal(err)
	}
	if status != 0 {
		t.Fatalf("exit status %d:\n%s", status, text)
	}
	source, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	pictures, err := filepath.Glob("figures/*.png")
	if err != nil {
		t.Fatal(err)
	}
	if want := strings.Count(string(source), "nas.Plot("); len(pictures) != want {
		t.Errorf("%d figures, want %d:\n%s", len(pictures), want, text)
	}
}
