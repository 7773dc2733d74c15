package untyped

import (
	"go/ast"
	"go/token"
)

// ranges makes counted loops of ranges over an integer. Where it cannot be told
// whether the operand is one, the caller decides by trying, see
// [Config.Integers].
func (l *lowerer) ranges(n ast.Node) {
	// Numbered from the outside in, in the order of the source.
	counted := map[*ast.RangeStmt]bool{}
	ast.Inspect(n, func(n ast.Node) bool {
		r, ok := n.(*ast.RangeStmt)
		if !ok || r.Value != nil {
			return true
		}
		switch l.kindOf(r.X) {
		case Integer:
			counted[r] = true
		case Unknown:
			counted[r] = l.cfg.Integers[len(l.undecided)]
			l.undecided = append(l.undecided, l.cfg.Fset.Position(r.X.Pos()))
		}
		return true
	})
	eachList(n, func(s ast.Stmt) []ast.Stmt {
		if r, ok := s.(*ast.RangeStmt); ok && counted[r] {
			return l.counted(r)
		}
		return only(s)
	})
}

// counted is the loop for "for i := range x" with an integer x.
func (l *lowerer) counted(r *ast.RangeStmt) []ast.Stmt {
	pos := r.X.Pos()
	var pre []ast.Stmt
	limit := func() ast.Expr { return r.X }
	zero := ast.Expr(number(pos, 0))
	if _, literal := r.X.(*ast.BasicLit); !literal {
		n := l.fresh("n")
		pre = append(pre, define(pos, n, r.X))
		limit = func() ast.Expr { return ident(pos, n) }
		zero = binary(limit(), token.SUB, limit()) // of the type of x
	}
	id, isIdent := r.Key.(*ast.Ident)
	var key ast.Expr
	switch o := l.info.Uses[id]; {
	case r.Key == nil || isIdent && id.Name == "_":
		key = ident(pos, l.fresh("i"))
	case r.Tok == token.DEFINE && isIdent && o != nil && !o.Assigned && !o.Captured && !o.Addressed:
		key = id
	default:
		// The body may change its variable; the count goes on by itself.
		key = ident(pos, l.fresh("i"))
		head := assign(r.TokPos, r.Tok, []ast.Expr{r.Key}, []ast.Expr{copyIdent(key)})
		r.Body.List = append([]ast.Stmt{head}, r.Body.List...)
	}
	loop := &ast.ForStmt{
		For:  r.For,
		Init: assign(pos, token.DEFINE, []ast.Expr{key}, []ast.Expr{zero}),
		Cond: binary(l.again(key), token.LSS, limit()),
		Post: &ast.IncDecStmt{X: l.again(key), TokPos: pos, Tok: token.INC},
		Body: r.Body,
	}
	return append(pre, loop)
}

// again is a further use of an identifier.
func (l *lowerer) again(e ast.Expr) *ast.Ident {
	c := copyIdent(e)
	if o := l.info.Uses[e.(*ast.Ident)]; o != nil {
		o.Uses = append(o.Uses, c)
		l.info.Uses[c] = o
	}
	return c
}

func copyIdent(e ast.Expr) *ast.Ident {
	id := e.(*ast.Ident)
	return ident(id.NamePos, id.Name)
}
