package untyped

import (
	"go/ast"

	"golang.org/x/tools/go/ast/astutil"
)

// iterators makes plain ranges of ranges over what the packages maps and slices
// return, and nests slices.Concat, which the interpreter knows for two lists.
// Ranges over other functions are refused.
func (l *lowerer) iterators(n ast.Node) *Misplacement {
	var bad *Misplacement
	ast.Inspect(n, func(n ast.Node) bool {
		r, ok := n.(*ast.RangeStmt)
		if !ok {
			return true
		}
		if l.plainRange(r) {
			return true
		}
		if l.isFunc(r.X) && bad == nil {
			bad = &Misplacement{r.X.Pos(), "range over a function is more than the interpreter can do: call it with a function, or use slices.Collect"}
		}
		return true
	})
	astutil.Apply(n, nil, func(c *astutil.Cursor) bool {
		if call, ok := c.Node().(*ast.CallExpr); ok && l.packageFunc(call.Fun) == "slices.Concat" && !call.Ellipsis.IsValid() {
			for len(call.Args) > 2 {
				inner := &ast.CallExpr{Fun: call.Fun, Lparen: call.Lparen, Args: call.Args[:2:2], Rparen: call.Rparen}
				call.Args = append([]ast.Expr{inner}, call.Args[2:]...)
			}
			if len(call.Args) == 1 {
				call.Args = append(call.Args, ident(call.Pos(), "nil"))
			}
		}
		return true
	})
	return bad
}

// packageFunc returns "path.Name" for a selector on an imported package.
func (l *lowerer) packageFunc(e ast.Expr) string {
	sel, ok := e.(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	id, ok := sel.X.(*ast.Ident)
	if !ok || l.info.Uses[id] != nil {
		return ""
	}
	path := l.world.Path(l.outer(id))
	if path == "" {
		return ""
	}
	return path + "." + sel.Sel.Name
}

// plainRange rewrites a range over an iterator of all elements of a map or
// list.
func (l *lowerer) plainRange(r *ast.RangeStmt) bool {
	c, ok := ast.Unparen(r.X).(*ast.CallExpr)
	if !ok || len(c.Args) != 1 {
		return false
	}
	switch l.packageFunc(c.Fun) {
	case "maps.Keys":
		if r.Value != nil {
			return false
		}
	case "maps.Values", "slices.Values":
		if r.Value != nil {
			return false
		}
		if r.Key != nil {
			r.Key, r.Value = ident(r.Key.Pos(), "_"), r.Key
		}
	case "maps.All", "slices.All":
	default:
		return false
	}
	r.X = c.Args[0]
	return true
}
