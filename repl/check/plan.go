package check

import (
	"go/ast"
	"go/token"
	"slices"
)

// stage is what is checked at one time: declarations, then statements.
type stage struct {
	decls []*item
	stmts []*item
}

// plan orders the cell: first the declarations that need no variable of the
// cell, then the statements in order, and in between, right behind the last
// statement that they need, the other declarations.
func (j *job) plan() []stage {
	if !j.loose {
		j.p = j.withoutSame(j.p)
	}
	items := append(j.reviewed(), j.p.decls...)
	j.orderItems(items)
	cuts := []int{-1}
	for _, it := range items {
		if !slices.Contains(cuts, it.need) {
			cuts = append(cuts, it.need)
		}
	}
	slices.Sort(cuts)
	var stages []stage
	for i, cut := range cuts {
		end := len(j.p.stmts)
		if i+1 < len(cuts) {
			end = cuts[i+1] + 1
		}
		st := stage{stmts: j.p.stmts[cut+1 : end]}
		for _, it := range items {
			if it.need == cut {
				st.decls = append(st.decls, it)
			}
		}
		stages = append(stages, st)
	}
	return stages
}

// renews reports whether a cell without statements declares variables that the
// session has already. Their initial values may mean the old ones, so the
// declarations are better taken as statements.
func (c *Checker) renews(p *parsed) bool {
	if !p.plain || p.program {
		return false
	}
	for _, it := range p.decls {
		if it.tok != token.VAR {
			continue
		}
		for _, n := range it.names {
			if o := c.table.names[n]; o != nil && !isPackage(o) {
				return true
			}
		}
	}
	return false
}

// withVarsAsStatements returns the cell with its variables as statements.
func (p *parsed) withVarsAsStatements() *parsed {
	q := *p
	q.decls, q.plain = nil, false
	for _, it := range p.decls {
		if it.tok != token.VAR {
			q.decls = append(q.decls, it)
			continue
		}
		s := *it
		s.node, s.tok = &ast.DeclStmt{Decl: varDecl(it.node.(*ast.ValueSpec))}, token.ILLEGAL
		q.stmts = append(q.stmts, &s)
	}
	return &q
}

func varDecl(s *ast.ValueSpec) *ast.GenDecl {
	return &ast.GenDecl{Tok: token.VAR, TokPos: s.Pos(), Specs: []ast.Spec{s}}
}
