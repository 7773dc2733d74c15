package untyped

import (
	"go/ast"
	"go/token"
)

// receives mends assignments from a channel. The interpreter puts what it
// receives in the variable's place instead of into the variable, which then can
// neither be assigned to nor pointed at; so a received value goes through a
// variable of its own.
func (l *lowerer) receives(n ast.Node) {
	eachList(n, func(s ast.Stmt) []ast.Stmt {
		switch s := s.(type) {
		case *ast.AssignStmt:
			return append(l.received(s), s)
		case *ast.IfStmt:
			return append(l.receivedIn(s.Init), s)
		case *ast.SwitchStmt:
			return append(l.receivedIn(s.Init), s)
		case *ast.DeclStmt:
			return append(l.receivedVars(s.Decl), s)
		}
		return only(s)
	})
}

func (l *lowerer) receivedIn(init ast.Stmt) []ast.Stmt {
	if a, ok := init.(*ast.AssignStmt); ok {
		return l.received(a)
	}
	return nil
}

// received returns the statement that receives what a assigns.
func (l *lowerer) received(a *ast.AssignStmt) []ast.Stmt {
	if len(a.Rhs) != 1 || !isReceive(a.Rhs[0]) {
		return nil // several values are the business of assigns
	}
	pos := a.Rhs[0].Pos()
	temps := make([]ast.Expr, len(a.Lhs))
	values := make([]ast.Expr, len(a.Lhs))
	for i := range temps {
		name := l.fresh("c")
		temps[i], values[i] = ident(pos, name), ident(pos, name)
	}
	pre := assign(pos, token.DEFINE, temps, a.Rhs)
	a.Rhs = values
	return []ast.Stmt{pre}
}

// receivedVars does it for "var v = <-c" within a function.
func (l *lowerer) receivedVars(d ast.Decl) []ast.Stmt {
	g, ok := d.(*ast.GenDecl)
	if !ok || g.Tok != token.VAR {
		return nil
	}
	var pre []ast.Stmt
	for _, spec := range g.Specs {
		v, ok := spec.(*ast.ValueSpec)
		if !ok || len(v.Values) != 1 || !isReceive(v.Values[0]) {
			continue
		}
		pos := v.Values[0].Pos()
		values := make([]ast.Expr, len(v.Names))
		temps := make([]ast.Expr, len(v.Names))
		for i := range temps {
			name := l.fresh("c")
			temps[i], values[i] = ident(pos, name), ident(pos, name)
		}
		pre = append(pre, assign(pos, token.DEFINE, temps, v.Values))
		v.Values = values
	}
	return pre
}

func isReceive(e ast.Expr) bool {
	u, ok := ast.Unparen(e).(*ast.UnaryExpr)
	return ok && u.Op == token.ARROW
}
