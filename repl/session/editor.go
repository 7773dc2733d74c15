package session

import "naslab/repl/complete"

// editor answers editors with the checker that the session has now.
type editor struct{ s *Session }

// Go returns what answers editors about the Go of the session, also after
// [Session.Reset].
func (s *Session) Go() complete.Go { return editor{s} }

// Complete returns what can stand at a place of a cell.
func (e editor) Complete(src string, at int) (int, []complete.Item) {
	return e.s.checker.Complete(src, at)
}

// Call returns the call whose arguments a place is in.
func (e editor) Call(src string, at int) *complete.Call { return e.s.checker.Call(src, at) }

// About describes a name or an expression, with its value when it has one.
func (e editor) About(expr string) (complete.About, bool) {
	a, ok := e.s.checker.About(expr)
	a.Place = e.s.origin(e.s.object(expr), a.Place)
	if !ok || a.Value != "" || e.s.cfg.Brief == nil {
		return a, ok
	}
	if v := e.s.valueOf(expr); v.IsValid() {
		a.Value = e.s.cfg.Brief(v)
	}
	return a, ok
}
