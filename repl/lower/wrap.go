package lower

import (
	"go/ast"
	"go/token"
)

// Wrap makes of a statement the call of a function that holds it, so that what
// it declares does not leak into the session and its temporaries are freed. A
// statement that declares session names stays as it is.
func Wrap(s ast.Stmt) *ast.BlockStmt {
	if Declares(s) {
		return block(s.Pos(), s)
	}
	pos := s.Pos()
	return block(pos, exprStmt(call(closure(pos, s))))
}

// Declares reports whether a top-level statement declares session names.
func Declares(s ast.Stmt) bool {
	a, ok := s.(*ast.AssignStmt)
	return ok && a.Tok == token.DEFINE
}

// Show makes of an expression statement the call that shows its values. ok is
// false when the statement is not an expression.
func Show(s ast.Stmt) (shown ast.Stmt, ok bool) {
	x, ok := s.(*ast.ExprStmt)
	if !ok {
		return nil, false
	}
	return exprStmt(runtimeCall(x.Pos(), "Show", x.X)), true
}
