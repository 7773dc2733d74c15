package notebook

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// one is a notebook with all that there is.
const one = `# A title

Prose.


More prose.

` + fenced + `go
fmt.Println("a")
1
` + fenced + `

` + fenced + `output
a
` + fenced + `

` + fenced + `output value varies
1
` + fenced + `

` + fenced + `go
plot()
` + fenced + `

![the \[front\]](one_files/front.png)

` + fenced + `output stderr
oh
` + fenced + `

` + fenced + `output error
one.md:1: panic
` + fenced + `
![not ours](other/x.png)

` + fenced + `output
not below a cell
` + fenced + `
`

func read(t *testing.T, file, text string) *Notebook {
	t.Helper()
	nb, err := Read(file, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return nb
}

func written(t *testing.T, nb *Notebook, file string) string {
	t.Helper()
	w, err := nb.Write(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(w.Content)
}

func TestOutputs(t *testing.T) {
	nb := read(t, "one.md", one)
	if len(nb.Cells) != 4 {
		t.Fatalf("%d cells: %+v", len(nb.Cells), nb.Cells)
	}
	var got []string
	for _, c := range nb.Code() {
		for _, o := range c.Outputs {
			got = append(got, o.shape()+" "+o.Text())
		}
	}
	want := []string{"stdout a\n", "value 1", "picture the [front]", "stderr oh\n", "error one.md:1: panic"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if !nb.Cells[1].Outputs[1].Varies || nb.Cells[1].Outputs[0].Varies {
		t.Error("varies is lost")
	}
	if got := written(t, nb, "one.md"); got != one {
		t.Errorf("written:\n%s", got)
	}
}

// Markdown to .ipynb and back keeps the text, the outputs and the pictures.
func TestThereAndBack(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "one.md")
	picture := "\x89PNG not really"
	if err := os.Mkdir(filepath.Join(dir, "one_files"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "one_files", "front.png"), []byte(picture), 0o600); err != nil {
		t.Fatal(err)
	}
	nb := read(t, file, one)
	nb.Load()
	middle := written(t, nb, filepath.Join(dir, "one.ipynb"))
	if again := written(t, read(t, "one.ipynb", middle), "one.ipynb"); again != middle {
		t.Errorf(".ipynb to .ipynb:\n%s\n%s", middle, again)
	}
	w, err := read(t, "one.ipynb", middle).Write(filepath.Join(dir, "one.md"))
	if err != nil {
		t.Fatal(err)
	}
	back := strings.Replace(string(w.Content), "one_files/figure-1.png", "one_files/front.png", 1)
	want := strings.Replace(one, "value varies", "value", 1)
	want = strings.Replace(want, "Prose.\n\n\nMore", "Prose.\n\n\nMore", 1)
	want = strings.Replace(want, fenced+"\n![not ours]", fenced+"\n\n![not ours]", 1)
	if back != want {
		t.Errorf("got\n%s\nwant\n%s", back, want)
	}
	if len(w.Beside) != 1 || string(w.Beside[0].Content) != picture {
		t.Errorf("%q", w.Beside)
	}
}

const jupyter = `{
 "cells": [
  {"cell_type": "markdown", "id": "a1", "metadata": {"mine": [1]}, "source": ["# T\n", "x"], "attachments": {"a.png": {"image/png": "AAAA"}}},
  {"cell_type": "code", "execution_count": 3, "id": "b2", "metadata": {"collapsed": true}, "source": "1 + 1\n",
   "outputs": [
    {"output_type": "execute_result", "execution_count": 3, "metadata": {"k": 1}, "data": {"text/plain": ["2"], "application/json": {"a": [1, 2]}, "image/png": "iVBO\nRw==\n"}},
    {"output_type": "stream", "name": "stderr", "text": ["a\n", "b"]},
    {"output_type": "error", "ename": "panic", "evalue": "oh", "traceback": ["\u001b[31mpanic: oh\u001b[0m", "  at x"]}
   ]},
  {"cell_type": "raw", "id": "c3", "metadata": {}, "source": []}
 ],
 "metadata": {"kernelspec": {"display_name": "Go", "language": "go", "name": "gonb"}, "strange": {"a": 1}},
 "nbformat": 4,
 "nbformat_minor": 2
}`

// What is not known is kept.
func TestKeeps(t *testing.T) {
	nb := read(t, "x.ipynb", jupyter)
	if o := nb.Code()[0].Outputs; string(o[0].Data[PNG]) != "\x89PNG" || o[2].Text() != "panic: oh\n  at x" || o[1].Text() != "a\nb" {
		t.Errorf("%+v", o)
	}
	got := strings.Join(strings.Fields(written(t, nb, "x.ipynb")), "")
	for _, want := range []string{
		`"mine":[1]`, `"attachments":{"a.png":{"image/png":"AAAA"}}`, `"collapsed":true`, `"strange":{"a":1}`, `"k":1`,
		`"application/json":{"a":[1,2]}`, `"name":"gonb"`, `"id":"b2"`, `"execution_count":3`, `"nbformat_minor":5`,
		`"source":["1+1\n"]`, `"image/png":"iVBORw=="`, `\u001b[31mpanic:oh`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is lost:\n%s", want, got)
		}
	}
}

func TestBadNotebooks(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"", "x.ipynb: the file is empty; a notebook holds a JSON object"},
		{"{\n\"cells\": [\n}", "x.ipynb:3: this is not JSON: invalid character '}' looking for beginning of value"},
		{"[]", `x.ipynb:1: this JSON is no notebook: "" must not be a JSON array`},
		{"{}", `x.ipynb:1: this JSON is no notebook: it has no "nbformat"`},
		{"{\"nbformat\": 4,\n\"cells\": 3}", `x.ipynb:2: this JSON is no notebook: "cells" must not be a JSON number`},
		{`{"nbformat": 3, "worksheets": []}`, "x.ipynb: notebook format 3 is not read; save it in format 4 with Jupyter"},
		{`{"nbformat": 4, "metadata": {"language_info": {"name": "python"}}}`, "x.ipynb: its cells are in the language python, not Go"},
		{`{"nbformat": 4, "cells": [{"cell_type": "slide"}]}`, `x.ipynb: cell 1: "slide" is not a kind of cell`},
		{`{"nbformat": 4, "cells": [{"cell_type": "code", "source": 7}]}`, `x.ipynb: cell 1: its "source" is not what a notebook has there`},
		{`{"nbformat": 4, "cells": [null]}`, `x.ipynb: cell 1: "" is not a kind of cell`},
		{`{"nbformat": 4, "cells": [{"cell_type": "code", "outputs": [{"output_type": "display_data", "data": {"image/png": "?"}}]}]}`, "x.ipynb: cell 1: output 1: its image/png is not base64"},
	} {
		if _, err := Read("x.ipynb", []byte(tt.text)); err == nil || err.Error() != tt.want {
			t.Errorf("%s: %v, want %s", tt.text, err, tt.want)
		}
	}
}

