package lower

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

func (l *Lowerer) assignment(s *ast.AssignStmt) {
	switch s.Tok {
	case token.DEFINE:
		l.define(s)
	case token.ASSIGN:
		l.assign(s.Lhs, s.Rhs)
	default:
		l.assignOp(s.Lhs[0], s.Rhs[0], operator(s.Tok))
	}
}

// operator is the operator of an assignment such as +=.
func operator(tok token.Token) token.Token {
	return tok - token.ADD_ASSIGN + token.ADD
}

// define is: a, b := values. Some of the variables may be there already.
func (l *Lowerer) define(s *ast.AssignStmt) {
	fresh := 0
	for _, x := range s.Lhs {
		if id, ok := x.(*ast.Ident); ok && (id.Name == "_" || l.isNew(id)) {
			fresh++
		}
	}
	if fresh == 0 {
		l.assign(s.Lhs, s.Rhs)
		return
	}
	wants := make([]types.Type, len(s.Lhs))
	for i, x := range s.Lhs {
		wants[i] = l.lhsType(x)
	}
	if len(s.Lhs) == 1 {
		l.newVar(s.Lhs[0].(*ast.Ident), s.Rhs[0], wants[0])
		return
	}
	values := l.values(s.Rhs, wants)
	for i, x := range s.Lhs {
		id := x.(*ast.Ident)
		switch {
		case id.Name == "_":
		case l.isNew(id):
			l.declareVar(l.at.info.Defs[id], wants[i], values[i])
		default:
			l.line("%s = %s", l.expr(id), values[i])
		}
	}
}

// isNew reports whether an identifier declares a local variable.
func (l *Lowerer) isNew(id *ast.Ident) bool {
	o := l.at.info.Defs[id]
	return o != nil && l.names[o] == ""
}

// newVar declares one variable with one value.
func (l *Lowerer) newVar(id *ast.Ident, value ast.Expr, want types.Type) {
	if id.Name == "_" {
		l.discard(value, want)
		return
	}
	o := l.at.info.Defs[id]
	text := l.to(value, want)
	if l.unstable(value) && (l.at.escapes[o] || isReceive(value)) {
		text = l.keep(text)
	}
	l.declareVar(o, want, text)
}

func (l *Lowerer) declareVar(o types.Object, t types.Type, text string) {
	if text == "nil" {
		text = ""
	}
	n := l.localName(o)
	if l.hoist(o, n) {
		if text == "" {
			zero := l.fresh("t")
			l.line("var %s %s", zero, l.typ(t))
			text = zero
		} else if strings.HasSuffix(text, "}") {
			text = l.keep(text)
		}
		l.line("%s = %s", n, text)
		return
	}
	if text == "" {
		l.line("var %s %s", n, l.typ(t))
		return
	}
	l.line("var %s %s = %s", n, l.typ(t), text)
}

// discard evaluates what is assigned to the blank identifier.
func (l *Lowerer) discard(value ast.Expr, want types.Type) {
	tv := l.tv(value)
	if tv.Value != nil || tv.IsNil() {
		return
	}
	if want == nil {
		want = tv.Type
	}
	l.line("var %s %s = %s", l.fresh("t"), l.typ(want), l.expr(value))
}

// unstable reports whether the interpreter puts a value where the variable was,
// instead of into it.
func (l *Lowerer) unstable(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.CompositeLit:
		return true
	case *ast.UnaryExpr:
		return e.Op == token.ARROW
	}
	return false
}

func isReceive(e ast.Expr) bool {
	u, ok := ast.Unparen(e).(*ast.UnaryExpr)
	return ok && u.Op == token.ARROW
}

// assign is: a, b = values.
func (l *Lowerer) assign(lhs, rhs []ast.Expr) {
	wants := make([]types.Type, len(lhs))
	for i, x := range lhs {
		wants[i] = l.lhsType(x)
	}
	if len(lhs) == 1 {
		l.assignOne(lhs[0], rhs[0], wants[0])
		return
	}
	if l.swaps(lhs, rhs) {
		var texts []string
		for _, e := range append(append([]ast.Expr{}, lhs...), rhs...) {
			texts = append(texts, l.expr(e)) // what stands before only tests
		}
		l.line("%s = %s", strings.Join(texts[:len(lhs)], ", "), strings.Join(texts[len(lhs):], ", "))
		return
	}
	left := make([]string, len(lhs))
	for i, x := range lhs {
		left[i] = l.place(x)
	}
	values := l.values(rhs, wants)
	for i := range left {
		if left[i] != "_" {
			l.line("%s = %s", left[i], values[i])
		}
	}
}

