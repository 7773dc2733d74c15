package check

import (
	"go/token"
	"go/types"
	"strings"
	"sync"
	"testing"

	"naslab/stdlib/export"
)

// The packages that tests import are read once.
var (
	testFset = token.NewFileSet()
	testImp  = sync.OnceValue(func() types.Importer { return export.Importer(testFset) })
)

// testDoc stands in for the doc comments of other people, which are not part of
// the repository: it says which one was asked for.
func testDoc(path, symbol string) string {
	if strings.HasPrefix(path, "naslab/") {
		return export.Doc(path, symbol)
	}
	return strings.TrimSuffix("the comment of "+path+"."+symbol, ".") + "."
}

func newTestChecker(testing.TB) *Checker {
	return New(Config{
		Fset: testFset, Importer: testImp(), Paths: export.Paths(), Doc: testDoc,
		Prefer: map[string]string{"rand": "math/rand/v2", "template": "text/template"},
		Short:  map[string]string{"str": "strings"},
	})
}

// session runs cells, each of which must check but for the last.
func (c *Checker) feed(t *testing.T, cells ...string) *Cell {
	t.Helper()
	var last *Cell
	for _, src := range cells {
		cell, faults := c.Check(Source{File: "In", Text: src, Prompt: true})
		if faults != nil {
			t.Fatalf("%s\n%v", src, faults)
		}
		c.Commit(cell, nil)
		last = cell
	}
	return last
}

func TestOrdinary(t *testing.T) {
	tests := []struct {
		name  string
		cells []string
		want  string // type of the last cell's value
	}{
		{"constant", []string{"1 + 2"}, "int"},
		{"define", []string{"x := 1", "x"}, "int"},
		{"redefine", []string{"x := 1", "x := float64(x) + 0.5", "x"}, "float64"},
		{"function", []string{"func f(a int) string { return \"\" }", "f(3)"}, "string"},
		{"several results", []string{"func f() (int, error) { return 0, nil }", "f()"}, "(int, error)"},
		{"no result", []string{"func f() {}", "f()"}, "()"},
		{"builtin", []string{"s := []int{1}", "len(s)"}, "int"},
		{"conversion", []string{"float64(3)"}, "float64"},
		{"variable needed by a function", []string{"x := 1\nfunc f() int { x++; return x }\ny := f()\ny"}, "int"},
		{"parameter with a variable's name", []string{"func sq(x int) int { return x * x }\ny := sq(3)\nx := y\nx"}, "int"},
		{"type with methods", []string{"type P struct{ x, y int }\nfunc (p P) Sum() int { return p.x + p.y }\np := P{1, 2}", "p.Sum()"}, "int"},
		{"unexported field", []string{"type P struct{ x int }", "p := P{1}", "p.x"}, "int"},
		{"generic", []string{"type Stack[T any] struct{ xs []T }\nfunc (s *Stack[T]) Push(x T) { s.xs = append(s.xs, x) }", "s := &Stack[string]{}", "s.Push(\"a\")\ns.xs[0]"}, "string"},
		{"generic function", []string{"func Map[T, U any](xs []T, f func(T) U) []U { return nil }", "Map([]int{1}, func(i int) string { return \"\" })"}, "[]string"},
		{"method of what a type is made of", []string{"type A struct{ n int }\nfunc (a A) N() int { return a.n }", "type B struct{ A }\nfunc (b B) M() int { return b.N() }", "B{}.M()"}, "int"},
		{"type from a type", []string{"type A []int", "type B A", "B{1}"}, "main.B"},
		{"alias", []string{"type A = []int", "var a A", "a"}, "main.A"},
		{"import", []string{"import \"strings\"", "strings.ToUpper(\"a\")"}, "string"},
		{"import by itself", []string{"strings.Repeat(\"a\", 2)"}, "string"},
		{"preferred package", []string{"rand.N(3)"}, "int"},
		{"import under a short path", []string{"import \"str\"", "strings.ToLower(\"A\")"}, "string"},
		{"import of all names", []string{"import . \"strings\"", "ToLower(\"A\")"}, "string"},
		{"import for nothing", []string{"import _ \"strings\"\nimport \"sort\"", "1"}, "int"},
		{"import under a name", []string{"import s \"strings\"", "s.ToLower(\"A\")"}, "string"},
		{"variable before package", []string{"import \"strings\"", "strings := []int{1}", "strings"}, "[]int"},
		{"program", []string{"package main\n\nimport \"fmt\"\n\nvar a = b + 1\nvar b = f()\n\nfunc f() int { return 2 }\n\nfunc main() { fmt.Println(a) }", "a"}, "int"},
		{"var statement", []string{"var x int\nx = 2\nvar y = x", "y"}, "int"},
		{"var of its own name", []string{"x := 1", "var x = float64(x)", "x"}, "float64"},
		{"unused", []string{"func f() { x := 1 }", "f"}, "func()"},
		{"const group", []string{"const (\n\ta = iota\n\tb\n)", "b"}, "int"},
		{"label", []string{"n := 0\nouter:\nfor {\n\tfor {\n\t\tn++\n\t\tbreak outer\n\t}\n}\nn"}, "int"},
		{"receive", []string{"c := make(chan int, 1)", "<-c"}, "int"},
		{"comparison", []string{"x := 1", "x == 1"}, "bool"},
		{"generic instance across cells", []string{"type S[T any] []T", "a := S[int]{}", "var b S[int] = a", "b"}, "main.S[int]"},
		{"recursive", []string{"func fib(n int) int { if n < 2 { return n }; return fib(n-1) + fib(n-2) }\nfib(3)"}, "int"},
		{"mutual types", []string{"type A struct{ b *B }\ntype B struct{ a A }\nA{}.b"}, "*main.B"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := newTestChecker(t)
			cell := c.feed(t, tt.cells...)
			if cell.Last == nil {
				t.Fatal("no value")
			}
			got := "()"
			if typ := cell.Info.TypeOf(cell.Last); typ != nil {
				got = typ.String()
			}
			if got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}
