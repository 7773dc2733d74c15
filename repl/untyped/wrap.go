package untyped

import (
	"fmt"
	"go/ast"
	"go/token"
)

// Program makes of a lowered statement what the kernel compiles. A statement
// that declares session names stays as it is; any other becomes the call of a
// function that holds it, so that what it declares does not leak into the
// session and its temporaries are freed.
func (r *Result) Program() *ast.BlockStmt {
	if len(r.Stmts) == 0 {
		return block(token.NoPos)
	}
	pos := r.Stmts[0].Pos()
	if r.Declares {
		return block(pos, r.Stmts...)
	}
	return block(pos, exprStmt(call(closure(pos, r.Stmts...))))
}

// declares reports whether a top-level statement declares session names.
func declares(s ast.Stmt) bool {
	a, ok := s.(*ast.AssignStmt)
	return ok && a.Tok == token.DEFINE
}

// Show makes an expression statement show its values, of which there are n; n
// below 0 means that the number is not known, and the values then may lose the
// methods that their types have in the session.
func (r *Result) Show(n int) {
	last := len(r.Stmts) - 1
	x, ok := r.Stmts[last].(*ast.ExprStmt)
	if !ok {
		return
	}
	pos := x.Pos()
	show := runtimeCall(pos, "Show", x.X)
	if n >= 1 {
		values := []ast.Expr{x.X}
		if _, isCall := ast.Unparen(x.X).(*ast.CallExpr); n > 1 || isCall {
			names := make([]ast.Expr, n)
			for i := range n {
				name := fmt.Sprintf("value__t0%d", i)
				names[i], values = ident(pos, name), append(values, ident(pos, name))
			}
			r.Stmts = append(r.Stmts[:last], assign(pos, token.DEFINE, names, values[:1]), nil)
			values, last = values[1:], last+1
		}
		show.Args, show.Ellipsis = []ast.Expr{anyList(values...)}, pos
	}
	r.Stmts[last] = exprStmt(show)
}

// Probe makes an expression statement assign its call to n blanks, which
// cannot compile: the interpreter's error tells how many results there are.
func (r *Result) Probe(n int) {
	last := len(r.Stmts) - 1
	x, ok := r.Stmts[last].(*ast.ExprStmt)
	if !ok {
		return
	}
	lhs := make([]ast.Expr, n)
	for i := range lhs {
		lhs[i] = ident(x.Pos(), "_")
	}
	r.Stmts[last] = assign(x.Pos(), token.ASSIGN, lhs, []ast.Expr{x.X})
}
