package lower

import (
	"go/ast"
	"go/token"
	"go/types"
	"strconv"
)

func (l *Lowerer) rangeStmt(s *ast.RangeStmt, label string) {
	t := l.core(l.typeOf(s.X))
	if p, ok := t.(*types.Pointer); ok {
		t = l.under(p.Elem())
	}
	if a, ok := t.(*types.Array); ok && blank(s.Value) {
		l.line("_ = %s", l.settle(l.expr(s.X)))
		l.countTo(s, label, types.Typ[types.Int], strconv.FormatInt(a.Len(), 10))
		return
	}
	switch u := t.(type) {
	case *types.Basic:
		if u.Info()&types.IsString != 0 {
			l.rangeString(s, label)
			return
		}
		l.rangeInt(s, label)
	case *types.Signature:
		l.rangeFunc(s, label, u)
	case *types.Chan:
		l.rangeChan(s, label, u)
	default:
		l.rangeElems(s, label, t)
	}
}

// bindVar makes of a value the loop's variable, or assigns it.
func (l *Lowerer) bindVar(s *ast.RangeStmt, x ast.Expr, value string, t types.Type) {
	if blank(x) {
		return
	}
	if s.Tok == token.DEFINE {
		o := l.at.info.Defs[x.(*ast.Ident)]
		l.declareVar(o, o.Type(), value)
		return
	}
	l.line("%s = %s", l.place(x), l.convertText(value, t, l.lhsType(x)))
}

// bindBoth does it for key and value, whose places are evaluated first.
func (l *Lowerer) bindBoth(s *ast.RangeStmt, k, v string, kt, vt types.Type) {
	if s.Tok == token.DEFINE || blank(s.Key) || blank(s.Value) {
		if k != "" {
			l.bindVar(s, s.Key, k, kt)
		}
		if v != "" {
			l.bindVar(s, s.Value, v, vt)
		}
		return
	}
	pk, pv := l.place(s.Key), l.place(s.Value)
	l.line("%s = %s", pk, l.convertText(k, kt, l.lhsType(s.Key)))
	l.line("%s = %s", pv, l.convertText(v, vt, l.lhsType(s.Value)))
}

func blank(x ast.Expr) bool {
	if x == nil {
		return true
	}
	id, ok := x.(*ast.Ident)
	return ok && id.Name == "_"
}

// rangeInt counts in a variable of its own, which the body cannot change.
func (l *Lowerer) rangeInt(s *ast.RangeStmt, label string) {
	t := l.typeOf(s.X)
	if b, ok := t.(*types.Basic); ok && b.Info()&types.IsUntyped != 0 {
		t = types.Typ[types.Int]
	}
	if !blank(s.Key) {
		t = l.lhsType(s.Key)
	}
	l.countTo(s, label, t, l.to(s.X, t))
}

// countTo counts from 0 to below a bound.
func (l *Lowerer) countTo(s *ast.RangeStmt, label string, t types.Type, bound string) {
	n, i := l.fresh("n"), l.fresh("i")
	l.line("{\nvar %s %s = %s", n, l.typ(t), bound)
	direct := l.direct(s, s.Key)
	if direct {
		o := l.at.info.Defs[s.Key.(*ast.Ident)]
		l.at.local[o] = i
	}
	bind := func() {
		if !direct {
			l.bindVar(s, s.Key, i, t)
		}
	}
	if direct && l.hoist(l.at.info.Defs[s.Key.(*ast.Ident)], i) {
		l.line("%s = 0", i)
	} else {
		l.line("var %s %s", i, l.typ(t))
	}
	if types.Identical(t, types.Typ[types.Int]) && !heavy(s.Body) {
		l.stripped(s, label, i, n, bind)
	} else {
		l.head(label)
		pop := l.push(&loop{label: label, isFor: true})
		body := l.capture(func() { l.test(); bind(); l.stmts(s.Body.List) })
		pop()
		l.line("for ; %s < %s; %s++ {\n%s}", i, n, i, body)
	}
	l.line("}")
}

// stripped is strip for a range over an int.
func (l *Lowerer) stripped(s *ast.RangeStmt, label, i, n string, bind func()) {
	m := l.fresh("m")
	lp := &loop{label: label, isFor: true}
	if breaks(s.Body) {
		lp.outer = l.fresh("B")
		l.head(lp.outer)
	}
	l.line("for %s < %s {\nvar %s int = %s", i, n, m, n)
	l.line("if %s - %s > %d {\n%s = %s + %d\n}", m, i, stripLength, m, i, stripLength)
	l.test()
	if label != "" {
		lp.inner = l.fresh("C")
		l.head(lp.inner)
	}
	pop := l.push(lp)
	body := l.capture(func() { bind(); l.stmts(s.Body.List) })
	pop()
	l.line("for ; %s < %s; %s++ {\n%s}\n}", i, m, i, body)
}

// direct reports whether a loop's own counter can be the variable that the body
// sees: it is new, nobody holds it, and the body does not change it.
func (l *Lowerer) direct(s *ast.RangeStmt, x ast.Expr) bool {
	if blank(x) || s.Tok != token.DEFINE {
		return false
	}
	v, ok := l.at.info.Defs[x.(*ast.Ident)].(*types.Var)
	return ok && !l.at.escapes[v] && !assigned(l.at.info, v, s.Body)
}

