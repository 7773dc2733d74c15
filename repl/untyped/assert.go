package untyped

import (
	"go/ast"
	"go/token"
)

// asserts mends "v, ok := x.(T)". In the interpreter it panics where x is nil
// and T an interface, or where x is no error and T is error; but "_, ok =
// x.(T)" of an x that is not nil works.
func (l *lowerer) asserts(n ast.Node) {
	eachList(n, func(s ast.Stmt) []ast.Stmt {
		switch s := s.(type) {
		case *ast.AssignStmt:
			return append(l.assertion(s), s)
		case *ast.IfStmt:
			if a, ok := s.Init.(*ast.AssignStmt); ok {
				return append(l.assertion(a), s)
			}
		}
		return only(s)
	})
}

// assertion returns the statements that compute what a then assigns.
func (l *lowerer) assertion(a *ast.AssignStmt) []ast.Stmt {
	if len(a.Lhs) != 2 || len(a.Rhs) != 1 {
		return nil
	}
	x, ok := ast.Unparen(a.Rhs[0]).(*ast.TypeAssertExpr)
	if !ok || x.Type == nil || l.concrete(x.Type) {
		return nil
	}
	pos := x.Pos()
	t, o := l.fresh("x"), l.fresh("ok")
	pre := append([]ast.Stmt{define(pos, t, x.X)}, l.assertable(t, o, x.Type)...)
	if blank(a.Lhs[0]) {
		a.Lhs, a.Rhs = a.Lhs[1:], []ast.Expr{ident(pos, o)}
		return pre
	}
	e := l.fresh("e")
	a.Rhs = []ast.Expr{ident(pos, e), ident(pos, o)}
	return append(pre,
		declareVar(ident(pos, e), x.Type),
		&ast.IfStmt{If: pos, Cond: ident(pos, o), Body: block(pos,
			assign(pos, token.ASSIGN, []ast.Expr{ident(pos, e)}, []ast.Expr{asserted(t, x.Type)}))},
	)
}

// concrete reports whether a type is certainly one that the interpreter
// asserts well: predeclared and no interface.
func (l *lowerer) concrete(t ast.Expr) bool {
	id, ok := t.(*ast.Ident)
	return ok && l.universe[id] && basic[id.Name] != nil && id.Name != "error" && id.Name != "any"
}

// asserted is: value.(t).
func asserted(value string, t ast.Expr) ast.Expr {
	return &ast.TypeAssertExpr{X: ident(t.Pos(), value), Lparen: t.Pos(), Type: t, Rparen: t.Pos()}
}

// assertable declares ok: whether the value has the type.
func (l *lowerer) assertable(value, ok string, t ast.Expr) []ast.Stmt {
	pos := t.Pos()
	return []ast.Stmt{
		define(pos, ok, ident(pos, "false")),
		&ast.IfStmt{
			If: pos, Cond: binary(ident(pos, value), token.NEQ, ident(pos, "nil")),
			Body: block(pos, assign(pos, token.ASSIGN,
				[]ast.Expr{ident(pos, "_"), ident(pos, ok)}, []ast.Expr{asserted(value, t)})),
		},
	}
}
