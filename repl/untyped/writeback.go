package untyped

import (
	"go/ast"
	"go/token"
)

// backWriter puts statements before each continue of one loop.
type backWriter struct {
	label string // of the loop, or ""
	back  []ast.Stmt
}

// block works on a block; nested says that it is inside of a loop within the
// loop, where only a labelled continue can mean it.
func (w *backWriter) block(b *ast.BlockStmt, nested bool) {
	if b != nil {
		b.List = w.list(b.List, nested)
	}
}

func (w *backWriter) list(list []ast.Stmt, nested bool) []ast.Stmt {
	out := make([]ast.Stmt, 0, len(list))
	for _, s := range list {
		if c, ok := s.(*ast.BranchStmt); ok && c.Tok == token.CONTINUE && w.means(c, nested) {
			out = append(out, w.back...)
		}
		w.stmt(s, nested)
		out = append(out, s)
	}
	return out
}

func (w *backWriter) means(c *ast.BranchStmt, nested bool) bool {
	if c.Label == nil {
		return !nested
	}
	return w.label != "" && c.Label.Name == w.label
}

func (w *backWriter) stmt(s ast.Stmt, nested bool) {
	switch s := s.(type) {
	case *ast.BlockStmt:
		w.block(s, nested)
	case *ast.IfStmt:
		w.block(s.Body, nested)
		w.stmt(s.Else, nested)
	case *ast.ForStmt:
		w.block(s.Body, true)
	case *ast.RangeStmt:
		w.block(s.Body, true)
	case *ast.SwitchStmt:
		w.clauses(s.Body, nested)
	case *ast.TypeSwitchStmt:
		w.clauses(s.Body, nested)
	case *ast.SelectStmt:
		w.clauses(s.Body, nested)
	case *ast.LabeledStmt:
		w.stmt(s.Stmt, nested)
	}
}

func (w *backWriter) clauses(b *ast.BlockStmt, nested bool) {
	for _, c := range b.List {
		switch c := c.(type) {
		case *ast.CaseClause:
			c.Body = w.list(c.Body, nested)
		case *ast.CommClause:
			c.Body = w.list(c.Body, nested)
		}
	}
}
