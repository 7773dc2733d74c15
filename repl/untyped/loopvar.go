package untyped

import (
	"go/ast"
	"go/token"

	"naslab/repl/scope"
)

// loopVars gives each iteration its own variables, as Go does since 1.22, in
// loops where a closure or a pointer can tell the difference.
func (l *lowerer) loopVars(n ast.Node) {
	labels := map[ast.Stmt]string{}
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.LabeledStmt:
			labels[n.Stmt] = n.Label.Name
		case *ast.RangeStmt:
			l.rangeVars(n)
		case *ast.ForStmt:
			l.forVars(n, labels[n])
		}
		return true
	})
}

// shared returns the object of an identifier that a loop declares, when it is
// seen by a closure or a pointer.
func (l *lowerer) shared(e ast.Expr) (*ast.Ident, *scope.Object) {
	id, ok := e.(*ast.Ident)
	if !ok {
		return nil, nil
	}
	if o := l.info.Uses[id]; o != nil && (o.Captured || o.Addressed) {
		return id, o
	}
	return nil, nil
}

// changed reports whether a loop's body assigns to the variable.
func (l *lowerer) changed(e ast.Expr) bool {
	id, ok := e.(*ast.Ident)
	return ok && l.info.Uses[id] != nil && l.info.Uses[id].Assigned
}

// rangeVars copies the variables at the head of the body: i := i. It does so too
// where the body assigns to them, which would lead the interpreter astray.
func (l *lowerer) rangeVars(r *ast.RangeStmt) {
	if r.Tok != token.DEFINE {
		return
	}
	var head []ast.Stmt
	for _, e := range []ast.Expr{r.Key, r.Value} {
		id, ok := e.(*ast.Ident)
		if _, o := l.shared(e); ok && (o != nil || l.changed(e)) {
			head = append(head, define(id.Pos(), id.Name, copyIdent(id)))
		}
	}
	r.Body.List = append(head, r.Body.List...)
}

// forVars lets the loop count in a variable of its own, which is copied into
// the body's at its head and back at its end and at each continue.
func (l *lowerer) forVars(f *ast.ForStmt, label string) {
	init, ok := f.Init.(*ast.AssignStmt)
	if !ok || init.Tok != token.DEFINE {
		return
	}
	var head, back []ast.Stmt
	for _, e := range init.Lhs {
		id, o := l.shared(e)
		if id == nil {
			continue
		}
		inner, outer := id.Name, l.fresh(id.Name)
		for _, part := range []ast.Node{f.Init, f.Cond, f.Post} {
			renameUses(part, o, outer)
		}
		pos := id.Pos()
		head = append(head, define(pos, inner, ident(pos, outer)))
		back = append(back, assign(pos, token.ASSIGN, []ast.Expr{ident(pos, outer)}, []ast.Expr{ident(pos, inner)}))
	}
	if len(head) == 0 {
		return
	}
	w := &backWriter{label, back}
	w.block(f.Body, false)
	f.Body.List = append(head, append(f.Body.List, back...)...)
}

// renameUses renames the identifiers in n that mean o.
func renameUses(n ast.Node, o *scope.Object, name string) {
	if n == nil {
		return
	}
	in := map[*ast.Ident]bool{}
	ast.Inspect(n, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			in[id] = true
		}
		return true
	})
	for _, id := range o.Uses {
		if in[id] {
			id.Name = name
		}
	}
}
