package lower

import (
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

// Show makes an expression statement show its values. single says that it has
// exactly one, which then keeps its methods.
func (r *Result) Show(single bool) {
	last := len(r.Stmts) - 1
	x, ok := r.Stmts[last].(*ast.ExprStmt)
	if !ok {
		return
	}
	value := x.X
	if single {
		const name = "value__t0"
		r.Stmts = append(r.Stmts[:last], define(x.Pos(), name, value), nil)
		last++
		value = ident(x.Pos(), name)
	}
	r.Stmts[last] = exprStmt(runtimeCall(x.Pos(), "Show", value))
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
