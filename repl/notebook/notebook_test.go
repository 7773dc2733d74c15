package notebook

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

const fenced = "```"

func TestMarkdown(t *testing.T) {
	text := `# Title

prose with ` + "`code`" + ` and a ` + "```go```" + ` within a line

` + fenced + `go
a := 1
b
` + fenced + `

## Part

` + fenced + `sh
# not a heading
echo
` + fenced + `

` + fenced + `

no language
` + fenced + `

  ` + "````Go {.numbered}" + `
s := "` + fenced + `"
` + "````" + `
~~~go
tilde
~~~
### End
`
	nb, err := Read("x.md", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range nb.Cells {
		if c.Kind == Code {
			got = append(got, fmt.Sprintf("%d %d %q", c.Number, c.Line, c.Text))
		} else {
			got = append(got, fmt.Sprintf("%d %q", c.Line, Headings(c.Text)))
		}
	}
	want := []string{
		`1 ["# Title"]`,
		`1 6 "a := 1\nb"`,
		`10 ["## Part"]`,
		`2 23 "s := \"` + fenced + `\""`,
		`3 26 "tilde"`,
		`28 ["### End"]`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if nb.Title() != "Title" {
		t.Errorf("title %q", nb.Title())
	}
	if w, err := nb.Write("x.md"); err != nil || string(w.Content) != text {
		t.Errorf("%v: written\n%s", err, w.Content)
	}
}

func TestCRLFAndMark(t *testing.T) {
	nb, err := Read("x.md", []byte("\ufeff"+fenced+"go\r\na\r\nb\r\n"+fenced+"\r\n"))
	if err != nil || len(nb.Cells) != 1 || nb.Cells[0].Text != "a\nb" {
		t.Errorf("%+v, %v", nb, err)
	}
}

func TestScript(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"plain", "x := 1\nx\n", []string{"1 false x := 1\nx\n"}},
		{"parted", "//go:build ignore\n\n// %% first\nx := 1\n// %%\nx\n", []string{"4 false x := 1", "6 false x\n"}},
		{"program", "//go:build ignore\n\npackage main\nfunc main() {}\n", []string{"1 true //go:build ignore\n\npackage main\nfunc main() {}\n"}},
		{"first line for the shell", "#!/usr/bin/env naslab\nx\n", []string{"1 false ///usr/bin/env naslab\nx\n"}},
		{"nothing", "// only a remark\n", nil},
	}
	for _, tt := range tests {
		nb, err := Read("x.go", []byte(tt.text))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, c := range nb.Cells {
			got = append(got, fmt.Sprintf("%d %v %s", c.Line, c.Main, c.Text))
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestBad(t *testing.T) {
	for file, want := range map[string]struct{ text, err string }{
		"x.txt": {"", "x.txt is neither a notebook (.md, .ipynb) nor a script (.go)"},
		"x.md":  {"a\n" + fenced + "go\nx\n", "x.md:2: the code fence that begins here is never closed"},
		"y.md":  {"a\x00b", "y.md is not a text file"},
		"z.go":  {"a\xffb", "z.go is not a text file"},
	} {
		if _, err := Read(file, []byte(want.text)); err == nil || err.Error() != want.err {
			t.Errorf("%s: %v", file, err)
		}
	}
}

// What Write writes, Read reads.
func TestWriteRead(t *testing.T) {
	cells := []string{"x := 1", "s := `" + fenced + "`\ny := 2", "func f() int {\n\treturn 1\n}\nf()"}
	nb := &Notebook{}
	nb.Add(Cell{Kind: Prose, Text: "# One\n\ntwo"})
	for _, c := range cells {
		nb.Add(Cell{Text: c})
	}
	for _, file := range []string{"a.md", "a.go", "a.ipynb"} {
		w, err := nb.Write(file)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Read(file, w.Content)
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Cells) != 4 || got.Cells[0].Kind != Prose || got.Cells[0].Text != "# One\n\ntwo" || got.Title() != "One" {
			t.Errorf("%s: %+v", file, got.Cells)
		}
		for i, c := range got.Code() {
			if strings.TrimSpace(c.Text) != cells[i] || c.Number != i+1 {
				t.Errorf("%s: got %q, want %q", file, c.Text, cells[i])
			}
		}
	}
	if _, err := nb.Write("a.txt"); err == nil {
		t.Error("a.txt is written")
	}
}
