package lower

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"strings"
)

func (l *Lowerer) binary(e *ast.BinaryExpr) string {
	switch e.Op {
	case token.LAND, token.LOR:
		return l.logical(e)
	case token.SHL, token.SHR:
		return l.shift(e)
	case token.EQL, token.NEQ:
		return l.boolOf(e, l.comparison(e))
	case token.LSS, token.LEQ, token.GTR, token.GEQ:
		p := l.inOrder(func() string { return l.expr(e.X) }, func() string { return l.expr(e.Y) })
		return l.boolOf(e, "("+p[0]+" "+e.Op.String()+" "+p[1]+")")
	}
	p := l.inOrder(func() string { return l.expr(e.X) }, func() string { return l.expr(e.Y) })
	return "(" + p[0] + " " + e.Op.String() + " " + p[1] + ")"
}

// boolOf gives a comparison the type that it has: any whose values are truths.
func (l *Lowerer) boolOf(e ast.Expr, text string) string {
	if t := l.typeOf(e); isNamed(t) {
		return l.as(t, text)
	}
	return text
}

// logical is && or ||, whose right side is not always evaluated.
func (l *Lowerer) logical(e *ast.BinaryExpr) string {
	left := l.leftmost(l.expr(e.X), types.Default(l.typeOf(e.X)))
	right, before := l.part(func() string { return l.expr(e.Y) })
	if before == "" {
		return "(" + left + " " + e.Op.String() + " " + right + ")"
	}
	t, not := l.fresh("t"), ""
	if e.Op == token.LOR {
		not = "!"
	}
	tt := types.Default(l.typeOf(e))
	l.line("var %s %s = %s", t, l.typ(tt), left)
	l.line("if %s%s {\n%s%s = %s\n}", not, t, before, t, right)
	return t
}

// leftmost is the left operand of && or ||. The interpreter makes a branch of
// whatever is evaluated first in it, which may be no condition where a package's
// symbol stands first.
func (l *Lowerer) leftmost(text string, t types.Type) string {
	if leading(text) {
		return text
	}
	return l.typed(text, t)
}

// leading reports whether a text may stand at the head of a condition of several
// parts.
func leading(text string) bool {
	for _, s := range []string{"p__", TypesName, "(func", "(chan", "(<-", "(*"} {
		if strings.Contains(text, s) {
			return false
		}
	}
	return true
}

func (l *Lowerer) comparison(e *ast.BinaryExpr) string {
	x, y := l.tv(e.X), l.tv(e.Y)
	not := ""
	if e.Op == token.NEQ {
		not = "!"
	}
	switch {
	case x.IsNil() && y.IsNil():
		return "true"
	case y.IsNil():
		return not + l.nilTest(e.X)
	case x.IsNil():
		return not + l.nilTest(e.Y)
	}
	xt, yt := types.Default(l.typeOf(e.X)), types.Default(l.typeOf(e.Y))
	xt = narrow(xt, yt)
	xi, yi := l.isInterface(xt), l.isInterface(yt)
	if !xi && !yi {
		yt = xt
	}
	p := l.inOrder(
		func() string {
			if yi && !xi {
				return l.to(e.X, yt)
			}
			return l.to(e.X, xt)
		},
		func() string {
			if xi && !yi {
				return l.to(e.Y, xt)
			}
			if tv := l.tv(e.Y); tv.Value == nil && !xi && !yi {
				return l.convertText(l.expr(e.Y), types.Default(l.typeOf(e.Y)), yt)
			}
			return l.to(e.Y, yt)
		})
	if !l.cfg.Real && (xi || yi) { // the interpreter would compare its wrappers
		return not + rt("Same") + "(" + p[0] + ", " + p[1] + ")"
	}
	return "(" + p[0] + " " + e.Op.String() + " " + p[1] + ")"
}

// nilTest tests an operand for nil. Of a conversion to an interface the interpreter
// tests what was converted.
func (l *Lowerer) nilTest(e ast.Expr) string {
	text, t := l.expr(e), l.typeOf(e)
	if c, ok := ast.Unparen(e).(*ast.CallExpr); ok && l.tv(c.Fun).IsType() && l.isInterface(t) {
		text = l.typed(text, t)
	}
	return l.isNil(text, t)
}

// narrow is the type in which channels are compared: the one of a single
// direction.
func narrow(xt, yt types.Type) types.Type {
	if c, ok := xt.Underlying().(*types.Chan); ok && c.Dir() == types.SendRecv {
		return yt
	}
	return xt
}

// shift tests the count, which the interpreter does not.
func (l *Lowerer) shift(e *ast.BinaryExpr) string {
	t := types.Default(l.typeOf(e))
	p := l.inOrder(
		func() string {
			if l.tv(e.X).Value == nil {
				return l.expr(e.X)
			}
			return l.constantVar(l.to(e.X, t), t)
		},
		func() string { return l.counted(e.Y) })
	return "(" + p[0] + " " + e.Op.String() + " " + p[1] + ")"
}

// counted is the count of a shift, in a variable when it must be tested.
func (l *Lowerer) counted(y ast.Expr) string {
	if v := l.tv(y).Value; v != nil {
		return l.constant(types.Typ[types.Uint], constant.ToInt(v))
	}
	text := l.expr(y)
	if l.tv(y).Value == nil && signed(l.under(l.typeOf(y))) {
		text = l.typed(text, l.typeOf(y))
		l.shiftCheck(y, text)
	}
	return text
}

func (l *Lowerer) shiftCheck(y ast.Expr, text string) {
	if l.tv(y).Value == nil && signed(l.under(l.typeOf(y))) {
		l.line("if %s < 0 {\n%s()\n}", text, rt("NegativeShift"))
	}
}

func signed(t types.Type) bool {
	b, ok := t.(*types.Basic)
	return ok && b.Info()&types.IsInteger != 0 && b.Info()&types.IsUnsigned == 0
}

// constantVar is a variable with a constant value, for operations in which the
// interpreter would compute with the constant.
func (l *Lowerer) constantVar(text string, t types.Type) string {
	v := l.fresh("t")
	l.line("var %s %s = %s", v, l.typ(t), text)
	return v
}
