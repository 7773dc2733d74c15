package repl

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"naslab/repl/notebook"
)

const demo = "# Demo\n\n```go\nx := 40\nfmt.Println(\"one\")\nfmt.Fprintln(os.Stdout, \"two\")\nfmt.Println(\"three\")\nfmt.Fprintln(os.Stderr, \"four\")\nx + 2\n```\n\nText.\n\n```go\n%pwd\n```\n"

func content(t *testing.T, file string) string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// Outputs are written below their cells, and running once more changes nothing.
func TestUpdate(t *testing.T) {
	write(t, "a.md", demo)
	wd, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Replace(demo, "\n\nText.", "\n\n```output\none\ntwo\nthree\n```\n\n```output stderr\nfour\n```\n\n```output value\n42\n```\n\nText.", 1) +
		"\n```output\n" + wd + "\n```\n"
	for range 2 {
		if got := runMain(t, "", "run", "-w", "a.md"); got.status != 0 || got.out != "# Demo\none\ntwo\nthree\nOut[1]: 42\n"+wd+"\n" {
			t.Errorf("%+v", got)
		}
		if got := content(t, "a.md"); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
}

// A fault is an output too; cells that were not reached keep what they had.
func TestUpdateFault(t *testing.T) {
	text := "```go\nfunc f(i int) int {\n\treturn []int{1}[i]\n}\n```\n\n```go\n1\n```\n\n```output value varies\n7\n```\n\n```go\nf(3)\n```\n\n```go\n5\n```\n\n```output value\n6\n```\n"
	write(t, "a.md", text)
	got := runMain(t, "", "run", "--update", "a.md")
	if got.status != 1 || !strings.HasPrefix(got.err, "a.md:3:2: cell 1: panic: runtime error: index out of range [3] with length 1\n    return []int{1}[i]\n    ^\n  called from a.md:16: cell 3: f(3)\n") {
		t.Errorf("%+v", got)
	}
	want := strings.Replace(text, "varies\n7", "varies\n1", 1)
	want = strings.Replace(want, "f(3)\n```\n", "f(3)\n```\n\n```output error\ncell 1:2:2: panic: runtime error: index out of range [3] with length 1\n    return []int{1}[i]\n    ^\n  called from cell 3:1: f(3)\n```\n", 1)
	if got := content(t, "a.md"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := runMain(t, "", "run", "-k", "a.md"); got.status != 1 || got.out != "Out[2]: 1\nOut[4]: 5\n" {
		t.Errorf("%+v", got)
	}
}

// Figures lie beside a notebook, or in it.
func TestUpdateFigures(t *testing.T) {
	cell := "s := nas.Search(\"rs\", nas.Open(\"hwgpt/s\"), nas.Want(\"perplexity\", \"latency@a100\"), nas.Budget{Evals: 10})\nnas.Plot(\"p\", s)"
	write(t, "a.md", "```go\n"+cell+"\n```\n")
	if got := runMain(t, "", "export", "a.md", "b.ipynb"); got.status != 0 {
		t.Fatalf("%+v", got)
	}
	for _, file := range []string{"a.md", "b.ipynb"} {
		if got := runMain(t, "", "run", "-w", "--html", file+".html", file); got.status != 0 {
			t.Fatalf("%+v", got)
		}
		page := content(t, file+".html")
		if !strings.Contains(page, `src="data:image/png;base64,iVBOR`) || regexp.MustCompile(`(?:src|href)="[^#d]`).MatchString(page) || strings.Contains(page, "<script") {
			t.Errorf("%s: the page needs other files", file)
		}
	}
	picture := content(t, "a_files/p.png")
	if picture != content(t, "figures/p.png") || !strings.HasSuffix(content(t, "a.md"), "](a_files/p.png)\n") {
		t.Error(content(t, "a.md"))
	}
	nb, err := readNotebook("b.ipynb")
	if err != nil || len(nb.Cells) != 1 || nb.Cells[0].Count != 1 || len(nb.Cells[0].Outputs) != 1 {
		t.Fatalf("%v: %+v", err, nb)
	}
	if o := nb.Cells[0].Outputs[0]; o.Kind != notebook.Display || string(o.Data[notebook.PNG]) != picture {
		t.Error("the figure is not in the notebook")
	}
}

func TestExport(t *testing.T) {
	write(t, "a.md", demo)
	if got := runMain(t, "", "run", "-w", "a.md"); got.status != 0 {
		t.Fatalf("%+v", got)
	}
	text := content(t, "a.md")
	for _, step := range []string{"a.md b.ipynb", "b.ipynb c.md", "c.md d.go", "d.go e.md", "b.ipynb f.html"} {
		if got := runMain(t, "", append([]string{"export"}, strings.Fields(step)...)...); got != (outcome{}) {
			t.Fatalf("%s: %+v", step, got)
		}
	}
	if got := content(t, "c.md"); got != text {
		t.Errorf("there and back:\n%s", got)
	}
	if got := content(t, "e.md"); got != demo {
		t.Errorf("through a script:\n%s", got)
	}
	if page := content(t, "f.html"); !strings.Contains(page, "<title>Demo</title>") || !strings.Contains(page, ">42</pre>") {
		t.Error(page)
	}
}

func TestRunMisuse(t *testing.T) {
	write(t, "a.go", "1\n")
	if err := os.WriteFile("bad.ipynb", []byte("{\n\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ args, err string }{
		{"run", "run needs a file: a notebook (.md, .ipynb) or a script (.go)"},
		{"run -w a.go", `a.go is a script, which holds no outputs; "naslab export" makes a notebook of it, --html a page`},
		{"run --updat a.go", "run has no flag --updat; did you mean --update?"},
		{"run --html a.go", "run needs a file: a notebook (.md, .ipynb) or a script (.go)"},
		{"run a.go --html", "--html needs the name of the page: naslab run --html OUT.html FILE"},
		{"run a.go --html=x.txt", "--html writes a page, and x.txt is no .html file"},
		{"run --step a.go", "--step asks before each cell, and standard input is no terminal"},
		{"run nosuch.md", "cannot read nosuch.md: no such file or directory"},
		{"run bad.ipynb", "bad.ipynb:3: this is not JSON: unexpected end of JSON input"},
		{"export a.go", "export needs a notebook and the file to make of it: naslab export IN OUT"},
		{"export a.go b.txt", "b.txt is neither a notebook (.md, .ipynb) nor a script (.go), nor a page (.html)"},
		{"export a.go a.go", "a.go would be written over itself; give another name"},
		{"export nosuch.md b.go", "cannot read nosuch.md: no such file or directory"},
		{"export a.go nosuch/b.md", "cannot write nosuch/b.md: no such file or directory"},
	} {
		if got := runMain(t, "", strings.Fields(tt.args)...); got.status != 2 || got.err != "naslab: "+tt.err+"\n" || got.out != "" {
			t.Errorf("%s: %+v", tt.args, got)
		}
	}
	if got := runMain(t, "", "run", "a.go", "-w2", "--", "--html"); got.status != 0 || got.out != "1\n" {
		t.Errorf("%+v", got)
	}
}

// A session is saved with what came of its cells.
func TestSaveOutputs(t *testing.T) {
	t.Chdir(t.TempDir())
	tm := newTerminal(t)
	for _, cell := range []string{"fmt.Println(\"a\"); 1", "oops", "2 * 3", "%save s.md", "%save s.ipynb", "%save s.html"} {
		tm.enter(t, cell)
	}
	want := "# s\n\n```go\nfmt.Println(\"a\"); 1\n```\n\n```output\na\n```\n\n```output value\n1\n```\n\n```go\n2 * 3\n```\n\n```output value\n6\n```\n"
	if got := content(t, "s.md"); got != want {
		t.Errorf("%s", got)
	}
	nb, err := readNotebook("s.ipynb")
	if err != nil || len(nb.Code()) != 2 || nb.Code()[1].Outputs[0].Text() != "6" {
		t.Errorf("%v: %+v", err, nb)
	}
	if page := content(t, filepath.Join(".", "s.html")); !strings.Contains(page, ">6</pre>") {
		t.Error(page)
	}
}
