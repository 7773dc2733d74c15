package lower

import (
	"fmt"
	"go/ast"
	"go/types"
	"strconv"
	"strings"
)

func builtinName(fun ast.Expr) string {
	switch f := ast.Unparen(fun).(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return "unsafe." + f.Sel.Name
	}
	return ""
}

func (l *Lowerer) builtin(c *ast.CallExpr) string {
	name := builtinName(c.Fun)
	if len(c.Args) == 1 {
		if t, ok := l.tv(c.Args[0]).Type.(*types.Tuple); ok && !l.tv(c.Args[0]).IsType() {
			c = l.spreadArgs(c, t)
		}
	}
	switch name {
	case "append":
		return l.append(c)
	case "cap", "len":
		return l.length(c, name)
	case "clear":
		return l.clear(c)
	case "close":
		return "close(" + l.expr(c.Args[0]) + ")"
	case "complex":
		return l.complex(c)
	case "copy":
		p := l.exprs(c.Args)
		if b, ok := l.core(l.typeOf(c.Args[1])).(*types.Basic); ok && b.Info()&types.IsString != 0 {
			p[1] = "[]byte(" + p[1] + ")"
		}
		return "copy(" + join(p) + ")"
	case "delete":
		m := l.core(l.typeOf(c.Args[0])).(*types.Map)
		p := l.inOrder(func() string { return l.expr(c.Args[0]) }, func() string { return l.to(c.Args[1], m.Key()) })
		return "delete(" + join(p) + ")"
	case "make":
		return l.make(c)
	case "max", "min":
		return l.extreme(c, name)
	case "new":
		return l.new(c)
	case "panic":
		return rt("Panic") + "(" + l.to(c.Args[0], emptyInterface) + ")"
	case "print", "println":
		return l.print(c, name)
	case "real", "imag":
		return l.realOrImag(c, name)
	case "recover":
		return rt("Recover") + "()"
	}
	return l.unsafe(c, strings.TrimPrefix(name, "unsafe."))
}

// spreadArgs is a call with the results of another as arguments.
func (l *Lowerer) spreadArgs(c *ast.CallExpr, t *types.Tuple) *ast.CallExpr {
	names := l.spread(c.Args[0], t)
	args := make([]ast.Expr, len(names))
	for i, n := range names {
		args[i] = l.stand(c.Args[0].Pos(), n, l.subst(t.At(i).Type()))
	}
	call := &ast.CallExpr{Fun: c.Fun, Lparen: c.Lparen, Args: args, Rparen: c.Rparen}
	l.stand(c.Pos(), "", nil)
	l.at.known[call] = l.tv(c)
	return call
}

// length is len or cap. That of an array is known, also behind a nil pointer.
func (l *Lowerer) length(c *ast.CallExpr, name string) string {
	t := l.core(l.typeOf(c.Args[0]))
	if p, ok := t.(*types.Pointer); ok {
		t = l.core(p.Elem())
	}
	x := l.expr(c.Args[0])
	if a, ok := t.(*types.Array); ok {
		l.line("%s := %s", l.fresh("t"), x)
		return strconv.FormatInt(a.Len(), 10)
	}
	return name + "(" + x + ")"
}

func (l *Lowerer) append(c *ast.CallExpr) string {
	t := l.typeOf(c)
	s := l.core(t).(*types.Slice)
	fs := []func() string{func() string { return l.to(c.Args[0], t) }}
	for _, a := range c.Args[1:] {
		fs = append(fs, func() string {
			if c.Ellipsis.IsValid() {
				if l.tv(a).IsNil() {
					return "(" + l.typ(t) + ")(nil)"
				}
				text := l.expr(a)
				if b, ok := l.core(l.typeOf(a)).(*types.Basic); ok && b.Info()&types.IsString != 0 {
					return "[]byte(" + text + ")"
				}
				return text
			}
			text := l.to(a, s.Elem())
			switch ast.Unparen(a).(type) {
			case *ast.IndexExpr, *ast.StarExpr, *ast.SelectorExpr:
				if len(c.Args) > 2 && l.tv(a).Value == nil {
					return l.typed(text, s.Elem()) // what is appended before may be put over it
				}
			}
			return text
		})
	}
	if !c.Ellipsis.IsValid() && types.Identical(s.Elem(), t) && len(fs) > 1 {
		p := l.inOrder(fs...) // the interpreter would take one for the list
		return "append(" + p[0] + ", " + l.typ(t) + "{" + join(p[1:]) + "}...)"
	}
	list := l.inOrder(fs...)
	switch {
	case !c.Ellipsis.IsValid():
		return "append(" + join(list) + ")"
	case l.tv(c.Args[1]).IsNil():
		return "append(" + join(list) + "...)"
	}
	return l.appendAll(s, list)
}

func (l *Lowerer) clear(c *ast.CallExpr) string {
	t := l.typeOf(c.Args[0])
	return rt("Clear") + "(" + l.toAny(l.expr(c.Args[0]), t) + ")"
}

func (l *Lowerer) complex(c *ast.CallExpr) string {
	t, _ := l.core(types.Default(l.typeOf(c))).(*types.Basic)
	part := types.Typ[types.Float64]
	if t != nil && t.Kind() == types.Complex64 {
		part = types.Typ[types.Float32]
	}
	fs := make([]func() string, 2)
	for i, a := range c.Args {
		fs[i] = func() string {
			if l.tv(a).Value != nil {
				return l.constant(part, l.tv(a).Value)
			}
			return l.convertText(l.expr(a), l.typeOf(a), part)
		}
	}
	text := "complex(" + join(l.inOrder(fs...)) + ")"
	if _, named := l.typeOf(c).(*types.Named); named {
		return l.typ(l.typeOf(c)) + "(" + text + ")"
	}
	return text
}

