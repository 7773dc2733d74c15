package repl

import (
	"strings"
	"testing"
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

// What is known of a compiled function comes with its documentation, and what is
// misspelt with the nearest name.
func TestAbout(t *testing.T) {
	tm := newTerminal(t)
	for cell, want := range map[string]string{
		"strings.Repeat?":  "Repeat returns a new string consisting of count copies",
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
