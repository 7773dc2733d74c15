package untyped

import (
	"go/ast"
	"go/token"
)

// commaOK mends "v, ok := x" at the top level of a cell, where x is a map
// element, a type assertion or a receive: there the interpreter cannot declare
// from such a value. The result declares the same names.
func (l *lowerer) commaOK(s ast.Stmt) []ast.Stmt {
	a, ok := s.(*ast.AssignStmt)
	if !ok || a.Tok != token.DEFINE || len(a.Lhs) != 2 || len(a.Rhs) != 1 {
		return only(s)
	}
	x := a.Rhs[0]
	for {
		p, ok := x.(*ast.ParenExpr)
		if !ok {
			break
		}
		x = p.X
	}
	switch x := x.(type) {
	case *ast.TypeAssertExpr:
		return l.okAssert(a, x)
	case *ast.IndexExpr:
		return l.okIndex(a, x)
	case *ast.UnaryExpr:
		if x.Op == token.ARROW {
			return l.okReceive(a, x)
		}
	}
	return only(s)
}

func blank(e ast.Expr) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == "_"
}

// declareVar is: var name typ.
func declareVar(name, typ ast.Expr) ast.Stmt {
	return &ast.DeclStmt{Decl: &ast.GenDecl{
		TokPos: name.Pos(), Tok: token.VAR,
		Specs: []ast.Spec{&ast.ValueSpec{Names: []*ast.Ident{name.(*ast.Ident)}, Type: typ}},
	}}
}

// inClosure is: func() { lhs = rhs }().
func inClosure(pos token.Pos, lhs []ast.Expr, rhs ast.Expr) ast.Stmt {
	return exprStmt(call(closure(pos, assign(pos, token.ASSIGN, lhs, []ast.Expr{rhs}))))
}

// okAssert declares the variables by their types and asserts in a function.
func (l *lowerer) okAssert(a *ast.AssignStmt, x *ast.TypeAssertExpr) []ast.Stmt {
	var out []ast.Stmt
	if !blank(a.Lhs[0]) {
		out = append(out, declareVar(a.Lhs[0], x.Type))
	}
	return append(out, l.declareOK(a, x)...)
}

// declareOK declares the second variable and makes the assignment in a
// function.
func (l *lowerer) declareOK(a *ast.AssignStmt, x ast.Expr) []ast.Stmt {
	pos := a.Pos()
	var out []ast.Stmt
	if !blank(a.Lhs[1]) {
		out = append(out, declareVar(a.Lhs[1], ident(pos, "bool")))
	}
	lhs := []ast.Expr{copyIdent(a.Lhs[0]), copyIdent(a.Lhs[1])}
	return append(out, inClosure(pos, lhs, x))
}

// okIndex evaluates the map and the key once and looks the element up twice.
func (l *lowerer) okIndex(a *ast.AssignStmt, x *ast.IndexExpr) []ast.Stmt {
	pos := a.Pos()
	m := l.fresh("m")
	out := []ast.Stmt{define(pos, m, x.X)}
	key := x.Index
	if l.variable(key) {
		k := l.fresh("k")
		out = append(out, define(pos, k, key))
		key = ident(pos, k)
	}
	elem := func() ast.Expr { return &ast.IndexExpr{X: ident(pos, m), Lbrack: pos, Index: key, Rbrack: pos} }
	if !blank(a.Lhs[0]) {
		out = append(out, assign(pos, token.DEFINE, a.Lhs[:1:1], []ast.Expr{elem()}))
	}
	return append(out, l.declareOK(a, elem())...)
}

// okReceive learns the type of the first variable from a closed channel of the
// same type, then receives in a function.
func (l *lowerer) okReceive(a *ast.AssignStmt, x *ast.UnaryExpr) []ast.Stmt {
	pos := a.Pos()
	c, z := l.fresh("c"), l.fresh("z")
	out := []ast.Stmt{
		define(pos, c, x.X),
		define(pos, z, ident(pos, c)),
		exprStmt(runtimeCall(pos, "Closed", &ast.UnaryExpr{OpPos: pos, Op: token.AND, X: ident(pos, z)})),
	}
	receive := func(name string) ast.Expr { return &ast.UnaryExpr{OpPos: pos, Op: token.ARROW, X: ident(pos, name)} }
	if !blank(a.Lhs[0]) {
		zero := l.fresh("v")
		out = append(out, define(pos, zero, receive(z)),
			assign(pos, token.DEFINE, a.Lhs[:1:1], []ast.Expr{ident(pos, zero)}))
	}
	return append(out, l.declareOK(a, receive(c))...)
}
