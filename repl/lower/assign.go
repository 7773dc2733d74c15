package lower

import (
	"go/ast"
	"go/token"
)

// assigns mends parallel assignments. The interpreter lets a call, a receive
// or a composite literal write its result straight into the variable, and then
// forgets the other assignments of the statement. Such values go through
// variables of their own first.
func (l *lowerer) assigns(n ast.Node) {
	eachList(n, func(s ast.Stmt) []ast.Stmt {
		switch s := s.(type) {
		case *ast.AssignStmt:
			return append(l.hoist(s), s)
		case *ast.IfStmt:
			return l.withInit(s, s.Init)
		case *ast.SwitchStmt:
			return l.withInit(s, s.Init)
		case *ast.TypeSwitchStmt:
			return l.withInit(s, s.Init)
		case *ast.ForStmt:
			l.post(s)
			return l.withInit(s, s.Init)
		case *ast.DeclStmt:
			splitVars(s.Decl)
		}
		return only(s)
	})
	if d, ok := n.(ast.Decl); ok {
		splitVars(d)
	}
}

// withInit hoists from the first part of a statement's head.
func (l *lowerer) withInit(s, init ast.Stmt) []ast.Stmt {
	if a, ok := init.(*ast.AssignStmt); ok {
		return append(l.hoist(a), s)
	}
	return only(s)
}

// post makes of a loop's last part a call, when it would need statements in
// front.
func (l *lowerer) post(s *ast.ForStmt) {
	a, ok := s.Post.(*ast.AssignStmt)
	if !ok {
		return
	}
	if pre := l.hoist(a); len(pre) > 0 {
		s.Post = exprStmt(call(closure(a.Pos(), append(pre, a)...)))
	}
}

// hoist moves the values that do harm out of a parallel assignment.
func (l *lowerer) hoist(a *ast.AssignStmt) []ast.Stmt {
	if len(a.Lhs) < 2 || len(a.Lhs) != len(a.Rhs) {
		return nil
	}
	var pre []ast.Stmt
	for i, r := range a.Rhs {
		if !harmful(r) {
			continue
		}
		t := l.fresh("v")
		pre = append(pre, define(r.Pos(), t, r))
		a.Rhs[i] = ident(r.Pos(), t)
	}
	return pre
}

func harmful(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.CallExpr, *ast.CompositeLit:
		return true
	case *ast.UnaryExpr:
		return e.Op == token.ARROW
	case *ast.ParenExpr:
		return harmful(e.X)
	}
	return false
}

// splitVars makes one spec per variable of "var a, b = x, y", unless a later
// value mentions an earlier name.
func splitVars(d ast.Decl) {
	g, ok := d.(*ast.GenDecl)
	if !ok || g.Tok != token.VAR {
		return
	}
	var specs []ast.Spec
	for _, spec := range g.Specs {
		v, ok := spec.(*ast.ValueSpec)
		if !ok || len(v.Values) < 2 || len(v.Values) != len(v.Names) || selfMentioning(v) {
			specs = append(specs, spec)
			continue
		}
		for i, id := range v.Names {
			specs = append(specs, &ast.ValueSpec{Names: []*ast.Ident{id}, Type: v.Type, Values: []ast.Expr{v.Values[i]}})
		}
	}
	g.Specs = specs
	if len(specs) > 1 && !g.Lparen.IsValid() {
		g.Lparen, g.Rparen = g.Pos(), g.End()
	}
}

func selfMentioning(v *ast.ValueSpec) bool {
	names := map[string]bool{}
	for _, id := range v.Names {
		names[id.Name] = true
	}
	found := false
	for _, x := range v.Values {
		ast.Inspect(x, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok && names[id.Name] {
				found = true
			}
			return true
		})
	}
	return found
}
