package untyped

import (
	"go/ast"
	"go/token"
)

// captures mends definitions of variables that a closure or a pointer gets hold
// of. Where the value is a composite literal or one of a pair such as "v, ok :=
// m[k]", the interpreter puts it in the same place in each iteration of a loop,
// and all closures see the last one; so it goes through a variable of its own.
func (l *lowerer) captures(n ast.Node) {
	eachList(n, func(s ast.Stmt) []ast.Stmt {
		switch s := s.(type) {
		case *ast.AssignStmt:
			return append(l.apart(s), s)
		case *ast.IfStmt:
			if a, ok := s.Init.(*ast.AssignStmt); ok {
				return append(l.apart(a), s)
			}
		case *ast.DeclStmt:
			l.apartVars(s.Decl)
		}
		return only(s)
	})
}

// apart returns the statement that computes what a then defines.
func (l *lowerer) apart(a *ast.AssignStmt) []ast.Stmt {
	if a.Tok != token.DEFINE || len(a.Rhs) != 1 || !l.sharedByAny(a.Lhs) {
		return nil
	}
	switch ast.Unparen(a.Rhs[0]).(type) {
	case *ast.CompositeLit:
	case *ast.IndexExpr, *ast.TypeAssertExpr:
		if len(a.Lhs) != 2 {
			return nil
		}
	default:
		return nil
	}
	pos := a.Rhs[0].Pos()
	temps := make([]ast.Expr, len(a.Lhs))
	values := make([]ast.Expr, len(a.Lhs))
	for i := range temps {
		name := l.fresh("v")
		temps[i], values[i] = ident(pos, name), ident(pos, name)
	}
	pre := assign(pos, token.DEFINE, temps, a.Rhs)
	a.Rhs = values
	return []ast.Stmt{pre}
}

func (l *lowerer) sharedByAny(list []ast.Expr) bool {
	for _, e := range list {
		if _, o := l.shared(e); o != nil {
			return true
		}
	}
	return false
}

// apartVars makes of "var v = T{}" the call of a function that returns it.
func (l *lowerer) apartVars(d ast.Decl) {
	g, ok := d.(*ast.GenDecl)
	if !ok || g.Tok != token.VAR {
		return
	}
	for _, spec := range g.Specs {
		v := spec.(*ast.ValueSpec)
		for i, x := range v.Values {
			lit, ok := ast.Unparen(x).(*ast.CompositeLit)
			if !ok || len(v.Values) != len(v.Names) {
				continue
			}
			if _, o := l.shared(v.Names[i]); o != nil {
				v.Values[i] = returning(lit)
			}
		}
	}
}

// returning is: func() T { return T{...} }().
func returning(lit *ast.CompositeLit) ast.Expr {
	pos := lit.Pos()
	f := closure(pos, &ast.ReturnStmt{Return: pos, Results: []ast.Expr{lit}})
	f.Type.Results = &ast.FieldList{Opening: pos, Closing: pos, List: []*ast.Field{{Type: lit.Type}}}
	return call(f)
}
