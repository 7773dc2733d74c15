package check

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
	"testing"
)

// declared lists the declarations of a cell: those of earlier cells in
// brackets, late methods with a star.
func declared(c *Cell) string {
	var list []string
	for _, d := range c.Decls {
		s := "const"
		if d.Object != nil {
			s = d.Object.Name()
		}
		if d.Recv != nil {
			s = d.Recv.Obj().Name() + "." + s
		}
		if d.Late {
			s += "*"
		}
		if d.Cell != c.Number {
			s = "[" + s + "]"
		}
		list = append(list, s)
	}
	return strings.Join(list, " ")
}

func TestAgain(t *testing.T) {
	tests := []struct {
		name  string
		cells []string
		decls string // of the last cell
		notes []string
		then  string // an expression
		typ   string // and its type
	}{
		{name: "a function that calls another",
			cells: []string{"func f() int { return 1 }\nfunc g() int { return f() }\nfunc h() int { return g() }", "func f() int { return 2 }"},
			decls: "[g] [h] f", then: "h()", typ: "int"},
		{name: "a function whose callee has another type now",
			cells: []string{"func f() int { return 1 }\nfunc g() int { return f() }", "func f() string { return \"\" }"},
			decls: "f", notes: []string{"g (In) stays as it was, because it does not fit what this cell declares: cannot use f() (value of type string) as int value in return statement"}, then: "g()", typ: "int"},
		{name: "a function that uses a variable",
			cells: []string{"x := 1", "func f() int { return x }", "x := 2"},
			decls: "[f]"},
		{name: "a variable of another type",
			cells: []string{"x := 1", "func f() int { return x }", "x := \"a\""},
			notes: []string{"f (In) stays as it was, because it does not fit what this cell declares: cannot use x (variable of type string) as int value in return statement"}},
		{name: "only what fits",
			cells: []string{"x := 1", "func f() int { return x }\nfunc g() { print(x) }", "x := \"a\""},
			decls: "[g]", notes: []string{"f (In) stays as it was, because it does not fit what this cell declares: cannot use x (variable of type string) as int value in return statement"}},
		{name: "a type keeps its methods",
			cells: []string{"type T struct{ a int }\nfunc (t T) A() int { return t.a }", "type T struct{ a, b int }"},
			decls: "[T.A] T", then: "T{1, 2}.A()", typ: "int"},
		{name: "a type loses a method that does not fit",
			cells: []string{"type T struct{ a int }\nfunc (t T) A() int { return t.a }\nfunc (t T) B() {}", "type T struct{ b int }"},
			decls: "[T.B] T", notes: []string{"T.A (In) is dropped, because it does not fit what this cell declares: t.a undefined (type T has no field or method a, but does have method A)"}},
		{name: "a type with a method of its own",
			cells: []string{"type T struct{ a int }\nfunc (t T) A() int { return t.a }", "type T struct{ b int }\nfunc (t T) A() string { return \"\" }"},
			decls: "T T.A", then: "T{}.A()", typ: "string"},
		{name: "a type in a type",
			cells: []string{"type A struct{ n int }", "type B struct{ a A }\nfunc (b B) N() int { return b.a.n }\nfunc mk() B { return B{} }", "type A struct{ n int; s string }"},
			decls: "[B] [B.N] [mk] A", then: "mk().a.s", typ: "string"},
		{name: "a type in a type that does not fit",
			cells: []string{"type A struct{ n int }", "type B struct{ a A }\nfunc (b B) N() int { return b.a.n }", "type A struct{ s string }"},
			decls: "A", notes: []string{"B (In) stays as it was, because it does not fit what this cell declares: b.a.n undefined (type A has no field or method n)"}, then: "B{}.N()", typ: "int"},
		{name: "constants",
			cells: []string{"const (\n\ta = 1\n\tb = a + 1\n)", "const c = b * 2\nfunc f() int { return c }", "const b = 7"},
			decls: "[const] [f] const"},
		{name: "a method that calls a function",
			cells: []string{"func f() int { return 1 }\ntype T int\nfunc (t T) M() int { return f() }", "func f() int { return 2 }"},
			decls: "[T.M*] f"},
		{name: "a generic function",
			cells: []string{"func f() int { return 1 }\nfunc G[T any](x T) int { return f() }\nfunc h() int { return G(1) }", "func f() int { return 2 }"},
			decls: "[G] [h] f"},
		{name: "the same type again",
			cells: []string{"type T struct{ a int } // one\nfunc (t T) A() int { return t.a }", "t := T{1}", "type T struct {\n\ta int\n}\nfunc (t T) A() int { return 2 * t.a }\nfunc (t T) B() T { return t }"},
			decls: "T.A* T.B*", then: "t.B().A()", typ: "int"},
		{name: "the same type and constant again",
			cells: []string{"const n = 3\ntype T [n]int", "t := T{1}", "type T [n]int\nconst n = 3"},
			then:  "t == T{}", typ: "bool"},
		{name: "the same type with another constant",
			cells: []string{"const n = 3\ntype T [n]int", "type T [n]int\nconst n = 4"},
			decls: "T const", then: "T{0, 1, 2, 3}", typ: "T"},
		{name: "the same type without a method",
			cells: []string{"type T int\nfunc (t T) A() int { return 1 }\nfunc (t T) B() {}", "type T int\nfunc (t T) A() int { return 2 }"},
			decls: "T T.A"},
		{name: "the same type and another signature",
			cells: []string{"type T int\nfunc (t T) A() int { return 1 }", "type T int\nfunc (t T) A() string { return \"\" }"},
			decls: "T T.A", then: "T(1).A()", typ: "string"},
		{name: "variables of an old type",
			cells: []string{"type T int\na := T(1)\nb := []T{}\nc := map[string]*T{}\nd := 1", "type T string"},
			decls: "T", notes: []string{"a, b and c keep their types as they were before; make them anew to have the new ones"}},
		{name: "users of a method",
			cells: []string{"type T int\nfunc (t T) A() int { return 1 }\nfunc (t T) B() int { return t.A() }\nvar v T\nfunc f() int { return v.B() }\nfunc g() int { return f() }", "func (t T) A() int { return 2 }"},
			decls: "[T.B*] [f] [g] T.A*", then: "g()", typ: "int"},
		{name: "users of a generic method",
			cells: []string{"type T[E any] []E\nfunc (t T[E]) A() int { return 1 }\nfunc f() int { return T[int]{}.A() }", "func (t T[E]) A() int { return 2 }"},
			decls: "[f] T.A*", then: "f()", typ: "int"},
		{name: "a package is no reason",
			cells: []string{"import \"strings\"\nfunc f() string { return strings.ToUpper(\"\") }", "strings := 1"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := newTestChecker(t)
			cell := c.feed(t, tt.cells...)
			if got := declared(cell); got != tt.decls {
				t.Errorf("declared %q, want %q", got, tt.decls)
			}
			if got := strings.Join(cell.Notes, "\n"); got != strings.Join(tt.notes, "\n") {
				t.Errorf("notes %s\nwant %s", got, strings.Join(tt.notes, "\n"))
			}
			c.expect(t, tt.then, tt.typ)
		})
	}
}

