package check

import "go/ast"

// names is a set of names.
type names map[string]bool

// freeIn returns the names that a declaration uses from outside of it. The
// parser has resolved what is local; outside tells what it has not, and what
// declarations of the same file declare.
func freeIn(n ast.Node, outside func(*ast.Ident) bool) names {
	free := names{}
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Ident:
			if outside(n) {
				free[n.Name] = true
			}
		case *ast.CompositeLit:
			freeKeys(n, n.Type, free)
		}
		return true
	})
	return free
}

// freeKeys adds the keys of a map or list literal that are names alone. The
// parser leaves them open, because they may be names of fields.
func freeKeys(lit *ast.CompositeLit, typ ast.Expr, free names) {
	var elem ast.Expr
	switch t := typ.(type) {
	case *ast.MapType:
		elem = t.Value
	case *ast.ArrayType:
		elem = t.Elt
	default:
		return
	}
	for _, e := range lit.Elts {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		if id, ok := kv.Key.(*ast.Ident); ok && id.Obj == nil {
			free[id.Name] = true
		}
		if inner, ok := kv.Value.(*ast.CompositeLit); ok && inner.Type == nil {
			freeKeys(inner, elem, free)
		}
	}
}

// add collects all names in a tree, whatever they mean, and the names on
// which a member is selected, with the members, where the parser has not
// resolved them.
func (m *mentioned) add(n ast.Node) {
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Ident:
			m.all[n.Name] = true
		case *ast.SelectorExpr:
			if x, ok := n.X.(*ast.Ident); ok && x.Obj == nil {
				m.members[x.Name] = append(m.members[x.Name], n.Sel.Name)
			}
		}
		return true
	})
}

// mentioned is what a tree mentions.
type mentioned struct {
	all     names
	members map[string][]string // selected on a name
}
