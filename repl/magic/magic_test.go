package magic

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for text, want := range map[string]string{
		"%who":                  `who "" ""`,
		"  %time f(3)\n":        `time "f(3)" ""`,
		"%time for {\n x()\n}":  `time "for {\n x()\n}" ""`,
		"%%time\nx := 1\nx":     `time cell "" "x := 1\nx"`,
		"%%writefile a b\n c\n": `writefile cell "a b" " c"`,
		"!ls -l":                `sh "ls -l" ""`,
		"!git status":           `sh "git status" ""`,
		"! ls *.go":             `sh "ls *.go" ""`,
		"!./x":                  `sh "./x" ""`,
		"%timeit?":              `timeit query "" ""`,
		"%%time?":               `time cell query "" ""`,
		"%":                     ` "" ""`,
		"%time x?":              `time "x?" ""`,
		"x % 3":                 "go", "!ok": "go", "!ok && b": "go", "!f(x)": "go", "!(a || b)": "go", "!!a": "go", "!a.b == c": "go", "": "go", "!": "go", "!m[1]": "go",
	} {
		c, ok := Parse(text)
		got := "go"
		if ok {
			got = c.Name
			if c.Cell {
				got += " cell"
			}
			if c.Query {
				got += " query"
			}
			got += fmt.Sprintf(" %q %q", c.Args, c.Body)
		}
		if got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
		if Is(text) != ok && strings.TrimSpace(text) != "" {
			t.Errorf("%q: Is says %v", text, !ok)
		}
	}
}

// What is left to the session to decide is one word.
func TestLone(t *testing.T) {
	for text, want := range map[string]string{
		"!ls": "ls", " ! pwd \n": "pwd", "!a.sh": "a.sh", "!ls -l": "", "!f(x)": "", "!": "", "ls": "", "!a\n!b": "", "!./x": "", "!!a": "",
	} {
		if got := Lone(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// The place of the arguments is where they stand in the text.
func TestPlace(t *testing.T) {
	for text, want := range map[string][2]int{
		"%time f()":      {0, 6},
		"\n %time   f()": {1, 9},
		"%time\nf()":     {1, 0},
	} {
		c, _ := Parse(text)
		if c.Row != want[0] || c.Column != want[1] {
			t.Errorf("%q: %d:%d, want %v", text, c.Row, c.Column, want)
		}
	}
}

func TestIncomplete(t *testing.T) {
	var s Set
	for text, want := range map[string]bool{
		"%who\n":                   false,
		"%time for {\n":            true,
		"%time for {\n}\n":         false,
		"%timeit -n 10 f(\n":       true,
		"%%time\n":                 true,
		"%%time\nx()\n":            true,
		"%%time\nx()\n\n":          false,
		"%%time\nfor {\n\n":        true,
		"%%writefile a\nfor {\n\n": false,
		"%%writefile a\n\n":        true,
		"%%nosuch\n":               false,
		"%%who\n":                  false,
		"!ls (\n":                  false,
		"%time?\n":                 false,
	} {
		if got := s.Incomplete(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestOptions(t *testing.T) {
	flags := []string{"-n=", "-r=", "-f"}
	for args, want := range map[string]string{
		"x":              `map[] "x"`,
		"-n 10 -r 3 x y": `map[-n:10 -r:3] "x y"`,
		"-n10 x":         `map[-n:10] "x"`,
		"-f a -n 3":      `map[-f:] "a -n 3"`,
		"-x 3":           `map[] "-x 3"`,
		"-n":             `map[-n:] ""`,
		"-no":            `map[] "-no"`,
	} {
		got, rest := Options(args, flags)
		if s := fmt.Sprintf("%v %q", got, rest); s != want {
			t.Errorf("%q: got %s, want %s", args, s, want)
		}
	}
}

func TestWords(t *testing.T) {
	for args, want := range map[string][]string{
		"":                 nil,
		" a  b ":           {"a", "b"},
		`"a b" 'c "d' e""`: {"a b", `c "d`, "e"},
		`"" x`:             {"", "x"},
	} {
		got, err := Words(args)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: %q, %v", args, got, err)
		}
	}
	if _, err := Words(`"a`); err == nil {
		t.Error("an open quotation mark is taken")
	}
	if _, err := One("cd", "", "a folder"); err == nil || err.Error() != "%cd needs a folder" {
		t.Errorf("none: %v", err)
	}
	if _, err := One("cd", "a b", "a folder"); err == nil {
		t.Error("two words are taken for one")
	}
}

func TestSet(t *testing.T) {
	var s Set
	if err := s.Register(Spec{Name: "sweep", Usage: "WIDTHS", Help: "mine"}); err != nil {
		t.Fatal(err)
	}
	if m, ok := s.Get("sweep"); !ok || !m.Own || m.Head() != "%sweep WIDTHS" {
		t.Errorf("sweep = %+v, %v", m, ok)
	}
	for name, want := range map[string]string{"time": "naslab's own", "a b": "cannot name"} {
		if err := s.Register(Spec{Name: name}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := s.Unknown("swep"); err.Error() != "there is no %swep; did you mean %sweep?" {
		t.Error(err)
	}
	if err := s.Unknown("zzzzzzzzzz"); err.Error() != "there is no %zzzzzzzzzz; %help lists what there is" {
		t.Error(err)
	}
	s.Clear()
	if _, ok := s.Get("sweep"); ok {
		t.Error("still there")
	}
}

// Every magic says what it is, and none twice.
func TestBuiltin(t *testing.T) {
	seen := map[string]bool{}
	for _, m := range builtin {
		if m.Name == "" || m.Help == "" || seen[m.Name] || !m.Line && !m.Cell {
			t.Errorf("%+v", m)
		}
		seen[m.Name] = true
	}
}