// expect checks the type of an expression; an empty one is fine.
func (c *Checker) expect(t *testing.T, expr, typ string) {
	t.Helper()
	if expr == "" {
		return
	}
	cell := c.feed(t, expr)
	if got := types.TypeString(cell.Info.TypeOf(cell.Last), func(*types.Package) string { return "" }); got != typ {
		t.Errorf("%s is of type %s, want %s", expr, got, typ)
	}
}

func TestLate(t *testing.T) {
	tests := []struct {
		name  string
		cells []string
		decls string
		then  string
		typ   string
	}{
		{"method", []string{"type T struct{ a int }", "t := T{1}", "func (t *T) A() int { return t.a }"}, "T.A*", "t.A()", "int"},
		{"method and its use", []string{"type T struct{ a int }\nt := T{1}", "func (t T) A() int { return t.a }\nt.A()"}, "T.A*", "t.A()", "int"},
		{"methods that call each other", []string{"type T int", "func (t T) A(n int) int { return t.B(n) }\nfunc (t T) B(n int) int { if n > 0 { return t.A(n - 1) }; return 0 }"}, "T.A* T.B*", "T(1).A(3)", "int"},
		{"makes it a Stringer", []string{"type T int", "func (t T) String() string { return \"T\" }\nvar s interface{ String() string } = T(1)"}, "T.String*", "s", "interface{String() string}"},
		{"redefined", []string{"type T int\nfunc (t T) A() int { return 1 }", "func (t T) A() int { return 2 }"}, "T.A*", "T(1).A()", "int"},
		{"redefined with a new signature", []string{"type T int\nfunc (t T) A() int { return 1 }\nfunc (t T) B() int { return 1 }", "x := T(1)", "func (t T) A() string { return \"\" }"}, "[T] [T.B] T.A", "T(1).A()", "string"},
		{"old variables keep the old signature", []string{"type T int\nfunc (t T) A() int { return 1 }", "x := T(1)", "func (t T) A() string { return \"\" }"}, "[T] T.A", "x.A()", "int"},
		{"generic", []string{"type S[T any] struct{ xs []T }\nfunc (s *S[T]) Push(x T) { s.xs = append(s.xs, x) }", "s := &S[string]{}\ns.Push(\"a\")", "func (s *S[E]) At(i int) E { return s.xs[i] }"}, "S.At*", "s.At(0)", "string"},
		{"generic redefined", []string{"type S[T any] struct{ xs []T }\nfunc (s *S[T]) Get() T { return s.xs[0] }", "s := &S[string]{}\ns.Get()", "func (s *S[E]) Get() E { return s.xs[1] }"}, "S.Get*", "s.Get()", "string"},
		{"generic with a constraint", []string{"type N interface{ ~int | ~float64 }\ntype V[T N] []T", "v := V[int]{1}", "func (v V[T]) Sum() (s T) { for _, x := range v { s += x }; return s }"}, "V.Sum*", "v.Sum()", "int"},
		{"generic with new types", []string{"type S[T any] struct{ xs []T }", "type P[K any] struct{ k K }\nfunc (p P[K]) K() K { return p.k }\nfunc (s S[T]) P() P[T] { return P[T]{s.xs[0]} }"}, "P P.K S.P*", "S[bool]{}.P().K()", "bool"},
		{"a type declared beside it", []string{"type T int", "type Opt struct{ n int }\nfunc (o Opt) Ok() bool { return o.n > 0 }\nfunc (t T) Apply(o Opt) bool { return o.Ok() }"}, "Opt Opt.Ok T.Apply*", "T(1).Apply(Opt{})", "bool"},
		{"behind the variable it needs", []string{"type T int\nx := T(3)\nfunc (t T) A() T { return t + x }\nx.A()"}, "T T.A*", "x.A()", "T"},
		{"by an alias", []string{"type T int\ntype A = T", "func (a A) M() int { return 1 }"}, "T.M*", "T(1).M()", "int"},
		{"a function again after its method changed", []string{"type T int\nfunc (t T) A() int { return 1 }\nfunc f(t T) { t.A() }", "func (t T) A(n int) int { return 1 }"}, "[T] T.A", "T(1).A(2)", "int"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := newTestChecker(t)
			cell := c.feed(t, tt.cells...)
			if got := declared(cell); got != tt.decls {
				t.Errorf("declared %q, want %q", got, tt.decls)
			}
			c.expect(t, tt.then, tt.typ)
		})
	}
}

