package repl

import (
	"strings"
	"testing"

	"naslab/stdlib/export"
)

func TestQuestion(t *testing.T) {
	for text, want := range map[string]string{
		"x?": "x", " x ? ": "x", "?x": "x", "x??": "x source", "??x": "x source",
		"a.b.C?": "a.b.C", "f(3)?": "f(3)", "m[\"k\"]??": "m[\"k\"] source",
		"x": "", "?": "", "??": "", "?x?": "", "x???": "", "x := 1?": "", "x // why?": "", "x\ny?": "", "%time?": "",
		`"really?"`: "", "": "",
	} {
		expr, source, ok := question(text)
		got := expr
		if source {
			got += " source"
		}
		if got != want || ok != (want != "") {
			t.Errorf("%q: got %q, %v, want %q", text, got, ok, want)
		}
	}
}

func TestDocText(t *testing.T) {
	doc := "Open opens what [Names] lists. A long sentence goes on until the line is full.\n\n\tcode(stays)\n\nThen:\n  - a list\n"
	want := `  Open opens what Names lists. A long
  sentence goes on until the line is full.

      code(stays)

  Then:
    - a list
`
	if got := docText(doc, "  ", 42); got != want {
		t.Errorf("got\n%s", got)
	}
	if got := docText(" \n", "  ", 42); got != "" {
		t.Errorf("no documentation gives %q", got)
	}
}

// The comments of Go's authors are shown where the build has them, else a
// sentence says how to get them; the signature needs none of it.
func TestAboutStandardLibrary(t *testing.T) {
	tm := newTerminal(t)
	tell := "make build"
	if export.Documented("strings") {
		tell = "    Repeat returns"
	}
	for cell, want := range map[string]string{"strings.Repeat?": tell, "strings.Repeat??": "func Repeat(s string, count int) string"} {
		if got := tm.enter(t, cell); !strings.Contains(got, want) {
			t.Errorf("%s: %q is missing in\n%s", cell, want, got)
		}
	}
	if !export.Documented("strings") {
		t.Skip("no doc comments of the standard library in this build: make setup makes them")
	}
	if got := tm.enter(t, "append?"); !strings.Contains(got, "from builtin") || strings.Contains(got, "make build") {
		t.Errorf("append? shows\n%s", got)
	}
}

// What is known of a compiled function comes with its documentation, and what is
// misspelt with the nearest name.
func TestAbout(t *testing.T) {
	tm := newTerminal(t)
	for cell, want := range map[string]string{
		"pareto?":          "points is [][]float64",
		"math.Pi?":         "const Pi = 3.14159\n3.141592653589793\n",
		"sort.Interface?":  "\tLess(i, j int) bool\n",
		"nas.Open?":        "from naslab/stdlib/nas",
		"strings.Repeet?":  "strings.Repeet is not defined; did you mean strings.Repeat?",
		"%doc strings":     "package strings",
		"strings?":         "TrimSpace",
		"strings.Repeat??": "there is no source here",
	} {
		if got := tm.enter(t, cell); !strings.Contains(got, want) {
			t.Errorf("%s: %q is missing in\n%s", cell, want, got)
		}
	}
	tm.enter(t, "// double is mine.\nfunc double(n int) int {\n\treturn 2 * n\n}")
	if got := tm.enter(t, "double??"); !strings.Contains(got, "\treturn 2 * n\n}") {
		t.Errorf("double?? shows\n%s", got)
	}
}
