package untyped

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
			if list := l.withNil(s); list != nil {
				return list
			}
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
			return append(l.literalVars(s.Decl), s)
		}
		return only(s)
	})
	if d, ok := n.(ast.Decl); ok {
		splitVars(d)
	}
}

// withNil makes several statements of a parallel assignment that has nil among
// its values, for which the interpreter finds no type there.
func (l *lowerer) withNil(a *ast.AssignStmt) []ast.Stmt {
	if a.Tok != token.ASSIGN || len(a.Lhs) < 2 || len(a.Lhs) != len(a.Rhs) {
		return nil
	}
	found := false
	for _, r := range a.Rhs {
		found = found || l.is(r, "nil")
	}
	if !found {
		return nil
	}
	var pre, set []ast.Stmt
	for i, r := range a.Rhs {
		if l.variable(r) || harmful(r) {
			t := l.fresh("v")
			pre = append(pre, define(r.Pos(), t, r))
			r = ident(r.Pos(), t)
		}
		set = append(set, assign(a.TokPos, token.ASSIGN, a.Lhs[i:i+1], []ast.Expr{r}))
	}
	return append(pre, set...)
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
	if pre := l.literal(a); pre != nil {
		return pre
	}
	if len(a.Lhs) < 2 || len(a.Lhs) != len(a.Rhs) {
		return nil
	}
	last := -1
	for i, r := range a.Rhs {
		if harmful(r) {
			last = i
		}
	}
	var pre []ast.Stmt
	for i, r := range a.Rhs[:last+1] {
		if !harmful(r) && !calls(r) {
			continue // calls in front keep their order
		}
		t := l.fresh("v")
		pre = append(pre, define(r.Pos(), t, r))
		a.Rhs[i] = ident(r.Pos(), t)
	}
	return pre
}

// calls reports whether e calls a function or receives.
func calls(e ast.Expr) bool {
	found := false
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.CallExpr:
			found = true
		case *ast.UnaryExpr:
			found = found || n.Op == token.ARROW
		}
		return !found
	})
	return found
}

// literal moves a composite literal out of a plain assignment: written straight
// into a variable of type any, it would lose its type.
func (l *lowerer) literal(a *ast.AssignStmt) []ast.Stmt {
	if a.Tok != token.ASSIGN || len(a.Lhs) != 1 || len(a.Rhs) != 1 {
		return nil
	}
	if _, ok := a.Rhs[0].(*ast.CompositeLit); !ok {
		return nil
	}
	pos, t := a.Rhs[0].Pos(), l.fresh("v")
	pre := define(pos, t, a.Rhs[0])
	a.Rhs[0] = ident(pos, t)
	return []ast.Stmt{pre}
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

// literalVars does the same for "var x any = T{}".
func (l *lowerer) literalVars(d ast.Decl) []ast.Stmt {
	g, ok := d.(*ast.GenDecl)
	if !ok || g.Tok != token.VAR || len(g.Specs) != 1 {
		return nil
	}
	v := g.Specs[0].(*ast.ValueSpec)
	if v.Type == nil || len(v.Values) != 1 {
		return nil
	}
	if _, ok := v.Values[0].(*ast.CompositeLit); !ok {
		return nil
	}
	pos, t := v.Values[0].Pos(), l.fresh("v")
	pre := define(pos, t, v.Values[0])
	v.Values[0] = ident(pos, t)
	return []ast.Stmt{pre}
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