// variable returns the name of a range's own variable for x, and
// whether it must be bound to x in the body.
func (l *Lowerer) variable(s *ast.RangeStmt, x ast.Expr) (name string, bound bool) {
	switch {
	case blank(x):
		return l.fresh("e"), false
	case l.direct(s, x) && !l.moved(l.at.info.Defs[x.(*ast.Ident)]):
		o := l.at.info.Defs[x.(*ast.Ident)]
		l.at.loose[o] = true
		return l.localName(o), false
	}
	return l.fresh("e"), true
}

// rangeElems goes over an array, a slice or a map.
func (l *Lowerer) rangeElems(s *ast.RangeStmt, label string, t types.Type) {
	kt, vt := elemTypes(t)
	x := l.expr(s.X)
	if _, ok := l.under(l.typeOf(s.X)).(*types.Pointer); ok {
		if blank(s.Value) {
			x = "(*" + x + ")"
		} else {
			x = "(*" + x + ")[:]"
		}
	}
	l.inRange(s)
	if l.chanElems(s, t) {
		l.rangeByKey(s, label, x, t)
		return
	}
	k, bindK := l.variable(s, s.Key)
	v, bindV := l.variable(s, s.Value)
	l.head(label)
	pop := l.push(&loop{label: label, isFor: true})
	body := l.capture(func() {
		l.test()
		kn, vn := "", ""
		if bindK {
			kn = k
		}
		if bindV {
			vn = v
		}
		l.bindBoth(s, kn, vn, kt, vt)
		l.stmts(s.Body.List)
	})
	pop()
	if blank(s.Value) {
		l.line("for %s := range %s {\n%s}", k, x, body)
		return
	}
	l.line("for %s, %s := range %s {\n%s}", k, v, x, body)
}

// inRange notes that the key of a loop over a variable is an index of it.
func (l *Lowerer) inRange(s *ast.RangeStmt) {
	x, ok := ast.Unparen(s.X).(*ast.Ident)
	if !ok || !l.direct(s, s.Key) {
		return
	}
	v, ok := l.at.info.Uses[x].(*types.Var)
	if !ok || assigned(l.at.info, v, s.Body) || l.at.escapes[v] || l.names[v] != "" && heavy(s.Body) {
		return
	}
	l.at.ranges[l.at.info.Defs[s.Key.(*ast.Ident)]] = v
}

// chanElems reports whether a loop goes over values that are channels: the
// interpreter then takes it for one that receives.
func (l *Lowerer) chanElems(s *ast.RangeStmt, t types.Type) bool {
	_, v := elemTypes(t)
	_, ok := l.under(v).(*types.Chan)
	return ok && !blank(s.Value)
}

// rangeByKey goes over the keys and looks each value up.
func (l *Lowerer) rangeByKey(s *ast.RangeStmt, label, x string, t types.Type) {
	kt, vt := elemTypes(t)
	c, k := l.fresh("c"), l.fresh("e")
	l.line("{\n%s := %s", c, x)
	l.head(label)
	pop := l.push(&loop{label: label, isFor: true})
	body := l.capture(func() {
		l.test()
		l.bindBoth(s, k, c+"["+k+"]", kt, vt)
		l.stmts(s.Body.List)
	})
	pop()
	l.line("for %s := range %s {\n%s}\n}", k, c, body)
}

func elemTypes(t types.Type) (k, v types.Type) {
	switch t := t.(type) {
	case *types.Map:
		return t.Key(), t.Elem()
	case *types.Slice:
		return types.Typ[types.Int], t.Elem()
	case *types.Array:
		return types.Typ[types.Int], t.Elem()
	}
	return nil, nil
}

// rangeString decodes the string first: the interpreter takes time in the
// square of its length, and knows no invalid text.
func (l *Lowerer) rangeString(s *ast.RangeStmt, label string) {
	at, runes, k := l.fresh("at"), l.fresh("rs"), l.fresh("k")
	l.line("{\n%s, %s := %s(string(%s))", at, runes, rt("Runes"), l.expr(s.X))
	l.head(label)
	pop := l.push(&loop{label: label, isFor: true})
	body := l.capture(func() {
		l.test()
		l.bindBoth(s, at+"["+k+"]", runes+"["+k+"]", types.Typ[types.Int], types.Typ[types.Rune])
		l.stmts(s.Body.List)
	})
	pop()
	l.line("for %s := 0; %s < len(%s); %s++ {\n%s}\n}", k, k, runes, k, body)
}

// rangeChan receives until the channel is closed.
func (l *Lowerer) rangeChan(s *ast.RangeStmt, label string, c *types.Chan) {
	ch, v, ok := l.fresh("c"), l.fresh("e"), l.fresh("ok")
	l.line("{\n%s := %s", ch, l.channelOf(s.X))
	l.head(label)
	pop := l.push(&loop{label: label, isFor: true})
	body := l.capture(func() {
		l.test()
		l.line("var %s %s\nvar %s bool", v, l.typ(c.Elem()), ok)
		l.line("%s, %s = <-%s", v, ok, ch)
		l.line("if !%s {\nbreak\n}", ok)
		l.bindVar(s, s.Key, v, c.Elem())
		l.stmts(s.Body.List)
	})
	pop()
	l.line("for {\n%s}\n}", body)
}
