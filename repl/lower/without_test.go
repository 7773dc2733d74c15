package lower_test

import (
	"strings"
	"testing"
)

// TestWithoutRealTypes is what holds when the types of cells are the
// interpreter's own.
func TestWithoutRealTypes(t *testing.T) {
	m := newMachine(t, false)
	for _, cell := range []struct{ text, prints, fails string }{
		{text: "type B struct { v [2]int; n int }\ntype I interface { M() int }\nfunc (b B) M() int { return b.n }"},
		{text: "b := B{n: 1}\nvar i, j any = b, b.v\nvar k I = b\nb.n, b.v[0] = 2, 3\n_, _ = fmt.Println(i.(B).n, j, k.M(), b.n)", prints: "1 [0 0] 1 2\n"},
		{text: "var x, y I = B{n: 1}, B{n: 1}\n_, _ = fmt.Println(x == y, x != y, x == nil)", prints: "true false false\n"},
		{text: "func neg(x float64) float64 { return -x }\n_, _ = fmt.Println(neg(0), neg(neg(0)))", prints: "-0 0\n"},
		{text: "type E struct{}\nfunc (E) Error() string { return `e` }"},
		{text: "var e E\nfmt.Println(errors.As(nil, &e))", fails: "errors.As cannot know a type of a cell"},
		{text: "_, ok := errors.AsType[E](nil)\n_ = ok", fails: "errors.AsType needs real runtime types"},
	} {
		m.out.Reset()
		err := m.run(`import ("fmt"; "errors")` + "\n" + cell.text)
		switch {
		case cell.fails != "":
			if err == nil || !strings.Contains(err.Error(), cell.fails) {
				t.Errorf("%s\ngot error %v, want %s", cell.text, err, cell.fails)
			}
		case err != nil:
			t.Errorf("%s\n%v", cell.text, err)
		case m.out.String() != cell.prints:
			t.Errorf("%s\nprints %q, want %q", cell.text, m.out, cell.prints)
		}
	}
}
