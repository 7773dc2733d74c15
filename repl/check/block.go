package check

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// block makes statements that are checked apart one block. When declarations
// stand between statements of a cell, these are checked as several functions;
// but "x, y := 2, 3" must mean the x that an earlier one of them declares. Such
// variables become parameters of the later function, which has its parameters
// in the same block as its body, and are exchanged for the true ones after the
// check.
type block struct {
	own    []*types.Var   // the true variables
	idents []*ast.Ident   // the parameters
	types  []types.Object // names for the parameters' types
}

// sameBlock gives a function of statements the parameters that it needs.
func (j *job) sameBlock(items []*item, fn *ast.FuncDecl) *block {
	b := &block{}
	for _, it := range items {
		for _, n := range it.names {
			v, ok := j.fresh[n].(*types.Var)
			if ok && slices.Contains(j.cell.Vars, v) && !slices.Contains(b.own, v) {
				b.add(j, v, fn)
			}
		}
	}
	return b
}

func (b *block) add(j *job, v *types.Var, fn *ast.FuncDecl) {
	typ := types.NewTypeName(token.NoPos, j.pkg, "type of "+v.Name(), v.Type())
	id := &ast.Ident{Name: v.Name(), NamePos: fn.Pos()}
	b.types, b.idents, b.own = append(b.types, typ), append(b.idents, id), append(b.own, v)
	fn.Type.Params.List = append(fn.Type.Params.List, &ast.Field{
		Names: []*ast.Ident{id}, Type: &ast.Ident{Name: typ.Name(), NamePos: fn.Pos()},
	})
}

// restore puts the true variables in the place of the parameters.
func (b *block) restore(info *types.Info, items []*item) {
	if len(b.own) == 0 {
		return
	}
	of := map[types.Object]*types.Var{}
	for i, id := range b.idents {
		if p := info.Defs[id]; p != nil {
			of[p] = b.own[i]
		}
	}
	for _, it := range items {
		ast.Inspect(it.node, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok && of[info.Uses[id]] != nil {
				info.Uses[id] = of[info.Uses[id]]
			}
			return true
		})
	}
}
