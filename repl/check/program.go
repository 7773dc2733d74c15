package check

import (
	"go/ast"
	"go/types"
)

// packageVars turns variables at package level into statements, in the order in
// which Go initialises them.
func (j *job) packageVars(items []*item) {
	if len(items) == 0 {
		return
	}
	spec := map[*types.Var]*ast.ValueSpec{}
	name := map[*types.Var]*ast.Ident{}
	for _, it := range items {
		s := it.node.(*ast.ValueSpec)
		for _, id := range s.Names {
			v, ok := j.info.Defs[id].(*types.Var)
			if !ok {
				continue
			}
			spec[v], name[v] = s, id
			if id.Name != "_" {
				j.cell.Vars = append(j.cell.Vars, v)
			}
			if len(s.Values) == 0 {
				j.addVar(s, []*ast.Ident{id}, nil)
			}
		}
	}
	for _, init := range j.info.InitOrder {
		var ids []*ast.Ident
		for _, v := range init.Lhs {
			ids = append(ids, name[v])
		}
		if len(ids) > 0 && ids[0] != nil {
			j.addVar(spec[init.Lhs[0]], ids, init.Rhs)
		}
	}
}

// addVar adds a variable declaration to the cell's statements.
func (j *job) addVar(s *ast.ValueSpec, ids []*ast.Ident, value ast.Expr) {
	one := &ast.ValueSpec{Names: ids, Type: s.Type}
	if value != nil {
		one.Values = []ast.Expr{value}
	}
	j.cell.Body = append(j.cell.Body, &ast.DeclStmt{Decl: varDecl(one)})
}
