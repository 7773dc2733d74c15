package lower

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// typeOf is the type of an expression, with type parameters replaced.
func (l *Lowerer) typeOf(e ast.Expr) types.Type {
	if tv := l.tv(e); tv.Type != nil {
		return l.subst(tv.Type)
	}
	if id, ok := e.(*ast.Ident); ok {
		if o := l.at.info.ObjectOf(id); o != nil {
			return l.subst(o.Type())
		}
	}
	if p, ok := e.(*ast.ParenExpr); ok {
		return l.typeOf(p.X)
	}
	l.refuse(e.Pos(), "the type of this expression is not known")
	return nil
}

// core is the underlying type; instances have no type parameters left.
func (l *Lowerer) core(t types.Type) types.Type { return l.subst(t).Underlying() }

func (l *Lowerer) exprs(es []ast.Expr) []string {
	fs := make([]func() string, len(es))
	for i, e := range es {
		fs[i] = func() string { return l.expr(e) }
	}
	return l.inOrder(fs...)
}

// to is the text of an expression where a value of type t is wanted.
func (l *Lowerer) to(e ast.Expr, t types.Type) string {
	if t == nil {
		return l.expr(e)
	}
	t = l.subst(t)
	tv := l.tv(e)
	switch {
	case tv.IsNil():
		return l.nilOf(t)
	case tv.Value != nil && !l.isInterface(t):
		return l.constant(t, tv.Value)
	case tv.Value != nil:
		d := types.Default(l.subst(tv.Type))
		return l.convertText(l.constant(d, tv.Value), d, t)
	}
	if b, ok := tv.Type.(*types.Basic); ok && b.Info()&types.IsUntyped != 0 { // a comparison
		text := l.expr(e)
		if types.Identical(t, types.Default(b)) {
			return text
		}
		if l.isInterface(t) {
			return l.convertText(text, types.Default(b), t)
		}
		return l.typ(t) + "(" + text + ")"
	}
	return l.convertText(l.expr(e), l.typeOf(e), t)
}

// nilOf is nil as a value of a type.
func (l *Lowerer) nilOf(t types.Type) string {
	if !l.cfg.Real && l.isInterface(t) {
		return "nil"
	}
	return l.as(t, "nil")
}

// expr is the text of an expression.
func (l *Lowerer) expr(e ast.Expr) string {
	tv := l.tv(e)
	switch {
	case tv.Value != nil:
		return l.constant(tv.Type, tv.Value)
	case tv.IsType():
		return l.typ(tv.Type)
	case tv.IsNil():
		return "nil"
	}
	switch e := e.(type) {
	case *ast.ParenExpr:
		return l.expr(e.X)
	case *ast.Ident:
		return l.ident(e)
	case *ast.FuncLit:
		return l.closure(l.ownFrame(l.literal(e), l.typ(l.tv(e).Type)))
	case *ast.CompositeLit:
		return l.composite(e, l.typeOf(e))
	case *ast.SelectorExpr:
		return l.selector(e)
	case *ast.IndexExpr:
		return l.indexExpr(e)
	case *ast.IndexListExpr:
		return l.funcValue(e)
	case *ast.SliceExpr:
		return l.slice(e)
	case *ast.StarExpr:
		return l.star(e)
	case *ast.TypeAssertExpr:
		return l.assert(e)
	case *ast.UnaryExpr:
		return l.unary(e)
	case *ast.BinaryExpr:
		return l.binary(e)
	case *ast.CallExpr:
		return l.call(e)
	}
	l.refuse(e.Pos(), "an expression of this kind cannot be used in a cell")
	return ""
}

func (l *Lowerer) ident(e *ast.Ident) string {
	if e.Name == "_" {
		return "_"
	}
	if _, ok := l.at.known[e]; ok {
		return e.Name
	}
	switch o := l.at.info.ObjectOf(e).(type) {
	case *types.Func:
		return l.funcValue(e)
	case *types.Var:
		return l.object(o)
	case *types.TypeName:
		return l.typ(o.Type())
	case *types.Nil:
		return "nil"
	}
	l.refuse(e.Pos(), "undefined: %s", e.Name)
	return ""
}

