package untyped

import "go/ast"

// Every mend that may need statements in front of the one it rewrites is a
// function from a statement to a list. eachList applies it everywhere.

// rewriter returns what a statement becomes: the last of the list is what a
// label on it names.
type rewriter func(s ast.Stmt) []ast.Stmt

// eachList rewrites the statements of all lists in n, inner ones first.
func eachList(n ast.Node, f rewriter) {
	w := &listWalker{f: f}
	w.walk(n)
}

type listWalker struct{ f rewriter }

// walk visits children before parents.
func (w *listWalker) walk(n ast.Node) {
	for _, c := range children(n) {
		w.walk(c)
	}
	switch n := n.(type) {
	case *ast.BlockStmt:
		n.List = w.list(n.List)
	case *ast.CaseClause:
		n.Body = w.list(n.Body)
	case *ast.CommClause:
		n.Body = w.list(n.Body)
	case *ast.IfStmt:
		e, ok := n.Else.(*ast.IfStmt)
		if !ok {
			return
		}
		if list := w.one(e); len(list) > 1 {
			n.Else = block(e.Pos(), list...)
		} else {
			n.Else = list[0]
		}
	}
}

func (w *listWalker) list(list []ast.Stmt) []ast.Stmt {
	out := make([]ast.Stmt, 0, len(list))
	for _, s := range list {
		out = append(out, w.one(s)...)
	}
	return out
}

func (w *listWalker) one(s ast.Stmt) []ast.Stmt {
	lab, ok := s.(*ast.LabeledStmt)
	if !ok {
		return w.f(s)
	}
	inner := w.one(lab.Stmt)
	last := len(inner) - 1
	lab.Stmt = inner[last]
	inner[last] = lab
	return inner
}

// children returns the direct children of a node.
func children(n ast.Node) []ast.Node {
	var out []ast.Node
	ast.Inspect(n, func(c ast.Node) bool {
		if c == n {
			return true
		}
		if c != nil {
			out = append(out, c)
		}
		return false
	})
	return out
}

// only wraps a statement that stays one.
func only(s ast.Stmt) []ast.Stmt { return []ast.Stmt{s} }
