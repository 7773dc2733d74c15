package fault

import (
	"errors"
	"strings"
	"testing"
)

func TestPlace(t *testing.T) {
	for want, p := range map[string]Place{
		"In [3]":            {File: "In [3]", Prompt: true, Number: 3},
		"In [3]: line 2":    {File: "In [3]", Prompt: true, Number: 3, Line: 2, Column: 5},
		"In [4]":            {File: "In [4]", Prompt: true, Line: 1, Single: true},
		"a.md:17:5: cell 4": {File: "a.md", Number: 4, Line: 17, Column: 5},
		"a.md:17: cell 4":   {File: "a.md", Number: 4, Line: 17},
		"-c:1:2":            {File: "-c", Line: 1, Column: 2},
		"a.go":              {File: "a.go"},
	} {
		if got := p.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestText(t *testing.T) {
	tests := []struct {
		name string
		f    Fault
		want string
	}{
		{"caret", Fault{Msg: "undefined: b", Hint: "did you mean a?", Place: Place{File: "x.go", Line: 2, Column: 6, Source: "\ta = b"}},
			"x.go:2:6: undefined: b (did you mean a?)\n    a = b\n        ^\n"},
		{"caret after a wide rune", Fault{Msg: "m", Place: Place{File: "x", Line: 1, Column: 9, Source: "s := \"é\" + 1"}},
			"x:1:9: m\n    s := \"é\" + 1\n           ^\n"},
		{"no column", Fault{Msg: "m", Place: Place{File: "x", Line: 1, Source: "f()"}}, "x:1: m\n    f()\n"},
		{"no line", Fault{Msg: "interrupted", Place: Place{File: "In [1]", Prompt: true}}, "In [1]: interrupted\n"},
		{"column past the line", Fault{Msg: "m", Place: Place{File: "x", Line: 1, Column: 99, Source: "f()"}}, "x:1:99: m\n    f()\n"},
		{"at the end", Fault{Msg: "m", Place: Place{File: "x", Line: 1, Column: 4, Source: "f( "}}, "x:1:4: m\n    f(\n"},
		{"trace", Fault{Msg: "m", Place: Place{File: "x", Line: 1, Source: "a"}, Trace: []Place{{File: "y", Line: 3, Source: "\tb()"}}},
			"x:1: m\n    a\n  called from y:3: b()\n"},
	}
	for _, tt := range tests {
		if got := tt.f.Text(); got != tt.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

func TestLongLine(t *testing.T) {
	f := Fault{Msg: "m", Place: Place{File: "x", Line: 1, Column: 500, Source: strings.Repeat("x", 1000)}}
	for l := range strings.Lines(f.Text()) {
		if len(l) > wide+10 {
			t.Errorf("a line of %d bytes", len(l))
		}
	}
	if strings.Contains(f.Text(), "^") {
		t.Error("a caret under what is not shown")
	}
}

func TestUnwrap(t *testing.T) {
	cause := errors.New("cause")
	if !errors.Is(&Fault{Msg: "m", Cause: cause}, cause) {
		t.Error("the cause is lost")
	}
}
