package repl

import (
	"strings"

	"naslab/repl/complete"
	"naslab/repl/jupyter"
)

// describe finds what is known about a name or expression.
func (sh *shell) describe(expr string) (complete.About, bool) {
	a, ok := sh.ses.About(expr)
	if !ok {
		return complete.About{}, false
	}
	about := complete.About{Name: expr, Kind: complete.Kind(a.Kind), Decl: a.Kind + " " + strings.TrimPrefix(a.Text, a.Kind+" ")}
	if a.Value.IsValid() {
		about.Value = sh.printer().Value(a.Value)
	}
	return about, true
}

// Complete lists what can stand at a place.
func (f *jupyterFace) Complete(src string, at int) (from, to int, list []jupyter.Candidate) {
	return at, at, nil
}
