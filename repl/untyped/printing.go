package untyped

import (
	"go/ast"

	"golang.org/x/tools/go/ast/astutil"
)

// printing hands the arguments of the functions that print as a list of any:
// in it the interpreter keeps the types of a cell's values, so that the kernel
// finds their String and Error methods. Given one by one, it finds those of
// whatever lies in the same place of another function.
func (l *lowerer) printing(n ast.Node) {
	astutil.Apply(n, nil, func(c *astutil.Cursor) bool {
		call, ok := c.Node().(*ast.CallExpr)
		if !ok || call.Ellipsis.IsValid() {
			return true
		}
		first, ok := l.printer(call.Fun)
		if ok && len(call.Args) > first && !l.several(call) && !instantiates(call) {
			l.list(call, first)
		}
		return true
	})
}

// list makes one list of the arguments from the first on.
func (l *lowerer) list(c *ast.CallExpr, first int) {
	pos := c.Args[first].Pos()
	lit := anyList(c.Args[first:]...)
	c.Args = append(c.Args[:first:first], lit)
	c.Ellipsis = pos
}

// anyList is []any{xs...}.
func anyList(xs ...ast.Expr) *ast.CompositeLit {
	pos := xs[0].Pos()
	return &ast.CompositeLit{
		Type:   &ast.ArrayType{Lbrack: pos, Elt: ident(pos, "any")},
		Lbrace: pos, Elts: xs, Rbrace: pos,
	}
}

// instantiates reports whether a generic function is instantiated by hand among
// the arguments, which the interpreter cannot do within a list.
func instantiates(c *ast.CallExpr) bool {
	found := false
	ast.Inspect(c, func(n ast.Node) bool {
		if _, ok := n.(*ast.IndexListExpr); ok {
			found = true
		}
		return !found
	})
	return found
}

// several reports whether the only argument may be a call with several results.
func (l *lowerer) several(c *ast.CallExpr) bool {
	if len(c.Args) != 1 {
		return false
	}
	inner, ok := ast.Unparen(c.Args[0]).(*ast.CallExpr)
	return ok && l.results(inner) != 1
}

// printer reports whether fun prints values of any type, and which of its
// arguments is the first of them.
func (l *lowerer) printer(fun ast.Expr) (first int, ok bool) {
	sel, ok := fun.(*ast.SelectorExpr)
	if !ok {
		return 0, false
	}
	id, ok := sel.X.(*ast.Ident)
	if !ok || l.info.Uses[id] != nil {
		return 0, false
	}
	switch l.world.Path(l.outer(id)) {
	case "fmt":
		return fmtFirst(sel.Sel.Name)
	case "log":
		return logFirst(sel.Sel.Name)
	}
	return 0, false
}

// fmtFirst knows the functions of package fmt.
func fmtFirst(name string) (int, bool) {
	switch name {
	case "Print", "Println", "Sprint", "Sprintln":
		return 0, true
	case "Printf", "Sprintf", "Errorf", "Fprint", "Fprintln":
		return 1, true
	case "Fprintf":
		return 2, true
	}
	return 0, false
}

// logFirst knows the functions of package log.
func logFirst(name string) (int, bool) {
	switch name {
	case "Print", "Println", "Fatal", "Fatalln", "Panic", "Panicln":
		return 0, true
	case "Printf", "Fatalf", "Panicf":
		return 1, true
	}
	return 0, false
}
