package lower

import (
	"go/ast"
	"go/token"
	"go/types"

	"naslab/repl/kernel"
)

// strip makes two loops of one that counts up to a bound that does not change,
// so that the flag is tested once in many iterations:
//
//	for i < n {
//		m := n
//		if m-i > 1024 { m = i + 1024 }
//		test
//		for ; i < m; i++ { body }
//	}
//
// It reports whether the loop is of this kind.
func (l *Lowerer) strip(s *ast.ForStmt, label, cond, post string) bool {
	i, bound, ok := l.counts(s)
	if !ok {
		return false
	}
	name := l.object(i)
	m := l.fresh("m")
	lp := &loop{label: label, isFor: true}
	if breaks(s.Body) {
		lp.outer = l.fresh("B")
		l.head(lp.outer)
	}
	l.line("for %s {", cond)
	l.line("var %s int = %s", m, l.to(bound, types.Typ[types.Int]))
	l.line("if %s - %s > %d {\n%s = %s + %d\n}", m, name, stripLength, m, name, stripLength)
	l.test()
	if label != "" {
		lp.inner = l.fresh("C")
		l.head(lp.inner)
	}
	pop := l.push(lp)
	body := l.block(s.Body.List)
	pop()
	l.line("for ; %s < %s; %s {\n%s}\n}", name, m, trim(post), body)
	return true
}

// stripLength is how many iterations run without a test.
const stripLength = kernel.FlagLimit

// counts recognises for i := a; i < n; i++ over ints, where the body changes
// neither i nor n and calls nothing.
func (l *Lowerer) counts(s *ast.ForStmt) (i *types.Var, bound ast.Expr, ok bool) {
	c, isBin := s.Cond.(*ast.BinaryExpr)
	inc, isInc := s.Post.(*ast.IncDecStmt)
	if !isBin || !isInc || c.Op != token.LSS || inc.Tok != token.INC {
		return nil, nil, false
	}
	x, ok := c.X.(*ast.Ident)
	y, same := inc.X.(*ast.Ident)
	if !ok || !same || l.at.info.Uses[x] != l.at.info.Uses[y] {
		return nil, nil, false
	}
	i, ok = l.at.info.Uses[x].(*types.Var)
	if !ok || !types.Identical(l.subst(i.Type()), types.Typ[types.Int]) || !l.fixed(i, s.Body) {
		return nil, nil, false
	}
	if tv := l.tv(c.Y); tv.Value == nil {
		id, isIdent := c.Y.(*ast.Ident)
		if !isIdent {
			return nil, nil, false
		}
		n, isVar := l.at.info.Uses[id].(*types.Var)
		if !isVar || !l.fixed(n, s.Body) {
			return nil, nil, false
		}
	}
	return i, c.Y, !heavy(s.Body)
}

// fixed reports whether nobody can change a local variable while the body runs
// that does not assign to it.
func (l *Lowerer) fixed(v *types.Var, body ast.Node) bool {
	if l.names[v] != "" || v.Pkg() != nil && v.Parent() == v.Pkg().Scope() || l.at.escapes[v] {
		return false
	}
	return !assigned(l.at.info, v, body)
}

// assigned reports whether a body assigns to the variable.
func assigned(info *types.Info, v *types.Var, body ast.Node) bool {
	found := false
	is := func(x ast.Expr) {
		if id, ok := ast.Unparen(x).(*ast.Ident); ok && info.Uses[id] == v {
			found = true
		}
	}
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, x := range n.Lhs {
				is(x)
			}
		case *ast.IncDecStmt:
			is(n.X)
		case *ast.RangeStmt:
			if n.Tok == token.ASSIGN {
				is(n.Key)
				if n.Value != nil {
					is(n.Value)
				}
			}
		}
		return !found
	})
	return found
}

// heavy reports whether one iteration may take long: it calls, waits or loops.
func heavy(body ast.Node) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr, *ast.SelectStmt, *ast.SendStmt, *ast.ForStmt, *ast.RangeStmt, *ast.FuncLit, *ast.GoStmt:
			found = true
		case *ast.UnaryExpr:
			found = found || n.Op == token.ARROW
		case *ast.BranchStmt:
			found = found || n.Tok == token.GOTO
		}
		return !found
	})
	return found
}

// breaks reports whether a body leaves its loop by break.
func breaks(body ast.Node) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		if b, ok := n.(*ast.BranchStmt); ok && b.Tok == token.BREAK {
			found = true
		}
		return !found
	})
	return found
}
