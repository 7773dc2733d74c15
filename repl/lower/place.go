package lower

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
)

// place is the text of something to assign to, with its operands evaluated: what
// is assigned at the same time does not change them.
func (l *Lowerer) place(x ast.Expr) string {
	switch x := ast.Unparen(x).(type) {
	case *ast.Ident:
		if x.Name == "_" {
			return "_"
		}
		return l.expr(x)
	case *ast.IndexExpr:
		t := l.core(l.typeOf(x.X))
		if m, ok := t.(*types.Map); ok {
			parts := l.inOrder(func() string { return l.keep(l.expr(x.X)) },
				func() string { return l.typed(l.to(x.Index, m.Key()), m.Key()) })
			return parts[0] + "[" + parts[1] + "]"
		}
		base := func() string { return l.keep(l.expr(x.X)) }
		if _, ok := t.(*types.Array); ok {
			base = func() string { return l.place(x.X) }
		}
		of := base() // an array is not copied
		i := l.keep(l.expr(x.Index))
		l.checkIndex(x, of, i)
		return primary(of) + "[" + i + "]"
	case *ast.StarExpr:
		return "*" + l.keep(l.expr(x.X))
	case *ast.SelectorExpr:
		return l.fieldPlace(x)
	}
	return l.expr(x)
}

func (l *Lowerer) fieldPlace(x *ast.SelectorExpr) string {
	sel := l.at.info.Selections[x]
	if sel == nil {
		return l.expr(x)
	}
	t := l.typeOf(x.X)
	base := ""
	if _, ok := t.Underlying().(*types.Pointer); ok {
		base = l.keep(l.expr(x.X))
	} else {
		base = l.place(x.X)
	}
	text, _ := l.path(base, t, l.index(x, sel))
	return text
}

// addressable is the text of something whose address is taken: where it needs
// statements before it, nothing of it is copied.
func (l *Lowerer) addressable(x ast.Expr) string {
	text, before := l.part(func() string { return l.expr(x) })
	if before == "" {
		return text
	}
	return l.place(x)
}

// elementPlace is an element of an array behind a pointer, as one of a slice: of
// the array's the interpreter takes no address.
func (l *Lowerer) elementPlace(x *ast.IndexExpr) string {
	s := l.fresh("t")
	l.line("%s := (*%s)[:]", s, l.keep(l.expr(x.X)))
	i := l.keep(l.expr(x.Index))
	l.checkIndex(x, s, i)
	return s + "[" + i + "]"
}

// assignOp is: x op= y.
func (l *Lowerer) assignOp(x, y ast.Expr, op token.Token) {
	t := l.lhsType(x)
	if i, ok := ast.Unparen(x).(*ast.IndexExpr); ok {
		if _, ok := l.core(l.typeOf(i.X)).(*types.Map); ok {
			p := l.place(x)
			l.line("%s = %s", p, l.operation(p, op, y, t, l.operand(y, op, t)))
			return
		}
	}
	simple := l.inPlace(x, y, op, t)
	if simple {
		return
	}
	p := l.place(x)
	value := l.keep(l.operand(y, op, t))
	l.line("%s = %s", p, l.operation(p, op, y, t, value))
}

// inPlace emits x op= y as it is, where nothing stands against it.
func (l *Lowerer) inPlace(x, y ast.Expr, op token.Token, t types.Type) bool {
	if op == token.AND_NOT || mayCall(x) || mayCall(y) && !l.isLocal(x) {
		return false
	}
	if mayCall(y) {
		return false
	}
	left, before := l.part(func() string { return l.addressable(x) })
	right, more := l.part(func() string { return l.operand(y, op, t) })
	if before != "" || more != "" {
		l.buf.WriteString(before)
		if before != "" && more != "" {
			left = l.place(x)
		}
		l.buf.WriteString(more)
	}
	if op == token.SHL || op == token.SHR {
		l.shiftCheck(y, right)
	}
	l.line("%s %s= %s", left, op, right)
	return true
}

func (l *Lowerer) isLocal(x ast.Expr) bool {
	id, ok := ast.Unparen(x).(*ast.Ident)
	return ok && l.names[l.at.info.ObjectOf(id)] == ""
}

// operand is the text of the right side of an operation on a value of type t.
func (l *Lowerer) operand(y ast.Expr, op token.Token, t types.Type) string {
	if op == token.SHL || op == token.SHR {
		if v := l.tv(y).Value; v != nil {
			return l.constant(types.Typ[types.Uint], constant.ToInt(v))
		}
		return l.expr(y)
	}
	return l.to(y, t)
}

// operation is the text of: left op right.
func (l *Lowerer) operation(left string, op token.Token, y ast.Expr, t types.Type, right string) string {
	if op == token.SHL || op == token.SHR {
		l.shiftCheck(y, right)
	}
	return left + " " + op.String() + " " + right
}

// mayCall reports whether e calls or receives something.
func mayCall(e ast.Expr) bool {
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

// incDec is x++ or x--.
func (l *Lowerer) incDec(s *ast.IncDecStmt) {
	op := "+"
	if s.Tok == token.DEC {
		op = "-"
	}
	if i, ok := ast.Unparen(s.X).(*ast.IndexExpr); ok {
		if _, ok := l.core(l.typeOf(i.X)).(*types.Map); ok {
			p := l.place(s.X)
			l.line("%s = %s %s %s", p, p, op, l.one(l.typeOf(s.X)))
			return
		}
	}
	if b, ok := l.under(l.typeOf(s.X)).(*types.Basic); ok && b.Info()&types.IsInteger == 0 || mayCall(s.X) {
		p := l.place(s.X)
		l.line("%s = %s %s %s", p, p, op, l.one(l.typeOf(s.X)))
		return
	}
	l.line("%s%s", l.addressable(s.X), s.Tok)
}

// varSpec is a var declaration.
func (l *Lowerer) varSpec(sp *ast.ValueSpec) {
	lhs := make([]ast.Expr, len(sp.Names))
	wants := make([]types.Type, len(sp.Names))
	var declared types.Type
	if sp.Type != nil {
		declared = l.typeOf(sp.Type)
	}
	for i, id := range sp.Names {
		lhs[i], wants[i] = id, l.lhsType(id)
		if wants[i] == nil {
			wants[i] = declared
		}
	}
	switch {
	case len(sp.Values) == 0:
		for i, id := range sp.Names {
			l.zeroVar(id, wants[i])
		}
	case len(sp.Names) == 1 && !l.session(sp.Names[0]):
		l.newVar(sp.Names[0], sp.Values[0], wants[0])
	default:
		values := l.values(sp.Values, wants)
		for i, id := range sp.Names {
			switch {
			case id.Name == "_":
			case l.session(id):
				l.line("%s = %s", l.object(l.at.info.Defs[id].(*types.Var)), values[i])
			default:
				l.declareVar(l.at.info.Defs[id], wants[i], values[i])
			}
		}
	}
}

// session reports whether an identifier declares a session variable.
func (l *Lowerer) session(id *ast.Ident) bool {
	o := l.at.info.Defs[id]
	return o != nil && l.names[o] != ""
}

// zeroVar declares a variable without a value. A session variable that is
// declared already has the zero value.
func (l *Lowerer) zeroVar(id *ast.Ident, t types.Type) {
	if id.Name == "_" || l.session(id) {
		return
	}
	l.declareVar(l.at.info.Defs[id], t, "")
}