func (l *Lowerer) assignOne(x, value ast.Expr, want types.Type) {
	if id, ok := ast.Unparen(x).(*ast.Ident); ok {
		if id.Name == "_" {
			l.discard(value, nil)
			return
		}
		text := l.to(value, want)
		if l.unstable(value) {
			text = l.keep(text)
		}
		l.line("%s = %s", l.expr(id), text)
		return
	}
	text, before := l.part(func() string {
		text := l.to(value, want)
		if l.unstable(value) {
			return l.keep(text)
		}
		return text
	})
	left, first := l.part(func() string { return l.expr(x) })
	if before != "" || first != "" {
		left, first = l.part(func() string { return l.place(x) })
	}
	if i, ok := ast.Unparen(x).(*ast.IndexExpr); ok && isStar(value) {
		// Nothing, put into a map, would take the element out.
		if _, ok := l.core(l.typeOf(i.X)).(*types.Map); ok {
			more := ""
			text, more = l.part(func() string { return l.typed(text, want) })
			before += more
		}
	}
	l.line("%s%s%s = %s", first, before, left, text)
}

func isStar(e ast.Expr) bool {
	_, ok := ast.Unparen(e).(*ast.StarExpr)
	return ok
}

// lhsType is the type of what is assigned to, nil for the blank identifier.
func (l *Lowerer) lhsType(x ast.Expr) types.Type {
	if id, ok := ast.Unparen(x).(*ast.Ident); ok {
		if id.Name == "_" {
			return nil
		}
		if o := l.at.info.ObjectOf(id); o != nil {
			return l.subst(o.Type())
		}
	}
	return l.typeOf(x)
}

// values evaluates what several variables get into variables of its own.
func (l *Lowerer) values(rhs []ast.Expr, wants []types.Type) []string {
	if len(rhs) == 1 && len(wants) > 1 {
		return l.several(rhs[0], wants)
	}
	fs := make([]func() string, len(rhs))
	for i, e := range rhs {
		fs[i] = func() string {
			if l.tv(e).IsNil() {
				return "nil"
			}
			want := wants[i]
			if want == nil {
				want = l.typeOf(e)
			}
			text := l.to(e, want)
			if isReceive(e) {
				text = l.keep(text)
			}
			return l.typed(text, want)
		}
	}
	return l.inOrder(fs...)
}

// swaps reports whether the interpreter gets a parallel assignment right by
// itself: elements and variables of one plain type, without calls.
func (l *Lowerer) swaps(lhs, rhs []ast.Expr) bool {
	if len(lhs) != len(rhs) {
		return false
	}
	t := l.lhsType(lhs[0])
	for i := range lhs {
		if !l.plain(lhs[i], true) || !l.plain(rhs[i], false) {
			return false
		}
		lt, rt := l.lhsType(lhs[i]), l.typeOf(rhs[i])
		if lt == nil || t == nil || !types.Identical(lt, t) || !types.Identical(rt, t) {
			return false
		}
	}
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsUntyped == 0
}

// plain reports whether e is a variable, or an element of a slice at an index
// that is a variable or a constant. In a place, variables alone stand for
// themselves only.
func (l *Lowerer) plain(e ast.Expr, place bool) bool {
	tv := l.tv(e)
	if tv.Value != nil || tv.IsNil() {
		return false
	}
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return e.Name != "_" && !place
	case *ast.IndexExpr:
		if _, ok := l.under(l.typeOf(e.X)).(*types.Slice); !ok {
			return false
		}
		_, x := ast.Unparen(e.X).(*ast.Ident)
		_, i := ast.Unparen(e.Index).(*ast.Ident)
		return x && (i || l.tv(e.Index).Value != nil)
	}
	return false
}
