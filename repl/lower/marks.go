package lower

import (
	"go/ast"
	"go/token"
	"go/types"

	"naslab/repl/kernel"
)

// packed is the mark of a position, 0 where there is none.
func (l *Lowerer) packed(pos token.Pos) int {
	if l.at.cell == 0 || !pos.IsValid() {
		return 0
	}
	if l.cfg.Place == nil {
		return kernel.PackLine(1, l.cfg.Fset.Position(pos).Line)
	}
	cell, line := l.cfg.Place(pos)
	if cell == 0 {
		return 0
	}
	return kernel.PackLine(cell, line)
}

// mark emits the mark of the line that runs, unless it stands already.
func (l *Lowerer) mark(pos token.Pos) {
	m := l.packed(pos)
	if m == 0 || l.at.fn != nil && l.at.fn.mark == m {
		return
	}
	l.line("%s = %d", kernel.LineName, m)
	if l.at.fn != nil {
		l.at.fn.mark = m
	}
}

// markStmt marks the line of a statement that may panic. A loop whose only such
// line is one and that calls nothing is marked once before it. It returns
// whether the mark may be another one after the statement.
func (l *Lowerer) markStmt(s ast.Stmt) (stale bool) {
	if l.at.cell == 0 || l.at.fn == nil {
		return false
	}
	switch s := s.(type) {
	case *ast.LabeledStmt, *ast.BlockStmt:
		return false
	case *ast.ForStmt, *ast.RangeStmt:
		r := &risks{info: l.at.info}
		ast.Inspect(s, r.visit)
		if r.calls {
			break
		}
		if len(r.lines(l)) == 1 {
			l.mark(r.at[0])
			return true
		}
	}
	head := heads(s)
	r := &risks{info: l.at.info}
	for _, n := range head {
		ast.Inspect(n, r.visit)
	}
	if len(r.at) > 0 {
		l.mark(s.Pos())
	}
	if r.calls && compound(s) {
		l.at.fn.mark = 0
	}
	return r.calls || compound(s)
}

// compound reports whether a statement holds others.
func compound(s ast.Stmt) bool {
	switch s.(type) {
	case *ast.ForStmt, *ast.RangeStmt, *ast.IfStmt, *ast.SwitchStmt, *ast.TypeSwitchStmt, *ast.SelectStmt:
		return true
	}
	return false
}

// heads are the parts of a statement that are not statements of a block in it.
func heads(s ast.Stmt) []ast.Node {
	var list []ast.Node
	add := func(ns ...ast.Node) {
		for _, n := range ns {
			switch n := n.(type) {
			case nil:
			case ast.Stmt:
				if n != nil {
					list = append(list, n)
				}
			case ast.Expr:
				list = append(list, n)
			}
		}
	}
	switch s := s.(type) {
	case *ast.ForStmt:
		if s.Init != nil {
			add(s.Init)
		}
		if s.Cond != nil {
			add(s.Cond)
		}
		if s.Post != nil {
			add(s.Post)
		}
	case *ast.RangeStmt:
		add(s.X)
	case *ast.IfStmt:
		if s.Init != nil {
			add(s.Init)
		}
		add(s.Cond)
	case *ast.SwitchStmt:
		if s.Init != nil {
			add(s.Init)
		}
		if s.Tag != nil {
			add(s.Tag)
		}
	case *ast.TypeSwitchStmt:
		if s.Init != nil {
			add(s.Init)
		}
		add(s.Assign)
	case *ast.SelectStmt:
	default:
		add(s)
	}
	return list
}

// risks finds what may panic.
type risks struct {
	info  *types.Info
	at    []token.Pos
	calls bool
}

func (r *risks) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.FuncLit:
		return false
	case *ast.CallExpr:
		if tv := r.info.Types[n.Fun]; tv.IsType() || tv.IsBuiltin() {
			if name := builtinName(n.Fun); !tv.IsBuiltin() || name == "len" || name == "cap" || name == "append" || name == "min" || name == "max" {
				return true
			}
		}
		r.calls = true
		r.at = append(r.at, n.Pos())
	case *ast.IndexExpr:
		if tv := r.info.Types[n.X]; tv.Type != nil {
			if _, ok := tv.Type.Underlying().(*types.Map); ok {
				return true
			}
		}
		r.at = append(r.at, n.Pos())
	case *ast.SliceExpr, *ast.StarExpr, *ast.TypeAssertExpr, *ast.SendStmt:
		r.at = append(r.at, n.Pos())
	case *ast.SelectorExpr:
		if sel := r.info.Selections[n]; sel != nil && sel.Indirect() {
			r.at = append(r.at, n.Pos())
		}
	case *ast.BinaryExpr:
		if (n.Op == token.QUO || n.Op == token.REM) && r.info.Types[n.Y].Value == nil {
			r.at = append(r.at, n.Pos())
		}
	case *ast.AssignStmt:
		if n.Tok == token.QUO_ASSIGN || n.Tok == token.REM_ASSIGN {
			r.at = append(r.at, n.Pos())
		}
		for _, x := range n.Lhs { // a nil map
			if i, ok := ast.Unparen(x).(*ast.IndexExpr); ok {
				r.at = append(r.at, i.Pos())
			}
		}
	case *ast.IncDecStmt:
		if i, ok := ast.Unparen(n.X).(*ast.IndexExpr); ok {
			r.at = append(r.at, i.Pos())
		}
	}
	return true
}

// lines are the different lines of what may panic.
func (r *risks) lines(l *Lowerer) map[int]bool {
	m := map[int]bool{}
	for _, p := range r.at {
		m[l.packed(p)] = true
	}
	return m
}
