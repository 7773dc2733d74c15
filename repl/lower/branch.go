package lower

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// exit is one way out of the body of a range over a function.
type exit struct {
	stmt *ast.BranchStmt // nil for return
	code int
}

func (l *Lowerer) realFrame() *frame {
	f := l.at.fn
	for f.synth {
		f = f.outer
	}
	return f
}

func (l *Lowerer) push(lp *loop) (pop func()) {
	f := l.at.fn
	f.loops = append(f.loops, lp)
	return func() { f.loops = f.loops[:len(f.loops)-1] }
}

func (l *Lowerer) returnStmt(s *ast.ReturnStmt) {
	f := l.realFrame()
	if l.at.fn.synth {
		if len(f.results) > 0 && len(f.names) == 0 {
			for range f.results {
				f.names = append(f.names, l.fresh("r"))
			}
		}
		l.setResults(s, f)
		l.leave(nil)
		return
	}
	if f.assign {
		l.setResults(s, f)
		if f.bare || len(f.names) == 0 {
			l.line("return")
			return
		}
		l.line("return %s", strings.Join(f.names, ", "))
		return
	}
	if len(s.Results) == 0 {
		if f.bare {
			l.line("return")
			return
		}
		l.line("return %s", strings.Join(f.names, ", "))
		return
	}
	l.line("return %s", strings.Join(l.resultValues(s, f), ", "))
}

// setResults assigns what a return statement returns.
func (l *Lowerer) setResults(s *ast.ReturnStmt, f *frame) {
	if len(s.Results) == 0 {
		return
	}
	values := l.resultValues(s, f)
	if len(values) > 1 {
		for i := range values {
			values[i] = l.typed(values[i], f.results[i])
		}
	}
	for i, v := range values {
		l.line("%s = %s", f.names[i], v)
	}
}

// resultValues are the texts of what a return statement returns.
func (l *Lowerer) resultValues(s *ast.ReturnStmt, f *frame) []string {
	if len(s.Results) == 1 && len(f.results) > 1 {
		t := l.typeOf(s.Results[0]).(*types.Tuple)
		names := l.spread(s.Results[0], t)
		for i := range names {
			names[i] = l.convertText(names[i], t.At(i).Type(), f.results[i])
		}
		return names
	}
	fs := make([]func() string, len(s.Results))
	for i, e := range s.Results {
		fs[i] = func() string { return l.to(e, f.results[i]) }
	}
	values := l.inOrder(fs...)
	// The interpreter computes an operation right into the place of the result,
	// where the values after it may still want the old one.
	if len(values) > 1 {
		for i, e := range s.Results {
			if _, ok := ast.Unparen(e).(*ast.BinaryExpr); ok || isCall(e) {
				values[i] = l.typed(values[i], f.results[i])
			}
		}
	}
	return values
}

func isCall(e ast.Expr) bool {
	_, ok := ast.Unparen(e).(*ast.CallExpr)
	return ok
}

// typed puts a value into a variable of that type.
func (l *Lowerer) typed(text string, t types.Type) string {
	if settled(text) {
		return text
	}
	v := l.fresh("t")
	l.line("var %s %s = %s", v, l.typ(t), text)
	return v
}

// leave ends the innermost synthetic body; what follows the loop then goes on
// as the branch says, or returns when it is nil.
func (l *Lowerer) leave(b *ast.BranchStmt) {
	f := l.at.fn
	var e *exit
	for _, x := range f.exits {
		if sameBranch(x.stmt, b) {
			e = x
		}
	}
	if e == nil {
		e = &exit{b, len(f.exits) + 2}
		f.exits = append(f.exits, e)
	}
	l.line("%s = %d\nreturn false", f.code, e.code)
}

func sameBranch(a, b *ast.BranchStmt) bool {
	if a == nil || b == nil {
		return a == b
	}
	if a.Tok != b.Tok || (a.Label == nil) != (b.Label == nil) {
		return false
	}
	return a.Label == nil || a.Label.Name == b.Label.Name
}

func (l *Lowerer) branch(s *ast.BranchStmt) {
	switch s.Tok {
	case token.FALLTHROUGH:
		l.line("fallthrough")
		return
	case token.GOTO:
		if b := l.at.fn.body; l.at.fn.synth && b != nil && !within(b, l.at.info.Uses[s.Label]) {
			l.leave(s)
			return
		}
		l.test()
		l.line("goto %s", l.gotoLabel(s.Label))
		return
	}
	name := ""
	if s.Label != nil {
		name = l.label(s.Label.Name)
	}
	loops := l.at.fn.loops
	for i := len(loops) - 1; i >= 0; i-- {
		lp := loops[i]
		if s.Tok == token.CONTINUE && !lp.isFor || name != "" && lp.label != name {
			continue
		}
		l.line("%s", l.jump(s.Tok, lp, name))
		return
	}
	if l.at.fn.synth {
		l.leave(s)
		return
	}
	l.line("%s %s", s.Tok, name) // a labelled block
}

// within reports whether an object is declared in a part of the source.
func within(n ast.Node, o types.Object) bool {
	return o != nil && n.Pos() <= o.Pos() && o.Pos() < n.End()
}

// jump is the statement that breaks or continues a loop of this function.
func (l *Lowerer) jump(tok token.Token, lp *loop, name string) string {
	switch {
	case lp.synth && tok == token.CONTINUE:
		return "return true"
	case lp.synth:
		return fmt.Sprintf("%s = 1\nreturn false", l.at.fn.code)
	case tok == token.CONTINUE && lp.next != "":
		lp.nested = true
		return "goto " + lp.next
	case tok == token.BREAK && lp.outer != "":
		return "break " + lp.outer
	case tok == token.CONTINUE && name != "" && lp.inner != "":
		return "continue " + lp.inner
	case name != "":
		return tok.String() + " " + name
	}
	return tok.String()
}

// gotoLabel is where goto goes: the head of a labelled statement.
func (l *Lowerer) gotoLabel(id *ast.Ident) string {
	if o := l.at.info.Uses[id]; o != nil && l.at.heads[o] {
		return l.label(id.Name) + "_g"
	}
	return l.label(id.Name)
}
