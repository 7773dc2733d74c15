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
	if j.p.plain && !j.p.program && j.selfish() {
		j.varsAsStatements()
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

// selfish reports whether a variable's initial value mentions the variable's
// own name: at package level that is an error, as a statement it means the
// variable that had the name before.
func (j *job) selfish() bool {
	for _, it := range j.p.decls {
		if it.tok != token.VAR {
			continue
		}
		for _, n := range it.names {
			if it.free[n] && j.table.names[n] != nil {
				return true
			}
		}
	}
	return false
}

// varsAsStatements turns variables at package level into statements.
func (j *job) varsAsStatements() {
	var rest []*item
	for _, it := range j.p.decls {
		if it.tok != token.VAR {
			rest = append(rest, it)
			continue
		}
		it.node, it.tok = &ast.DeclStmt{Decl: varDecl(it.node.(*ast.ValueSpec))}, token.ILLEGAL
		j.p.stmts = append(j.p.stmts, it)
	}
	j.p.decls = rest
}

func varDecl(s *ast.ValueSpec) *ast.GenDecl {
	return &ast.GenDecl{Tok: token.VAR, TokPos: s.Pos(), Specs: []ast.Spec{s}}
}