// realOrImag is real or imag.
func (l *Lowerer) realOrImag(c *ast.CallExpr, name string) string {
	x := l.expr(c.Args[0])
	t := l.typeOf(c.Args[0])
	b := l.core(t).(*types.Basic)
	plain := types.Typ[b.Kind()]
	text := name + "(" + l.convertText(x, t, plain) + ")"
	return l.convertText(text, types.Typ[types.Float64], l.typeOf(c))
}

func (l *Lowerer) make(c *ast.CallExpr) string {
	t := l.typeOf(c.Args[0])
	fs := make([]func() string, len(c.Args)-1)
	for i, a := range c.Args[1:] {
		fs[i] = func() string {
			if v := l.tv(a).Value; v != nil {
				return l.constant(types.Typ[types.Int], v)
			}
			if !types.Identical(l.typeOf(a), types.Typ[types.Int]) {
				return "int(" + l.expr(a) + ")"
			}
			return l.expr(a)
		}
	}
	sizes := l.inOrder(fs...)
	if _, ok := l.core(t).(*types.Slice); ok {
		for i, a := range c.Args[1:] {
			if l.tv(a).Value == nil {
				sizes[i] = l.typed(sizes[i], types.Typ[types.Int])
			}
		}
		l.makeCheck(c, sizes)
	}
	if _, ok := l.core(t).(*types.Chan); ok {
		return l.makeChan(c, t, sizes)
	}
	l.room(c, t, sizes)
	return "make(" + join(append([]string{l.typ(t)}, sizes...)) + ")"
}

// makeChan makes a channel of both directions, as package reflect wants it.
func (l *Lowerer) makeChan(c *ast.CallExpr, t types.Type, sizes []string) string {
	if len(sizes) > 0 && l.tv(c.Args[1]).Value == nil {
		sizes[0] = l.typed(sizes[0], types.Typ[types.Int])
		l.line("if %s < 0 {\n%s(2)\n}", sizes[0], rt("MakeSize"))
	}
	l.room(c, t, sizes)
	both := t
	if ch := l.core(t).(*types.Chan); ch.Dir() != types.SendRecv {
		both = types.NewChan(types.SendRecv, ch.Elem())
	}
	return l.convertText("make("+join(append([]string{l.typ(both)}, sizes...))+")", both, t)
}

// makeCheck tests the sizes of a new slice.
func (l *Lowerer) makeCheck(c *ast.CallExpr, sizes []string) {
	for i, a := range c.Args[1:] {
		if l.tv(a).Value == nil {
			l.line("if %s < 0 {\n%s(%d)\n}", sizes[i], rt("MakeSize"), i)
		}
	}
	if len(sizes) == 2 && (l.tv(c.Args[1]).Value == nil || l.tv(c.Args[2]).Value == nil) {
		l.line("if %s > %s {\n%s(1)\n}", sizes[0], sizes[1], rt("MakeSize"))
	}
}

// extreme is min or max.
func (l *Lowerer) extreme(c *ast.CallExpr, name string) string {
	t := l.typeOf(c)
	fs := make([]func() string, len(c.Args))
	for i, a := range c.Args {
		fs[i] = func() string { return l.to(a, t) }
	}
	list := l.inOrder(fs...)
	text := list[0]
	if b, ok := t.Underlying().(*types.Basic); ok && b.Info()&types.IsFloat != 0 {
		return l.extremeFloat(t, name, list)
	}
	fun := l.extremeFunc(t, name)
	for _, x := range list[1:] {
		text = fun + "(" + text + ", " + x + ")"
	}
	return text
}

// extremeFloat is min or max of numbers among which NaN may be, and zeros with a
// sign, which the interpreter loses when it passes one to a function.
func (l *Lowerer) extremeFloat(t types.Type, name string, list []string) string {
	double, fun := l.typ(types.Typ[types.Float64]), rt("MinFloat")
	if name == "max" {
		fun = rt("MaxFloat")
	}
	wide := func(x string) string { return double + "(" + x + ")" }
	text := wide(list[0])
	for _, x := range list[1:] {
		text = fun + "(" + text + ", " + wide(x) + ")"
	}
	return l.typ(t) + "(" + text + ")"
}

// extremeFunc emits min or max of a type of whole numbers or strings.
func (l *Lowerer) extremeFunc(t types.Type, name string) string {
	key := name + " " + l.key(t)
	if n := l.insts[key]; n != "" {
		return n
	}
	n := l.fresh(name)
	set(l, l.insts, key, n)
	op := "<"
	if name == "max" {
		op = ">"
	}
	ts := l.typ(t)
	l.decls = append(l.decls, fmt.Sprintf("func %s(a, b %s) %s {\nif b %s a { return b }\nreturn a\n}", n, ts, ts, op))
	return n
}

// new is new(T) or new(value).
func (l *Lowerer) new(c *ast.CallExpr) string {
	if l.tv(c.Args[0]).IsType() {
		return "new(" + l.typ(l.typeOf(c.Args[0])) + ")"
	}
	elem := l.core(l.typeOf(c)).(*types.Pointer).Elem()
	return "&" + l.variableOf(l.to(c.Args[0], elem), elem)
}

// print goes to the runtime, which writes to the cell's standard error.
func (l *Lowerer) print(c *ast.CallExpr, name string) string {
	fs := make([]func() string, len(c.Args))
	for i, a := range c.Args {
		fs[i] = func() string { return l.to(a, emptyInterface) }
	}
	fun := "Print"
	if name == "println" {
		fun = "Println"
	}
	return rt(fun) + "(" + join(l.inOrder(fs...)) + ")"
}
