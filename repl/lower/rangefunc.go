package lower

import (
	"go/ast"
	"go/types"
	"strings"
)

// rangeFunc calls the function with the body as its argument. A variable says
// how the body was left: 0 goes on, 1 is a break of this loop, -1 means that the
// loop is over, anything else is a branch or return that follows the call.
func (l *Lowerer) rangeFunc(s *ast.RangeStmt, label string, sig *types.Signature) {
	yield, ok := l.under(sig.Params().At(0).Type()).(*types.Signature)
	if !ok {
		l.refuse(s.Pos(), "this function cannot be ranged over")
	}
	code, fun := l.fresh("code"), l.fresh("seq")
	l.line("{\nvar %s int\n%s := %s", code, fun, l.expr(s.X))
	f := &frame{outer: l.at.fn, synth: true, body: s.Body, code: code, loops: []*loop{{label: label, isFor: true, synth: true}}}
	l.at.fn = f
	var params []string
	body := l.capture(func() {
		l.line("if %s != 0 {\n%s(%s)\n}", code, rt("IterMisuse"), code)
		l.test()
		for i, x := range []ast.Expr{s.Key, s.Value} {
			if i >= yield.Params().Len() {
				break
			}
			p := l.fresh("y")
			t := yield.Params().At(i).Type()
			params = append(params, p+" "+l.typ(t))
			l.bindVar(s, x, p, t)
		}
		l.stmts(s.Body.List)
		l.line("return true")
	})
	l.at.fn = f.outer
	real := l.realFrame()
	outermost := !l.at.fn.synth
	returns, names := false, real.names
	for _, e := range f.exits {
		returns = returns || e.stmt == nil
	}
	if returns && outermost && !real.named {
		for i, n := range real.names {
			l.line("var %s %s", n, l.typ(real.results[i]))
		}
		real.names, names = nil, real.names
	}
	l.line("%s(func(%s) bool {\n%s})", fun, strings.Join(params, ", "), body)
	l.line("if %s == 0 {\n%s = -1\n}", code, code)
	for _, e := range f.exits {
		l.line("if %s == %d {", code, e.code)
		l.after(e.stmt, real, names)
		l.line("}")
	}
	l.line("}")
}

// after emits what a body's way out means outside of it.
func (l *Lowerer) after(b *ast.BranchStmt, real *frame, names []string) {
	switch {
	case b != nil:
		l.branch(b)
	case l.at.fn.synth:
		l.leave(nil)
	case real.bare || len(names) == 0:
		l.line("return")
	default:
		l.line("return %s", strings.Join(names, ", "))
	}
}
