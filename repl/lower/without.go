package lower

import (
	"go/ast"
	"go/types"
)

// What the interpreter's own types cannot do, when the types of cells are not real
// ones, is refused here where it would go wrong without a word.

// refuseAs refuses errors.As and errors.AsType for types that have no identity.
func (l *Lowerer) refuseAs(c *ast.CallExpr) {
	if l.cfg.Real {
		return
	}
	sel, ok := ast.Unparen(c.Fun).(*ast.SelectorExpr)
	if !ok {
		if x, isIndex := ast.Unparen(c.Fun).(*ast.IndexExpr); isIndex {
			sel, ok = ast.Unparen(x.X).(*ast.SelectorExpr)
		}
	}
	if !ok || l.packageOf(sel) == nil || l.packageOf(sel).Path() != "errors" {
		return
	}
	switch {
	case sel.Sel.Name == "AsType":
		l.refuse(c.Pos(), "errors.AsType needs real runtime types, which are off; use errors.As for a compiled type, and a type switch on errors.Unwrap for one of a cell")
	case sel.Sel.Name == "As" && len(c.Args) == 2 && l.ofSession(l.typeOf(c.Args[1])):
		l.refuse(c.Pos(), "errors.As cannot know a type of a cell while real runtime types are off; use a type switch on errors.Unwrap")
	}
}

// ofSession reports whether a type is, or points to, one that a cell declares.
func (l *Lowerer) ofSession(t types.Type) bool {
	for {
		p, ok := types.Unalias(t).(*types.Pointer)
		if !ok {
			break
		}
		t = p.Elem()
	}
	n, ok := types.Unalias(t).(*types.Named)
	return ok && n.Obj().Pkg() != nil && l.sourceOf(n.Obj())
}
