package lower

import (
	"go/ast"
	"go/token"
	"go/types"
	"strconv"
)

// selectStmt lets the runtime select. The interpreter keeps the channels of a
// select statement in one place for all goroutines that execute it.
func (l *Lowerer) selectStmt(s *ast.SelectStmt, label string) {
	l.line("{")
	sel := l.fresh("sel")
	l.line("%s := %s()", sel, rt("NewSelect"))
	dflt := false
	for _, c := range s.Body.List {
		c := c.(*ast.CommClause)
		switch m := c.Comm.(type) {
		case nil:
			dflt = true
		case *ast.SendStmt:
			ch := l.core(l.typeOf(m.Chan)).(*types.Chan)
			parts := l.inOrder(func() string { return l.expr(m.Chan) }, func() string { return l.to(m.Value, ch.Elem()) })
			if mayCall(m.Chan) && mayCall(m.Value) {
				parts[0] = l.settle(parts[0])
			}
			v := l.constantVar(parts[1], ch.Elem())
			l.line("%s(%s, %s, %s)", rt("SelectSend"), sel, l.toAny(parts[0], ch), l.toAny("&"+v, types.NewPointer(ch.Elem())))
		default:
			x := received(m)
			l.line("%s(%s, %s)", rt("SelectRecv"), sel, l.toAny(l.expr(x), l.typeOf(x)))
		}
	}
	which := l.fresh("w")
	l.line("%s := %s(%s, %s)", which, rt("Select"), sel, strconv.FormatBool(dflt))
	l.head(label)
	l.line("switch %s {", which)
	pop := l.push(&loop{label: label})
	n := 0
	for _, c := range s.Body.List {
		c := c.(*ast.CommClause)
		if c.Comm == nil {
			l.line("case -1:\n%s", l.block(c.Body))
			continue
		}
		l.line("case %d:\n%s", n, l.capture(func() {
			if a, ok := c.Comm.(*ast.AssignStmt); ok {
				l.fromSelect(a, sel)
			}
			l.stmts(c.Body)
		}))
		n++
	}
	pop()
	l.line("}\n}")
}

// received is the channel that a clause receives from.
func received(s ast.Stmt) ast.Expr {
	var x ast.Expr
	switch s := s.(type) {
	case *ast.ExprStmt:
		x = s.X
	case *ast.AssignStmt:
		x = s.Rhs[0]
	}
	return ast.Unparen(x).(*ast.UnaryExpr).X
}

// fromSelect assigns what was received.
func (l *Lowerer) fromSelect(a *ast.AssignStmt, sel string) {
	ch := l.core(l.typeOf(received(a))).(*types.Chan)
	v, ok := l.fresh("t"), l.fresh("t")
	l.line("var %s %s\nvar %s bool", v, l.typ(ch.Elem()), ok)
	l.line("%s = %s(%s, %s)", ok, rt("Received"), sel, l.toAny("&"+v, types.NewPointer(ch.Elem())))
	values, kinds := []string{v, ok}, []types.Type{ch.Elem(), types.Typ[types.Bool]}
	for i, x := range a.Lhs {
		id, isIdent := x.(*ast.Ident)
		switch {
		case isIdent && id.Name == "_":
		case a.Tok == token.DEFINE && isIdent && l.isNew(id):
			l.declareVar(l.at.info.Defs[id], kinds[i], values[i])
		default:
			l.line("%s = %s", l.place(x), l.convertText(values[i], kinds[i], l.lhsType(x)))
		}
	}
}

// toAny is a value as an argument of the runtime's functions.
func (l *Lowerer) toAny(text string, t types.Type) string {
	return l.convertText(text, t, emptyInterface)
}
