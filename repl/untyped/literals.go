package untyped

import "go/ast"

// literals gives function literals that are arguments of a call in a loop a
// variable of their own. Written in the call, such a literal does not keep the
// variables of its iteration: compiled code that calls it later, and a goroutine,
// would see those of the last one.
func (l *lowerer) literals(n ast.Node) {
	w := &literalWriter{lowerer: l}
	w.walk(n, false)
}

type literalWriter struct{ *lowerer }

// walk goes through all functions; loop says that the node is in a loop of the
// innermost of them.
func (w *literalWriter) walk(n ast.Node, loop bool) {
	switch n := n.(type) {
	case *ast.FuncLit, *ast.FuncDecl:
		loop = false
	case *ast.ForStmt, *ast.RangeStmt:
		loop = true
	case *ast.BlockStmt:
		w.each(&n.List, loop)
		return
	case *ast.CaseClause:
		for _, x := range n.List {
			w.walk(x, loop)
		}
		w.each(&n.Body, loop)
		return
	case *ast.CommClause:
		w.each(&n.Body, loop)
		return
	}
	for _, c := range children(n) {
		w.walk(c, loop)
	}
}

// each works on a list of statements.
func (w *literalWriter) each(list *[]ast.Stmt, loop bool) {
	var out []ast.Stmt
	for _, s := range *list {
		w.walk(s, loop)
		if loop {
			out = append(out, w.hoisted(s)...)
		}
		out = append(out, s)
	}
	*list = out
}

// hoisted takes the literals out of the calls of a statement that is evaluated
// as a whole.
func (w *literalWriter) hoisted(s ast.Stmt) []ast.Stmt {
	switch s.(type) {
	case *ast.ExprStmt, *ast.AssignStmt, *ast.GoStmt, *ast.DeferStmt, *ast.ReturnStmt, *ast.SendStmt:
	default:
		return nil
	}
	var pre []ast.Stmt
	ast.Inspect(s, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.CallExpr:
			for i, a := range n.Args {
				lit, ok := a.(*ast.FuncLit)
				if !ok {
					continue
				}
				name := w.fresh("f")
				pre = append(pre, define(lit.Pos(), name, lit))
				n.Args[i] = ident(lit.Pos(), name)
			}
		}
		return true
	})
	return pre
}
