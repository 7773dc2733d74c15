package scope

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"testing"
)

// node parses one declaration or statement.
func node(t *testing.T, src string) ast.Node {
	t.Helper()
	fset := token.NewFileSet()
	if f, err := parser.ParseFile(fset, "", "package p\n"+src, parser.SkipObjectResolution); err == nil {
		return f.Decls[0]
	}
	f, err := parser.ParseFile(fset, "", "package p\nfunc _() {\n"+src+"\n}", parser.SkipObjectResolution)
	if err != nil {
		t.Fatalf("%s: %v", src, err)
	}
	return f.Decls[0].(*ast.FuncDecl).Body.List[0]
}

func TestResolve(t *testing.T) {
	tests := []struct {
		name, src string
		frees     string // "name", "pkg.Member"; with ' when inside a function, & when addressed
		tops      string // "kind name"
		objects   string // "name", with c captured, a addressed, = assigned
	}{
		{"define", "x, y := f(a), b", "f a b", "var x var y", ""},
		{"assign", "x = y", "y x", "", ""},
		{"own value", "x := x + 1", "x", "var x", ""},
		{"var", "var a, b int = c, d", "int c d", "var a var b", ""},
		{"const", "const k = iota", "iota", "const k", ""},
		{"function", "func f(a int, b ...T) (c error) { a = g(b); return c }", "int' T' error' g'", "func f", "a= b c"},
		{"recursive", "func f() { f() }", "f'", "func f", ""},
		{"method", "func (r *T) M(x int) int { return r.n + x }", "T' int' int'", "", "r x"},
		{"generic", "func f[E any](x E) E { return x }", "any'", "func f", "E x"},
		{"generic method", "func (l *L[E]) M(x E) {}", "L'", "", "E l x"},
		{"type", "type T struct { a int; next *T }", "int T", "type T", ""},
		{"generic type", "type L[E any] []E", "any", "type L", "E"},
		{"package member", "x := strings.ToUpper(s.Name)", "strings.ToUpper s.Name", "var x", ""},
		{"block", "{ x := 1; x++; y = x }", "y", "", "x="},
		{"shadow", "if x := f(); x > 0 { x := x; _ = x } else { y(x) }", "f y", "", "x x"},
		{"for", "for i := 0; i < n; i++ { f(i) }", "n f", "", "i="},
		{"range", "for k, v := range m { f(k, v) }", "m f", "", "k v"},
		{"range assign", "for k = range m { }", "m k", "", ""},
		{"capture", "for i := range n { g(func() int { return i }) }", "n g int'", "", "ic"},
		{"no capture", "func f() { x := 1; { x++ } }", "", "func f", "x="},
		{"nested literal", "func f() { x := 1; func() { func() { x++ }() }() }", "", "func f", "xc="},
		{"address", "func f() { x := T{}; g(&x.a[1]) }", "T' g'", "func f", "xa"},
		{"slice address", "func f() { var x [3]int; g(x[:]) }", "int' g'", "func f", "xa"},
		{"free address", "p := &x", "x&", "var p", ""},
		{"switch", "switch y := f(); y { case 1: z := y; _ = z; default: z(y) }", "f z", "", "y z"},
		{"type switch", "switch v := x.(type) { case int: a(v); case T: b(v) }", "x int a T b", "", "v v"},
		{"select", "select { case v, ok := <-c: f(v, ok); case d <- e: }", "c f d e", "", "v ok"},
		{"label", "outer: for { break outer }", "", "", ""},
		{"keys", "x := T{name: name, 1: two}", "T name name two", "var x", ""},
		{"map keys", "x := map[string]int{name: 1}", "string int name", "var x", ""},
		{"parameters", "f(func(a, b int) { a = b })", "f int'", "", "a= b"},
		{"blank", "_, x := f()", "f", "var x", ""},
		{"go and defer", "func f() { x := 1; defer g(x); go h(x) }", "g' h'", "func f", "x"},
		{"function type", "var f func(a int) b", "int b", "var f", ""},
		{"interface", "type I interface { M(x int) T; J }", "int T J", "type I", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			info := Resolve(node(t, tt.src))
			var frees, tops, objects []string
			for _, f := range info.Frees {
				s := f.Ident.Name
				if f.Member != "" {
					s += "." + f.Member
				}
				if f.Inside {
					s += "'"
				}
				if f.Addressed {
					s += "&"
				}
				frees = append(frees, s)
			}
			for _, o := range info.Tops {
				tops = append(tops, o.Kind.String()+" "+o.Ident.Name)
			}
			for _, o := range info.Objects {
				s := o.Name
				if o.Captured {
					s += "c"
				}
				if o.Addressed {
					s += "a"
				}
				if o.Assigned {
					s += "="
				}
				objects = append(objects, s)
			}
			check(t, "frees", frees, tt.frees)
			check(t, "tops", tops, tt.tops)
			check(t, "objects", objects, tt.objects)
		})
	}
}

func check(t *testing.T, what string, got []string, want string) {
	t.Helper()
	if g := strings.Join(got, " "); g != strings.Join(strings.Fields(want), " ") {
		t.Errorf("%s: got %q, want %q", what, g, want)
	}
}

func TestUses(t *testing.T) {
	info := Resolve(node(t, "for i := 0; i < 3; i++ { i := i; f(func() int { return i }) }"))
	if len(info.Objects) != 2 {
		t.Fatalf("%d objects, want 2", len(info.Objects))
	}
	outer, inner := info.Objects[0], info.Objects[1]
	if len(outer.Uses) != 4 || outer.Captured {
		t.Errorf("the loop's variable: %d uses, captured %v", len(outer.Uses), outer.Captured)
	}
	if len(inner.Uses) != 2 || !inner.Captured {
		t.Errorf("the body's variable: %d uses, captured %v", len(inner.Uses), inner.Captured)
	}
}

func TestKeys(t *testing.T) {
	info := Resolve(node(t, "x := []T{{a: 1}, {b: c}}"))
	var keys []string
	for id := range info.Keys {
		keys = append(keys, id.Name)
	}
	slices.Sort(keys)
	check(t, "keys", keys, "a b")
}

func TestMethod(t *testing.T) {
	info := Resolve(node(t, "func (l *List[E]) Len() int { return 0 }"))
	if info.Recv != "List" || info.Method != "Len" {
		t.Errorf("got %s.%s", info.Recv, info.Method)
	}
}
