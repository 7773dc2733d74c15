package untyped

import "go/ast"

// params names the parameters of functions that have no names: the interpreter
// keeps no place for these, and their values overwrite others.
func (l *lowerer) params(n ast.Node) {
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			l.name(n.Type)
		case *ast.FuncLit:
			l.name(n.Type)
		}
		return true
	})
}

func (l *lowerer) name(t *ast.FuncType) {
	if t.Params == nil {
		return
	}
	for _, f := range t.Params.List {
		if len(f.Names) == 0 {
			f.Names = []*ast.Ident{ident(f.Pos(), l.fresh("p"))}
		}
		for _, id := range f.Names {
			if id.Name == "_" {
				id.Name = l.fresh("p") // several may have this name
			}
		}
	}
}
