package check

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"naslab/repl/complete"
)

// Call returns the call whose arguments offset at of a cell is in, nil outside
// of calls.
func (c *Checker) Call(src string, at int) *complete.Call {
	c.mu.Lock()
	defer c.mu.Unlock()
	s := spotAt(src, at)
	if s.inRemark {
		return nil
	}
	if s.inText { // an argument that is text: take it as a whole
		s.from, s.to, s.inText = s.textFrom, max(at, s.textFrom), false
	}
	open, ok := s.call()
	if !ok {
		return nil
	}
	p, done := c.probeAt(src, s)
	defer done()
	call := p.callAt(src, open)
	if call == nil {
		return nil
	}
	out := p.signature(call)
	if out == nil {
		return nil
	}
	out.Func = strings.TrimSpace(src[p.offset(src, call.Fun.Pos()):open.from])
	out.Active = s.active(open)
	if n := len(out.Params); n > 0 && out.Active >= n && strings.Contains(out.Params[n-1], "...") {
		out.Active = n - 1
	}
	return out
}

// call returns the innermost open parenthesis that holds the arguments of a
// call.
func (s *spot) call() (bracket, bool) {
	for i := len(s.open) - 1; i >= 0; i-- {
		b := s.open[i]
		switch b.tok {
		case token.LBRACE:
			return b, false
		case token.LPAREN:
			if s.calls(b) {
				return b, true
			}
		}
	}
	return bracket{}, false
}

// calls reports whether a parenthesis follows what can be called.
func (s *spot) calls(b bracket) bool {
	if b.index == 0 {
		return false
	}
	switch s.before[b.index-1].tok {
	case token.RPAREN, token.RBRACK, token.RBRACE:
		return true
	case token.IDENT:
		return b.index < 2 || s.before[b.index-2].tok != token.FUNC && !s.method(b.index-2)
	}
	return false
}

// method reports whether the token at i ends the receiver of a method's
// declaration.
func (s *spot) method(i int) bool {
	if s.before[i].tok != token.RPAREN {
		return false
	}
	depth := 0
	for ; i >= 0; i-- {
		switch s.before[i].tok {
		case token.RPAREN:
			depth++
		case token.LPAREN:
			depth--
		}
		if depth == 0 {
			return i > 0 && s.before[i-1].tok == token.FUNC
		}
	}
	return false
}

// active counts the commas between a parenthesis and the cursor.
func (s *spot) active(open bracket) (n int) {
	depth := 0
	for _, w := range s.before[open.index+1:] {
		switch w.tok {
		case token.LPAREN, token.LBRACK, token.LBRACE:
			depth++
		case token.RPAREN, token.RBRACK, token.RBRACE:
			depth--
		case token.COMMA:
			if depth == 0 {
				n++
			}
		}
	}
	return n
}

// callAt returns the call whose arguments an open parenthesis begins.
func (p *probe) callAt(src string, open bracket) (call *ast.CallExpr) {
	p.each(func(n ast.Node) {
		if c, ok := n.(*ast.CallExpr); ok && p.offset(src, c.Lparen) == open.from {
			call = c
		}
	})
	return call
}

// offset returns the byte of the cell that a position is at, -1 for none.
func (p *probe) offset(src string, pos token.Pos) int {
	n, line, column := p.position(pos)
	if n != p.n {
		return -1
	}
	off := 0
	for line > 1 && off < len(src) {
		if src[off] == '\n' {
			line--
		}
		off++
	}
	return min(off+column-1, len(src))
}

// signature describes what a call calls; nil for conversions and for what is
// not known.
func (p *probe) signature(call *ast.CallExpr) *complete.Call {
	tv := p.info.Types[call.Fun]
	if tv.IsType() {
		return nil
	}
	if o := p.called(call.Fun); o != nil {
		if b, ok := o.(*types.Builtin); ok {
			known := builtins[b.Name()]
			return &complete.Call{Params: known.params, Result: known.result}
		}
		if f, ok := o.(*types.Func); ok && tv.Type == nil || ok && f.Signature().TypeParams().Len() > 0 {
			tv.Type = f.Type()
		}
	}
	if tv.Type == nil {
		return nil
	}
	sig, ok := tv.Type.Underlying().(*types.Signature)
	if !ok {
		return nil
	}
	w := writer{own: p.pkg}
	_, result, _ := strings.Cut(w.signature(types.NewSignatureType(nil, nil, nil, nil, sig.Results(), false)), " ")
	out := &complete.Call{Result: result}
	for i := range sig.Params().Len() {
		one := types.NewTuple(sig.Params().At(i))
		out.Params = append(out.Params, w.tuple(one, sig.Variadic() && i == sig.Params().Len()-1))
	}
	return out
}

// called returns the object that is called by its name, or nil.
func (p *probe) called(fun ast.Expr) types.Object {
	switch f := ast.Unparen(fun).(type) {
	case *ast.Ident:
		return p.info.Uses[f]
	case *ast.SelectorExpr:
		return p.info.Uses[f.Sel]
	case *ast.IndexExpr:
		return p.called(f.X)
	case *ast.IndexListExpr:
		return p.called(f.X)
	}
	return nil
}
