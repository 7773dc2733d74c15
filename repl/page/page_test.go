package page

import (
	"encoding/xml"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"naslab/repl/notebook"
)

var update = flag.Bool("update", false, "write the page into testdata")

const dot = "\x89PNG\r\n\x1a\n" // a beginning is enough for a name

func example(t *testing.T) *notebook.Notebook {
	t.Helper()
	text := strings.ReplaceAll(`# One & two

A [link](https://go.dev), ~~none~~, and

| a | b |
|---|--:|
| 1 | 2 |

![beside](dot.png) ![far](https://x.org/y.png)

## Part

'''sh
echo "not run"
'''

'''go
// A comment.
func f(s string) int { return len(s) + 0x1 }
f("<x>")
'''

'''output
plain <b> & so on
'''

'''output value
4
'''

## Part

'''go
panic(1)
'''

'''output error
cell 2:1: panic: 1
'''
`, "'''", "```")
	nb, err := notebook.Read(filepath.Join("testdata", "one.md"), []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	nb.Add(notebook.Cell{Text: "x", Count: 17, Outputs: []notebook.Output{
		notebook.Picture("a \"front\"", "", []byte(dot)),
		notebook.Text(notebook.Stream, "stderr", "\x1b[1;31mred\x1b[0m 10%\r20%\n"),
		{Kind: notebook.Value, Data: map[string][]byte{notebook.Plain: []byte("t"), notebook.HTML: []byte("<table><tr><td>1</td></tr></table>")}},
	}})
	return nb
}

func TestRender(t *testing.T) {
	got, err := Render(example(t))
	if err != nil {
		t.Fatal(err)
	}
	golden := filepath.Join("testdata", "one.html")
	body := got[strings.Index(string(got), "<body>"):]
	if *update {
		if err := os.WriteFile(golden, body, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if string(body) != string(want) {
		t.Errorf("the page is another; -update writes it\n%s", body)
	}
	for _, bad := range []string{"<script", "<link", "@import", "url("} {
		if strings.Contains(string(got), bad) {
			t.Errorf("the page has %q", bad)
		}
	}
}

// What is opened is closed.
func TestWellFormed(t *testing.T) {
	got, err := Render(example(t))
	if err != nil {
		t.Fatal(err)
	}
	d := xml.NewDecoder(strings.NewReader(string(got)))
	d.Strict, d.AutoClose, d.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	for {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			line, col := d.InputPos()
			t.Fatalf("%v at %d:%d", err, line, col)
		}
	}
}

func TestPainted(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"a<b", "a&lt;b"},
		{"\x1b[31mr\x1b[0mx", `<span class="red">r</span>x`},
		{"\x1b[1;92mg\x1b[22mh\x1b[39mi", `<span class="bold green">g</span><span class="green">h</span>i`},
		{"\x1b[2mf\x1b[mx", `<span class="faint">f</span>x`},
		{"\x1b[38;5;1mx\x1b[38;2;1;2;3;4my", "xy"},
		{"\x1b[2K\rdone\x07\x1b]", "done]"},
		{"1%\r2%\r\nx\r\n", "2%\nx\n"},
	} {
		if got := painted(tt.in); got != tt.want {
			t.Errorf("%q: %s, want %s", tt.in, got, tt.want)
		}
	}
}
