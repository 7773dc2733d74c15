package session

import (
	"fmt"
	"strings"
	"testing"
)

// refused are cells that fail: in syntax, types, lowering, and while they run. Each
// declares the names a, f, T and the method M of T, which a later cell declares.
var refused = []string{
	"a := (", "a := 1 2", "func f( { }", "type T struct { n int", "a := `x", "a := 08", "if a := 1 {", "var a int = ", "func f() {}}", "type T = ",
	"a := nosuch", "a, b := 1", "var a string = 1", "func f() int { }", "func f() { return 1 }", "type T struct{ n nosuch }", "type T struct{ t T }",
	"type T int; func (t T) M() {}; func (t T) M() {}", "type T int; func (t T) M() int { return `x` }", "const a = nosuch", "a := strings.Nosuch(1)",
	"func f[X any](x X) X { return x + x }", "type T[X any] struct{ x X }; var a T", "a := 1; a := 2; a()", "import \"no/such/package\"; a := 1",
	"a := strings.ToUpper(nosuch)", "func f() {}; a := f()", "type T interface{ M() }; var a T = 3", "a := []int{}[`x`]", "goto nowhere; a := 1",
	"a := func() { break }", "var a, f int = 1", "type T struct{ n, n int }", "func f(x nosuch) {}", "a := 1 << 100", "var a int8 = 300",
	"a := [1 << 50]byte{}", "var a [1 << 40]int", "type T struct{ n [1 << 45]byte }; a := T{}", "a := new([1 << 40]strings.Builder)",
	"type T struct{}; func (T) M() [1 << 40]byte { panic(1) }", "func f() { var a [1 << 40]byte; _ = a }",
	"type T struct{ b bytes.Buffer }; func (t *T) M() int { return t.b.Len() }; var a T; var b [1 << 40]byte",
	"func f() utf8.RuneError { }", "a := unsafe.Offsetof(struct{ n [1 << 40]byte }{}.n); var f [1 << 40]T",
	"a := html.EscapeString(`<`); var f [1 << 40]byte", "a := path.Join(`a`, `b`); f := new([1 << 40]int)",
	"f := (&sync.Mutex{}).Lock; var a [1 << 40]byte", "var a = ring.New(3); var f [1 << 40]byte", "a := heap.Interface(nil); var f [1 << 40]byte",
	"panic(1); a := 1", "a := []int{}[3]", "var m map[int]int; m[1] = 2; a := 3", "a := any(1).(string)", "var f func(); f(); a := 2", "a := (*T0)(nil).n",
	"type T struct{ n int }; func (t T) M() int { return t.n }; a := (*T)(nil).n", "func f() int { panic(`f`) }; a := f()",
	"func f() int { return f() + 1 }; a := f()", "a := make([]int, 1<<62-len(`x`))", "runtime.Goexit(); a := 1", "os.Exit(3); a := 1",
}

// correct declares the same names, and says what an expression of them is.
var correct = []struct{ text, expr, want string }{
	{"a := 3\nf := func() int { return a }", "a + f()", "6"},
	{"var a = `x`\nfunc f() string { return a + strings.Repeat(`y`, 2) }", "f()", "xyy"},
	{"type T struct{ n int }\nfunc (t T) M() int { return t.n }\na := T{4}\nfunc f(t T) int { return t.M() }", "f(a)", "4"},
	{"type T[X any] struct{ x X }\nfunc (t T[X]) M() X { return t.x }\nfunc f[X any](x X) T[X] { return T[X]{x} }\na := f(html.EscapeString(`<`))", "a.M()", "&lt;"},
	{"import \"container/ring\"\nconst a = 2\nvar f = path.Join(`a`, `b`)\ntype T interface{ M() }", "fmt.Sprint(a, f, ring.New(3).Len(), T(nil) == nil)", "2a/b3 true"},
	{"a, f := bytes.NewBufferString(`q`), (&sync.Mutex{}).TryLock\ntype T = int", "fmt.Sprint(a, f(), T(3))", "q true 3"},
}

// Of a cell that fails nothing is left that a later one could run into.
func TestNothingIsLeftOfWhatFails(t *testing.T) {
	for n, c := range correct {
		s, _ := newSession(t)
		must(t, s, "type T0 struct{ n int }\nkeep := 7\nfunc kept() int { return keep }")
		for _, bad := range refused {
			if o := do(t, s, bad); o.Fault == nil {
				t.Errorf("%s: does not fail", bad)
			} else if strings.Contains(o.Fault.Msg, "redeclared in this block") || strings.Contains(o.Fault.Msg, "cannot be prepared") {
				t.Errorf("%s: %s", bad, o.Fault.Msg)
			}
			if o := do(t, s, c.text); o.Fault != nil {
				t.Errorf("%d after %s: %v", n, bad, o.Fault)
				continue
			}
			if got := fmt.Sprint(must(t, s, c.expr)); got != c.want {
				t.Errorf("%d after %s: %s is %s, want %s", n, bad, c.expr, got, c.want)
			}
		}
		if got := fmt.Sprint(must(t, s, "fmt.Sprint(keep, kept())")); got != "7 7" {
			t.Errorf("what was there is %s", got)
		}
	}
}
