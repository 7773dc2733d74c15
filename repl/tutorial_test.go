package repl

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"naslab/engine/tensor"
	"naslab/repl/notebook"
)

// What a tutorial says of itself, in comments that readers do not see.
const (
	longTutorial  = "<!-- long -->"  // the test cuts it short and compares no text
	torchTutorial = "<!-- torch -->" // it needs libtorch
)

// dataTutorial is the mark of a tutorial that needs a data set.
var dataTutorial = regexp.MustCompile(`<!-- data (\w+) -->`)

// Every tutorial runs from top to bottom, and what comes of its cells is what
// stands below them. With -update the tutorials are run as they are, and written.
func TestTutorials(t *testing.T) {
	if testing.Short() {
		t.Skip("tutorials take a minute")
	}
	files, err := filepath.Glob("../tutorials/*.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("no tutorials: %v", err)
	}
	for _, file := range files {
		if filepath.Base(file) == "README.md" {
			continue
		}
		path, err := filepath.Abs(file)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(filepath.Base(file), func(t *testing.T) { runTutorial(t, path) })
	}
}

func runTutorial(t *testing.T, path string) {
	text := content(t, path)
	if err := tensor.Available(); err != nil && strings.Contains(text, torchTutorial) {
		t.Skip("this tutorial needs libtorch: ", err)
	}
	importData(t, text)
	long := strings.Contains(text, longTutorial)
	if long && !*update {
		t.Setenv("NASLAB_SMOKE", "1")
	}
	file := filepath.Base(path)
	write(t, file, text)
	got := runMain(t, "", "run", "-w", file)
	if got.status != 0 {
		t.Fatalf("exit status %d:\n%s%s", got.status, got.out, got.err)
	}
	if *update {
		copyTutorial(t, file, path)
		return
	}
	want, err := notebook.Read(path, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	is, err := readNotebook(file)
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range want.Code() {
		compareOutputs(t, c, is.Code()[i].Outputs, long)
	}
}

// importData makes tables of the data set that a tutorial names in its mark, from
// the files in ../shared/data; it skips the tutorial where they are not.
func importData(t *testing.T, text string) {
	t.Helper()
	m := dataTutorial.FindStringSubmatch(text)
	if m == nil {
		return
	}
	folder, err := filepath.Abs(filepath.Join("..", "..", "shared", "data", m[1]))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(folder); err != nil {
		t.Skipf("the data of this tutorial are not in ../shared/data/%s", m[1])
	}
	t.Setenv("NASLAB_DATA", filepath.Join(t.TempDir(), "tables"))
	if got := runMain(t, "", "data", "import", m[1], folder, "--accept-licence"); got.status != 0 {
		t.Fatalf("import: exit status %d:\n%s%s", got.status, got.out, got.err)
	}
}

// compareOutputs compares what came of a cell with what stands in the tutorial.
func compareOutputs(t *testing.T, want *notebook.Cell, got []notebook.Output, long bool) {
	t.Helper()
	expected := want.Outputs
	if long { // only which outputs there are
		expected = nil
		for _, o := range want.Outputs {
			o.Varies = true
			expected = append(expected, o)
		}
	}
	if !notebook.Same(expected, got) {
		t.Errorf("cell %d, line %d: got\n%s\nwant\n%s", want.Number, want.Line, outputText(got), outputText(want.Outputs))
	}
}

func outputText(list []notebook.Output) string {
	var b strings.Builder
	for _, o := range list {
		fmt.Fprintf(&b, "%s\n", o.Text())
		if o.Path != "" {
			fmt.Fprintf(&b, "(%s)\n", filepath.Base(o.Path))
		}
	}
	return b.String()
}

// copyTutorial puts a tutorial that was written, and its figures, in the place of
// the old one.
func copyTutorial(t *testing.T, file, path string) {
	t.Helper()
	nb, err := readNotebook(file)
	if err != nil {
		t.Fatal(err)
	}
	nb.Load()
	if err := os.RemoveAll(strings.TrimSuffix(path, ".md") + "_files"); err != nil {
		t.Fatal(err)
	}
	if err := saveNotebook(nb, path); err != nil {
		t.Fatal(err)
	}
}