func (l *Lowerer) indexExpr(e *ast.IndexExpr) string {
	if l.tv(e.Index).IsType() {
		return l.funcValue(e)
	}
	t := l.core(l.typeOf(e.X))
	if m, ok := t.(*types.Map); ok {
		parts := l.inOrder(func() string { return l.expr(e.X) }, func() string { return l.to(e.Index, m.Key()) })
		return primary(parts[0]) + "[" + parts[1] + "]"
	}
	parts := l.inOrder(func() string { return l.expr(e.X) }, func() string { return l.expr(e.Index) })
	if _, ok := t.(*types.Pointer); ok {
		parts[0] = "(*" + parts[0] + ")"
	}
	if l.checked(e) {
		if _, array := t.(*types.Array); !array {
			parts[0] = l.pure(e.X, parts[0])
		}
		if l.tv(e.Index).Value == nil {
			parts[1] = l.pure(e.Index, parts[1])
		}
		l.checkIndex(e, parts[0], parts[1])
	}
	return primary(parts[0]) + "[" + parts[1] + "]"
}

func (l *Lowerer) slice(e *ast.SliceExpr) string {
	fs := []func() string{func() string {
		if _, ok := l.core(l.typeOf(e.X)).(*types.Array); ok {
			return l.addressable(e.X)
		}
		text := l.expr(e.X)
		if _, ok := l.core(l.typeOf(e.X)).(*types.Pointer); ok {
			return "(*" + text + ")"
		}
		return text
	}}
	for _, x := range []ast.Expr{e.Low, e.High, e.Max} {
		fs = append(fs, func() string {
			if x == nil {
				return ""
			}
			return l.expr(x)
		})
	}
	p := l.inOrder(fs...)
	if l.tested(e) {
		if _, array := l.core(l.typeOf(e.X)).(*types.Array); !array {
			p[0] = l.pure(e.X, p[0])
		}
		for i, x := range []ast.Expr{e.Low, e.High, e.Max} {
			if x != nil && l.tv(x).Value == nil {
				p[i+1] = l.pure(x, p[i+1])
			}
		}
		l.checkSlice(e, p)
	}
	text := primary(p[0]) + "[" + p[1] + ":" + p[2]
	if e.Max != nil {
		text += ":" + p[3]
	}
	return text + "]"
}

func (l *Lowerer) unary(e *ast.UnaryExpr) string {
	switch e.Op {
	case token.AND:
		x := ast.Unparen(e.X)
		if lit, ok := x.(*ast.CompositeLit); ok {
			return l.addressed(lit)
		}
		if i, ok := x.(*ast.IndexExpr); ok && isPointer(l.typeOf(i.X)) {
			return "&" + l.elementPlace(i)
		}
		return "&" + primary(l.addressable(x))
	case token.ARROW:
		t := l.fresh("t") // it would take the place of what it is assigned to
		l.line("%s := <-%s", t, l.channelOf(e.X))
		return t
	}
	text := l.expr(e.X)
	if bare(text) { // in parentheses it leads the interpreter astray at the head of && and ||
		return e.Op.String() + text
	}
	return e.Op.String() + "(" + text + ")"
}

// channelOf is a channel of a type that the text has written out: of a named one,
// or of a field, the interpreter knows no elements.
func (l *Lowerer) channelOf(e ast.Expr) string {
	text, t := l.expr(e), l.typeOf(e)
	if id, ok := ast.Unparen(e).(*ast.Ident); ok && !isNamed(t) && !l.at.loose[l.at.info.Uses[id]] {
		return text
	}
	return l.as(t.Underlying(), text)
}

// addressed is the address of a composite literal.
func (l *Lowerer) addressed(lit *ast.CompositeLit) string {
	text := l.composite(lit, l.typeOf(lit))
	if _, ok := l.under(l.typeOf(lit)).(*types.Struct); ok {
		return "&" + text
	}
	return "&" + l.variableOf(text, l.typeOf(lit))
}

// variableOf puts a value into a new variable.
func (l *Lowerer) variableOf(text string, t types.Type) string {
	a := l.fresh("a")
	l.line("%s := %s", a, text)
	v := l.fresh("v")
	l.line("var %s %s = %s", v, l.typ(t), a)
	return v
}

func join(list []string) string { return strings.Join(list, ", ") }

// star is *x. The interpreter waits without end where it is to call the function
// behind a nil pointer.
func (l *Lowerer) star(e *ast.StarExpr) string {
	x := l.expr(e.X)
	if _, ok := l.under(l.typeOf(e)).(*types.Signature); ok {
		x = l.keep(x)
		l.line("if %s == nil {\n%s()\n}", x, rt("NilMethod"))
	}
	return "(*" + x + ")"
}
