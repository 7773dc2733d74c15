package untyped

import (
	"go/ast"
	"go/token"

	"golang.org/x/tools/go/ast/astutil"

	"naslab/repl/kernel"
)

// builtins replaces the predeclared functions that came after Go 1.20: min and
// max by generic functions, clear by one of the runtime, and new of a value.
// recover belongs to defers.
func (l *lowerer) builtins(n ast.Node) {
	astutil.Apply(n, nil, func(c *astutil.Cursor) bool {
		call, ok := c.Node().(*ast.CallExpr)
		if !ok {
			return true
		}
		switch {
		case (l.is(call.Fun, "min") || l.is(call.Fun, "max")) && len(call.Args) > 0:
			l.extremum(call)
		case l.is(call.Fun, "clear") && len(call.Args) == 1:
			c.Replace(runtimeCall(call.Pos(), "Clear", call.Args[0]))
		case l.is(call.Fun, "recover") && len(call.Args) == 0:
			c.Replace(runtimeCall(call.Pos(), "Recover"))
		case l.is(call.Fun, "new") && len(call.Args) == 1 && !l.isType(call.Args[0]):
			l.newValue(call)
		}
		return true
	})
}

// extremum calls the generic stand-in. The type parameter is inferred from the
// first argument, so that one must not be an untyped constant.
func (l *lowerer) extremum(call *ast.CallExpr) {
	name := kernel.MinName
	if l.is(call.Fun, "max") {
		name = kernel.MaxName
	}
	call.Fun = ident(call.Fun.Pos(), name)
	best, bestRank := 0, -1
	for i, a := range call.Args {
		if r := constRank(a); r > bestRank {
			best, bestRank = i, r
		}
	}
	call.Args[0], call.Args[best] = call.Args[best], call.Args[0]
}

// constRank orders expressions by how well they tell a type: integer
// literals, then others, then what is not made of literals alone.
func constRank(e ast.Expr) int {
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind == token.INT || e.Kind == token.CHAR {
			return 0
		}
		return 1
	case *ast.ParenExpr:
		return constRank(e.X)
	case *ast.UnaryExpr:
		if e.Op == token.SUB || e.Op == token.ADD {
			return constRank(e.X)
		}
	case *ast.BinaryExpr:
		return max(constRank(e.X), constRank(e.Y))
	}
	return 2
}

// newValue makes a pointer to a value: by a function literal where the type can
// be written down, else by a generic function.
func (l *lowerer) newValue(c *ast.CallExpr) {
	pos := c.Pos()
	t := l.typeAST(pos, l.typeOf(c.Args[0]))
	if t == nil {
		c.Fun = ident(pos, kernel.NewName)
		return
	}
	v := l.fresh("v")
	f := closure(pos, &ast.ReturnStmt{Return: pos, Results: []ast.Expr{&ast.UnaryExpr{OpPos: pos, Op: token.AND, X: ident(pos, v)}}})
	f.Type.Params.List = []*ast.Field{{Names: []*ast.Ident{ident(pos, v)}, Type: t}}
	f.Type.Results = &ast.FieldList{Opening: pos, Closing: pos, List: []*ast.Field{{Type: &ast.StarExpr{Star: pos, X: t}}}}
	c.Fun = f
}