// Instances that a back end keeps get late methods too.
func TestLateInContext(t *testing.T) {
	c := newTestChecker(t)
	cell := c.feed(t, "type S[T any] struct{ x T }\ntype R[T any] struct{ s *S[[]T] }\nfunc (s S[T]) A() {}")
	var kept []*types.Named
	for _, n := range []string{"S", "R"} {
		inst, err := types.Instantiate(cell.Context, c.Lookup(n).Type(), []types.Type{types.Typ[types.Int]}, true)
		if err != nil {
			t.Fatal(err)
		}
		kept = append(kept, inst.(*types.Named))
	}
	inner := structOf(kept[1]).Field(0).Type().(*types.Pointer).Elem().(*types.Named)
	for _, n := range append(kept, inner) {
		types.NewMethodSet(n)
	}
	c.feed(t, "func (s S[T]) B() T { return s.x }", "func (r R[T]) C() {}")
	for n, m := range map[*types.Named]string{kept[0]: "B", kept[1]: "C", inner: "B"} {
		if o, _, _ := types.LookupFieldOrMethod(n, true, c.Package(), m); o == nil {
			t.Errorf("%v has no method %s", n, m)
		}
	}
}

// The parameters of a late method are those that its body uses.
func TestLateParameters(t *testing.T) {
	c := newTestChecker(t)
	cell := c.feed(t, "type S[T any] struct{ x T }\nvar s S[int]", "func (s *S[E]) Set(x E, more ...E) { s.x = x; _ = more }\ns.Set(1)")
	f := cell.Decls[0].Object.(*types.Func)
	if f != cell.Info.Defs[cell.Decls[0].Node.(*ast.FuncDecl).Name] {
		t.Error("another object")
	}
	sig := f.Signature()
	used := map[types.Object]bool{sig.Recv(): true, sig.RecvTypeParams().At(0).Obj(): true, sig.Params().At(0): true, sig.Params().At(1): true}
	ast.Inspect(cell.Decls[0].Node, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && cell.Info.Defs[id] != nil && cell.Info.Defs[id] != f && !used[cell.Info.Defs[id]] {
			t.Errorf("%s is not of the signature", id.Name)
		}
		return true
	})
	for sel, s := range cell.Info.Selections {
		if sel.Sel.Name == "Set" && s.Obj().(*types.Func).Origin() != f {
			t.Error("the call is of another object")
		}
	}
}

