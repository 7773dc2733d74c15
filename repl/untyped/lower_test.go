package untyped

import (
	"bytes"
	"flag"
	"go/ast"
	"go/printer"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"naslab/repl/cell"
	"naslab/repl/scope"
)

var update = flag.Bool("update", false, "write the results into testdata")

// lowered returns the text of a piece after lowering, without what check.go
// injects unless checks is set.
func lowered(t *testing.T, src string, names map[string]string, checks bool) string {
	t.Helper()
	fset := token.NewFileSet()
	pieces := cell.Split(src)
	if len(pieces) != 1 {
		t.Fatalf("%q has %d pieces", src, len(pieces))
	}
	tree, err := cell.Parse(fset, "1/_.go", pieces[0])
	if err != nil {
		t.Fatal(err)
	}
	r, bad := Tree(tree, scope.Resolve(tree.Node()), Config{Fset: fset, Cell: 1, Names: names})
	if bad != nil {
		return "error: " + bad.Msg + "\n"
	}
	var nodes []any
	if r.Decl != nil {
		nodes = append(nodes, r.Decl)
	}
	for _, s := range r.Stmts {
		nodes = append(nodes, s)
	}
	var b strings.Builder
	for _, n := range nodes {
		b.WriteString(printed(t, n))
	}
	if checks {
		return b.String()
	}
	return injectedLines.ReplaceAllString(b.String(), "")
}

// injectedLines matches what check.go adds, in the form of printed.
var injectedLines = regexp.MustCompile(`(?m)^\s*(rt__flag\+\+|rt__line = \d+|if rt__flag > 4096 \{\n\s*rt__\.Check\(\)\n\s*\})\n`)

// printed prints a tree whose positions are not in the order of its nodes: it is
// printed without them.
func printed(t *testing.T, n any) string {
	t.Helper()
	var b bytes.Buffer
	stripPositions(n.(ast.Node))
	if err := printer.Fprint(&b, token.NewFileSet(), n); err != nil {
		t.Fatal(err)
	}
	return b.String() + "\n"
}

// TestGolden lowers the pieces in testdata/*.txt. A file is a list of blocks
// parted by empty lines: a piece, a line "=>", what it becomes.
func TestGolden(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txt")
	if len(files) == 0 {
		t.Fatal("no files in testdata")
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, block := range strings.Split(strings.TrimSpace(string(b)), "\n\n") {
			src, want, _ := strings.Cut(block, "\n=>\n")
			src = strings.TrimSuffix(src, "\n=>")
			got := strings.TrimSpace(lowered(t, src, nil, strings.Contains(file, "checks")))
			if got != strings.TrimSpace(want) && !*update {
				t.Errorf("%s: %s\ngot:\n%s\nwant:\n%s", file, src, got, want)
			}
			out = append(out, src+"\n=>\n"+got)
		}
		if *update {
			if err := os.WriteFile(file, []byte(strings.Join(out, "\n\n")+"\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestNames(t *testing.T) {
	names := map[string]string{"x": "x__2", "f": "f", "T": "T__3"}
	got := lowered(t, "y := f(x, T{x: x}, func(x int) int { return x })", names, false)
	want := "y := f(x__2, T__3{x: x__2}, func(x int) int {\n\treturn x\n})\n"
	if got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestMisplaced(t *testing.T) {
	for src, want := range map[string]string{
		"return":                              "return outside of a function",
		"if x { return }":                     "return outside of a function",
		"func() { return }()":                 "",
		"break":                               "break outside of a loop, switch or select",
		"for { break }":                       "",
		"for { func() { break }() }":          "break outside of a loop, switch or select",
		"switch { case true: break }":         "",
		"switch { case true: continue }":      "continue outside of a loop",
		"for { switch { case x: continue } }": "",
		"fallthrough":                         "fallthrough outside of a switch",
	} {
		tree, err := cell.Parse(token.NewFileSet(), "1/_.go", cell.Split(src)[0])
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if m := Misplaced(tree); m != nil {
			got = m.Msg
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", src, got, want)
		}
	}
}

func TestArity(t *testing.T) {
	got := lowered(t, "x := func() (int, error) { return 1, nil }()", nil, false)
	if want := "error: assignment mismatch: 1 variable but the call returns 2 values\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
