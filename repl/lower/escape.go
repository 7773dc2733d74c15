package lower

import (
	"go/ast"
	"go/token"
	"go/types"
)

// escapes finds the variables whose place in memory matters: a closure holds
// them, or a pointer may point at them.
func escapes(info *types.Info, n ast.Node) map[types.Object]bool {
	e := &escape{info: info, depth: map[types.Object]int{}, found: map[types.Object]bool{}}
	e.walk(n, 0)
	return e.found
}

type escape struct {
	info  *types.Info
	depth map[types.Object]int
	found map[types.Object]bool
}

func (e *escape) walk(n ast.Node, depth int) {
	ast.Inspect(n, func(m ast.Node) bool {
		switch m := m.(type) {
		case *ast.FuncLit:
			if m == n {
				return true
			}
			e.walk(m, depth+1)
			return false
		case *ast.RangeStmt:
			if m == n || !e.overFunc(m) {
				return true
			}
			e.walk(m.X, depth)
			e.mention(m.Key, depth)
			e.mention(m.Value, depth)
			e.walk(m.Body, depth+1)
			return false
		case *ast.CaseClause:
			if o := e.info.Implicits[m]; o != nil {
				e.depth[o] = depth
			}
		case *ast.Ident:
			e.mention(m, depth)
		case *ast.UnaryExpr:
			if m.Op == token.AND {
				e.root(m.X)
			}
		case *ast.SliceExpr:
			if t := e.info.TypeOf(m.X); t != nil {
				if _, ok := t.Underlying().(*types.Array); ok {
					e.root(m.X)
				}
			}
		case *ast.SelectorExpr:
			if sel := e.info.Selections[m]; sel != nil && sel.Kind() != types.FieldVal {
				e.root(m.X)
			}
		}
		return true
	})
}

func (e *escape) overFunc(r *ast.RangeStmt) bool {
	t := e.info.TypeOf(r.X)
	if t == nil {
		return false
	}
	if _, ok := types.Unalias(t).(*types.TypeParam); ok {
		return true
	}
	_, ok := t.Underlying().(*types.Signature)
	return ok
}

// mention notes where a variable is declared, and that it is used deeper.
func (e *escape) mention(x ast.Expr, depth int) {
	id, ok := x.(*ast.Ident)
	if !ok {
		if x != nil {
			e.walk(x, depth)
		}
		return
	}
	if o := e.info.Defs[id]; o != nil {
		e.depth[o] = depth
	}
	if v, ok := e.info.Uses[id].(*types.Var); ok {
		if d, known := e.depth[v]; known && d < depth {
			e.found[v] = true
		}
	}
}

// root notes the variable that an addressed expression lies in.
func (e *escape) root(x ast.Expr) {
	for {
		switch y := ast.Unparen(x).(type) {
		case *ast.Ident:
			if v, ok := e.info.Uses[y].(*types.Var); ok {
				e.found[v] = true
			}
			return
		case *ast.SelectorExpr:
			x = y.X
		case *ast.IndexExpr:
			x = y.X
		default:
			return
		}
	}
}
