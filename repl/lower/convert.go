package lower

import (
	"fmt"
	"go/ast"
	"go/types"
	"strings"
)

// convertText is a value of one type where another is wanted, as an assignment
// converts it. Only what the interpreter must be told is written.
func (l *Lowerer) convertText(text string, from, to types.Type) string {
	if to == nil || from == nil {
		return text
	}
	from, to = l.subst(from), l.subst(to)
	if types.Identical(from, to) {
		return text
	}
	if text == "nil" {
		return l.nilOf(to)
	}
	if !l.cfg.Real {
		if l.isInterface(to) {
			return l.boxed(text, from, to)
		}
		if _, ok := to.Underlying().(*types.Basic); ok {
			return text
		}
		return l.as(to, text)
	}
	return l.as(to, text)
}

// boxed is a struct or an array in an interface of the interpreter, which holds
// the variable itself: a function has one of its own in each call.
func (l *Lowerer) boxed(text string, from, to types.Type) string {
	switch from.Underlying().(type) {
	case *types.Struct, *types.Array:
	default:
		return text
	}
	key := "boxed " + l.key(from) + " " + l.key(to)
	n := l.insts[key]
	if n == "" {
		n = l.fresh("box")
		set(l, l.insts, key, n)
		l.decls = append(l.decls, fmt.Sprintf("func %s(x %s) %s { return x }", n, l.typ(from), l.typ(to)))
	}
	return n + "(" + text + ")"
}

// as is the text of a conversion. The type stands in parentheses only where it
// must: as the leftmost part of a condition they lead the interpreter astray. What
// follows "[]func()" would be its results.
func (l *Lowerer) as(t types.Type, text string) string {
	name := l.typ(t)
	if strings.HasPrefix(name, "*") || strings.HasPrefix(name, "<-") || strings.HasPrefix(name, "chan") || strings.Contains(name, "func(") {
		name = "(" + name + ")"
	}
	return name + "(" + text + ")"
}

// conversion is T(x).
func (l *Lowerer) conversion(c *ast.CallExpr) string {
	to := l.typeOf(c.Fun)
	x := c.Args[0]
	if l.tv(x).IsNil() {
		return l.nilOf(to)
	}
	from := l.typeOf(x)
	if tv := l.tv(x); tv.Value != nil {
		from = types.Default(from)
		if l.isInterface(to) {
			return l.convertText(l.constant(from, tv.Value), from, to)
		}
		if b, ok := l.under(to).(*types.Basic); ok && b.Info()&types.IsNumeric != 0 && from.Underlying().(*types.Basic).Info()&types.IsNumeric != 0 {
			return l.constant(to, tv.Value)
		}
		if odd(l.under(from), l.under(to)) {
			v := l.fresh("t")
			l.line("var %s %s", v, l.typ(to))
			l.line("%s(%s, %s)", rt("Convert"), l.toAny(l.constant(from, tv.Value), from), l.toAny("&"+v, types.NewPointer(to)))
			return v
		}
		if bt, ok := l.under(to).(*types.Basic); ok {
			if bf, ok := l.under(from).(*types.Basic); ok && bt.Info()&types.IsString == 0 && bf.Info()&types.IsString == 0 {
				return l.as(to, l.constantVar(l.constant(from, tv.Value), from))
			}
		}
		return l.as(to, l.constantVar(l.constant(from, tv.Value), from))
	}
	text := l.expr(x)
	if types.Identical(from, to) {
		return text
	}
	if s, ok := l.under(from).(*types.Slice); ok {
		if a, ok := l.under(to).(*types.Array); ok {
			return l.sliceToArray(text, s, a, to, false)
		}
		if p, ok := l.under(to).(*types.Pointer); ok {
			if a, ok := l.under(p.Elem()).(*types.Array); ok {
				return l.sliceToArray(text, s, a, to, true)
			}
		}
	}
	if odd(l.under(from), l.under(to)) {
		v := l.fresh("t")
		l.line("var %s %s", v, l.typ(to))
		l.line("%s(%s, %s)", rt("Convert"), l.toAny(text, from), l.toAny("&"+v, types.NewPointer(to)))
		return v
	}
	if !l.cfg.Real && l.isInterface(to) {
		v := l.fresh("t")
		l.line("var %s %s = %s", v, l.typ(to), text)
		return v
	}
	return l.as(to, text)
}