// Jupyter's own library takes what is written.
func TestValid(t *testing.T) {
	script := "import sys, nbformat\nfor f in sys.argv[1:]: nbformat.validate(nbformat.read(f, 4))"
	python := "/usr/bin/python3"
	if exec.Command(python, "-c", "import nbformat").Run() != nil {
		t.Skip("python3-nbformat is not installed")
	}
	dir := t.TempDir()
	var files []string
	for name, nb := range map[string]*Notebook{
		"one": read(t, "one.md", one), "two": read(t, "two.ipynb", jupyter), "three": {}, "four": read(t, "a.go", "x := 1\n"),
	} {
		file := filepath.Join(dir, name+".ipynb")
		if err := os.WriteFile(file, []byte(written(t, nb, file)), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	if out, err := exec.Command(python, append([]string{"-W", "error", "-c", script}, files...)...).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func TestMatch(t *testing.T) {
	for _, tt := range []struct {
		want, got string
		match     bool
	}{
		{"a", "a", true}, {"a\n", "a  ", true}, {"a", "b", false}, {"", "", true}, {"", "a", false},
		{"a … c", "a b c", true}, {"a … c", "a  c d", false}, {"…", "anything\nat all", true}, {"…", "", true},
		{"a\n…\nz", "a\nb\nc\nz", true}, {"a\n…\nz", "a\nz", true}, {"a\n…\nz", "a\nb", false},
		{"…\nx\n…\ny", "x\nx\nz\ny", true}, {"…\nx … y", "a\nx 1 z\nx 2 y", true},
		{"took …s, … bytes", "took 1.2s, 7 bytes", true}, {"…ab…", "ab", true}, {"ab…ba", "aba", false},
	} {
		if Match(tt.want, tt.got) != tt.match {
			t.Errorf("Match(%q, %q) is not %v", tt.want, tt.got, tt.match)
		}
	}
}

func TestMerge(t *testing.T) {
	old := []Output{Text(Stream, "stdout", "took …s\n"), {Kind: Value, Varies: true, Data: map[string][]byte{Plain: []byte("1")}}}
	fresh := []Output{Text(Stream, "stderr", "new\n"), Text(Stream, "stdout", "took 3s\n"), Text(Value, "", "2")}
	m := Merge(old, fresh)
	if m[1].Text() != "took …s\n" || !m[2].Varies || m[2].Text() != "2" || m[0].Text() != "new\n" {
		t.Errorf("%+v", m)
	}
	if Same(old, fresh) || !Same(m, fresh) {
		t.Error("Same")
	}
	if m := Merge(old, []Output{Text(Stream, "stdout", "other\n")}); m[0].Text() != "other\n" {
		t.Errorf("%+v", m)
	}
}

// No text makes a reader panic, and what one writes another reads.
func FuzzRead(f *testing.F) {
	for _, s := range []string{one, jupyter, "// %%\nx\n// %% [markdown]\n// # T\n", fenced + "go\n" + fenced} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, file := range []string{"x.md", "x.ipynb", "x.go"} {
			nb, err := Read(file, []byte(text))
			if err != nil {
				continue
			}
			for _, to := range []string{"y.md", "y.ipynb", "y.go"} {
				w, err := nb.Write(to)
				if err != nil {
					t.Fatal(err)
				}
				if _, err := Read(to, w.Content); err != nil && !strings.Contains(err.Error(), "not a text file") {
					t.Errorf("%s from %s: %v\n%s", to, file, err, w.Content)
				}
			}
		}
	})
}
