package cell

import (
	"fmt"
	"go/token"
	"slices"
	"strings"
	"testing"
)

func TestSplit(t *testing.T) {
	tests := []struct {
		name, src string
		want      []string // kind and text of each piece
	}{
		{"empty", "", nil},
		{"remarks", "// one\n/* two */\n", nil},
		{"one expression", "1+1", []string{"stmt 1+1"}},
		{"two lines", "a := 1\nb := 2", []string{"stmt a := 1", "stmt b := 2"}},
		{"semicolons", "a := 1; b", []string{"stmt! a := 1", "stmt b"}},
		{"quiet", "x;", []string{"stmt! x"}},
		{"quiet before a remark", "x; // seen", []string{"stmt! x"}},
		{"mixed", "import \"fmt\"\nvar x int\nx = 2\nfunc f() {}\nf()", []string{
			"import import \"fmt\"", "decl var x int", "stmt x = 2", "decl func f() {}", "stmt f()"}},
		{"import group", "import (\n\"a\"\n\"b\"\n)\nx", []string{"import import (\n\"a\"\n\"b\"\n)", "stmt x"}},
		{"method", "func (t T) M() int { return 1 }", []string{"decl func (t T) M() int { return 1 }"}},
		{"method without name of receiver", "func (T) M() {}", []string{"decl func (T) M() {}"}},
		{"generic method", "func (l *List[E]) Len() int { return 0 }", []string{"decl func (l *List[E]) Len() int { return 0 }"}},
		{"generic function", "func F[T any](x T) T { return x }", []string{"decl func F[T any](x T) T { return x }"}},
		{"function literal called", "func() { f() }()", []string{"stmt func() { f() }()"}},
		{"function literal with result", "func(a int) int { return a }(2)", []string{"stmt func(a int) int { return a }(2)"}},
		{"function literal with results", "func(a int) (int, error) { return a, nil }(2)", []string{"stmt func(a int) (int, error) { return a, nil }(2)"}},
		{"for header", "for i := 0; i < 3; i++ { f(i) }\ng()", []string{"stmt for i := 0; i < 3; i++ { f(i) }", "stmt g()"}},
		{"if header and else", "if x := f(); x > 0 { a() } else if y := g(); y { b() } else { c() }\nd", []string{
			"stmt if x := f(); x > 0 { a() } else if y := g(); y { b() } else { c() }", "stmt d"}},
		{"switch header", "switch x := f(); x {\ncase 1:\n}\ny", []string{"stmt switch x := f(); x {\ncase 1:\n}", "stmt y"}},
		{"function in a header", "if f := func() int { return 1 }; f() > 0 { g() }\nh", []string{"stmt if f := func() int { return 1 }; f() > 0 { g() }", "stmt h"}},
		{"struct in a header", "for m := (struct{ a int }{1}); m.a < 3; m.a++ { }\nh", []string{"stmt for m := (struct{ a int }{1}); m.a < 3; m.a++ { }", "stmt h"}},
		{"label", "outer:\nfor { break outer }\nx", []string{"stmt outer:\nfor { break outer }", "stmt x"}},
		{"chain", "a.\nb().\nc()", []string{"stmt a.\nb().\nc()"}},
		{"raw string", "s := `a\nb;c`\nt", []string{"stmt s := `a\nb;c`", "stmt t"}},
		{"package", "package main\nfunc main() {}", []string{"package package main", "decl func main() {}"}},
		{"build line", "//go:build ignore\n\npackage main", []string{"package package main"}},
		{"type", "type (\nA int\nB = A\n)", []string{"decl type (\nA int\nB = A\n)"}},
		{"too many brackets", "}\nx", []string{"stmt }", "stmt x"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, p := range Split(tt.src) {
				quiet := ""
				if p.Quiet {
					quiet = "!"
				}
				got = append(got, kindName(p.Kind)+quiet+" "+strings.TrimSpace(p.Text))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

func kindName(k Kind) string {
	return [...]string{"stmt", "import", "decl", "package"}[k]
}

func TestPositions(t *testing.T) {
	src := "a := 1\n\n\tif x {\n\t\tb = 2\n\t}; func() {}()"
	var got []string
	for _, p := range Split(src) {
		got = append(got, fmt.Sprintf("%d:%d@%d", p.Line, p.Column, p.Offset))
	}
	want := []string{"1:1@0", "3:2@9", "5:5@28"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestIncomplete(t *testing.T) {
	tests := map[string]bool{
		"":                                false,
		"x":                               false,
		"x +":                             true,
		"x,":                              true,
		"f(":                              true,
		"f(1,\n2":                         true,
		"f(1,\n2)":                        false,
		"func f() {":                      true,
		"func f() {\n}":                   false,
		"if x {\n} else":                  true,
		"if x {\n} else {":                true,
		"s := `abc":                       true,
		"s := `abc\n`":                    false,
		"s := \"abc":                      false, // an error, not a wish for more
		"/* open":                         true,
		"/* closed */":                    false,
		"x // }":                          false,
		"f(]":                             false,
		"}":                               false,
		"a.\n":                            true,
		"x :=":                            true,
		"type T struct {":                 true,
		"switch x {\ncase 1":              true,
		"x;":                              false,
		"return":                          false,
		"m := map[string]int{\n\"a\": 1,": true,
	}
	for src, want := range tests {
		if got := Incomplete(src); got != want {
			t.Errorf("Incomplete(%q) = %v", src, got)
		}
	}
}

func TestBlank(t *testing.T) {
	for src, want := range map[string]bool{"": true, " \n\t": true, "// a\n/* b */": true, "x": false, ";": true} {
		if got := Blank(src); got != want {
			t.Errorf("Blank(%q) = %v", src, got)
		}
	}
}

func TestParsePositions(t *testing.T) {
	fset := token.NewFileSet()
	src := "x := 1\n  y := f(x,\n    z)"
	pieces := Split(src)
	tree, err := Parse(fset, "7/_.go", pieces[1])
	if err != nil {
		t.Fatal(err)
	}
	if got := fset.Position(tree.Stmt.Pos()).String(); got != "7/_.go:2:3" {
		t.Errorf("statement at %s", got)
	}
	if got := fset.Position(tree.Stmt.End()).String(); got != "7/_.go:3:7" {
		t.Errorf("statement ends at %s", got)
	}
}

func TestParseErrors(t *testing.T) {
	for src, want := range map[string]string{
		"x := := 1":      "7/_.go:1:6: expected operand, found ':='",
		"if x {":         "7/_.go:2:2: expected '}', found 'EOF'",
		"import fmt":     "7/_.go:1:11: missing import path",
		"}; {":           "7/_.go:2:1: expected declaration, found '}'",
		"func f() int {": "7/_.go:1:15: expected '}', found 'EOF'",
	} {
		_, err := Parse(token.NewFileSet(), "7/_.go", Split(src)[0])
		if err == nil || err.Error() != want {
			t.Errorf("%q: got %v, want %s", src, err, want)
		}
	}
}

// Split must not fail, must keep pieces apart and in order, and must lose
// nothing but separators, space and remarks.
func FuzzSplit(f *testing.F) {
	for _, s := range []string{
		"", "1+1", "a := 1; b\nfor i := 0; i < 3; i++ { f(i) }", "func (t T) M() {}", "if x { } else { }", "`raw", "\"", "}{)(", "x // y\n/* z */",
		"import (\n\"a\"\n)\ntype T[P any] struct{}", "\x00\xff", "switch x := f(); y := x.(type) {", "a:\nb:", ";;;", "func", "func (", "for ;; {",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		Incomplete(src)
		end := 0
		for _, p := range Split(src) {
			if p.Offset < end || p.Offset+len(p.Text) > len(src) {
				t.Fatalf("piece at %d of %d bytes after %d in %d bytes", p.Offset, len(p.Text), end, len(src))
			}
			if src[p.Offset:p.Offset+len(p.Text)] != p.Text || p.Text == "" {
				t.Fatalf("piece %q is not at %d", p.Text, p.Offset)
			}
			if line := 1 + strings.Count(src[:p.Offset], "\n"); p.Line != line {
				t.Fatalf("piece at line %d, said to be at %d", line, p.Line)
			}
			end = p.Offset + len(p.Text)
			if _, err := Parse(token.NewFileSet(), "1/_.go", p); err == nil && p.Kind == Stmt && len(p.Text) == 0 {
				t.Fatal("nothing parsed")
			}
		}
	})
}