// odd reports whether the interpreter refuses a conversion: one between a string
// and a list of bytes or runes of a named type, and of structs.
func odd(from, to types.Type) bool {
	if s, ok := from.(*types.Slice); ok {
		_, text := to.(*types.Basic)
		return text && isNamed(s.Elem())
	}
	if s, ok := to.(*types.Slice); ok {
		_, text := from.(*types.Basic)
		return text && isNamed(s.Elem())
	}
	_, a := from.(*types.Struct)
	_, b := to.(*types.Struct)
	return a && b
}

func isNamed(t types.Type) bool {
	_, ok := types.Unalias(t).(*types.Named)
	return ok
}

// sliceToArray lets the runtime convert, which tests the length.
func (l *Lowerer) sliceToArray(text string, s *types.Slice, a *types.Array, to types.Type, pointer bool) string {
	v := l.fresh("t")
	if pointer {
		l.line("var %s %s", v, l.typ(to))
		l.line("%s(%s, %s)", rt("ArrayPointer"), l.toAny(text, s), l.toAny("&"+v, types.NewPointer(to)))
		return v
	}
	src := l.typed(text, s)
	l.line("if len(%s) < %d {\n%s(len(%s), %d)\n}", src, a.Len(), rt("ShortSlice"), src, a.Len())
	l.line("var %s %s", v, l.typ(to))
	l.line("copy(%s[:], %s)", v, src)
	return v
}

// spread evaluates a call with several results into variables.
func (l *Lowerer) spread(e ast.Expr, t *types.Tuple) []string {
	names := make([]string, t.Len())
	for i := range names {
		names[i] = l.fresh("t")
	}
	l.line("%s := %s", join(names), l.expr(e))
	return names
}

// several evaluates the right side of an assignment to several variables: a call,
// or a map element, a receive or an assertion with its bool.
func (l *Lowerer) several(e ast.Expr, wants []types.Type) []string {
	switch x := ast.Unparen(e).(type) {
	case *ast.CallExpr:
		t, ok := l.typeOf(x).(*types.Tuple)
		if !ok {
			break
		}
		names := l.spread(x, t)
		for i := range names {
			names[i] = l.convertText(names[i], t.At(i).Type(), wants[i])
		}
		return names
	case *ast.TypeAssertExpr:
		from, to := l.typeOf(x.X), l.typeOf(x.Type)
		v, ok := l.assertion(l.typed(l.expr(x.X), from), from, to, false)
		return l.pair(v, ok, to, wants)
	case *ast.IndexExpr:
		m := l.core(l.typeOf(x.X)).(*types.Map)
		parts := l.inOrder(func() string { return l.expr(x.X) }, func() string { return l.to(x.Index, m.Key()) })
		return l.commaOK(parts[0]+"["+parts[1]+"]", m.Elem(), wants)
	case *ast.UnaryExpr:
		ch := l.core(l.typeOf(x.X)).(*types.Chan)
		return l.commaOK("<-"+l.channelOf(x.X), ch.Elem(), wants)
	}
	l.refuse(e.Pos(), "this cannot give %d values", len(wants))
	return nil
}

func (l *Lowerer) commaOK(text string, t types.Type, wants []types.Type) []string {
	v, ok := l.fresh("t"), l.fresh("ok")
	l.line("var %s %s\nvar %s bool\n%s, %s = %s", v, l.typ(t), ok, v, ok, text)
	return l.pair(v, ok, t, wants)
}

func (l *Lowerer) pair(v, ok string, t types.Type, wants []types.Type) []string {
	if b := wants[1]; b != nil && !types.Identical(b, types.Typ[types.Bool]) {
		ok = fmt.Sprintf("%s(%s)", l.typ(b), ok)
	}
	return []string{l.convertText(v, t, wants[0]), ok}
}