// A cell that fails leaves no method behind, also not on instances.
func TestLateUndone(t *testing.T) {
	c := newTestChecker(t)
	c.feed(t, "type S[T any] struct{ x T }\nfunc (s S[T]) A() T { return s.x }", "s := S[int]{}\ns.A()")
	for _, bad := range []string{"func (s S[T]) B() T { return s.x }\ns.B().C()", "func (s S[T]) B() T { return nil }"} {
		if _, f := c.Check(Source{Text: bad}); f == nil {
			t.Fatal("no fault for", bad)
		}
		if _, f := c.Check(Source{Text: "s.B()"}); f == nil {
			t.Fatal("B is there")
		}
	}
	c.feed(t, "s.A()", "func (s S[T]) B() []T { return nil }")
	c.expect(t, "s.B()", "[]int")
}

func TestLateMistakes(t *testing.T) {
	for _, tt := range []struct{ before, src, want string }{
		{"type T struct{ A int }", "func (t T) A() {}", "field and method with the same name A"},
		{"type T int", "func (t T) A() {}\nfunc (t T) A() {}", "method T.A already declared in this cell"},
		{"", "func (t T) A() {}", "undefined: T"},
		{"", "func (t int) A() {}", "cannot define new methods on non-local type int"},
		{"type T *int", "func (t T) A() {}", "invalid receiver type T (pointer or interface type)"},
		{"x := 1", "func (t x) A() {}", "x (variable) is not a type"},
		{"type S[T any] []T", "func (s S) A() {}", "cannot use generic type S[T any] without instantiation"},
		{"type S[T any] []T", "func (s S[A, B]) A() {}", "receiver declares 2 type parameters, but receiver base type declares 1"},
	} {
		c := newTestChecker(t)
		c.feed(t, tt.before)
		_, f := c.Check(Source{File: "In", Prompt: true, Text: tt.src})
		if f == nil || f[0].Msg != tt.want {
			t.Errorf("%s\ngot  %v\nwant %s", tt.src, f, tt.want)
		}
	}
}

// The fields of go/types that are reached into are where they are thought to be.
func TestNamedFields(t *testing.T) {
	pkg := types.NewPackage("main", "main")
	o := types.NewTypeName(token.NoPos, pkg, "T", nil)
	n := types.NewNamed(o, types.Typ[types.Int], nil)
	if len(*methodsOf(n)) != 0 {
		t.Fatal("methods of a type without")
	}
	recv := types.NewVar(token.NoPos, pkg, "", n)
	n.AddMethod(types.NewFunc(token.NoPos, pkg, "M", types.NewSignatureType(recv, nil, nil, nil, nil, false)))
	if m := *methodsOf(n); len(m) != 1 || m[0] != n.Method(0) {
		t.Fatal("methods are elsewhere")
	}
	unexpand(n) // no instance: nothing happens
	if n.NumMethods() != 1 {
		t.Fatal("a method is gone")
	}
}
