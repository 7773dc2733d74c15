package session

import (
	"go/ast"
	"go/token"
	"go/types"

	"naslab/repl/check"
)

// hold notes the session variables that the cell gives to somebody who may keep
// them: a function, a closure, or whoever has a pointer.
func (j *job) hold() {
	for _, d := range j.cell.Decls {
		j.holdUses(d)
	}
	for _, s := range j.cell.Body {
		ast.Inspect(s, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncLit:
				j.holdAll(n)
				return false
			case *ast.RangeStmt:
				if t := j.cell.Info.TypeOf(n.X); t != nil {
					if _, ok := t.Underlying().(*types.Signature); ok {
						j.holdAll(n.Body) // becomes a closure
					}
				}
			case *ast.UnaryExpr:
				if n.Op == token.AND {
					j.holdRoot(n.X)
				}
			case *ast.SliceExpr:
				if t := j.cell.Info.TypeOf(n.X); t != nil {
					if _, ok := t.Underlying().(*types.Array); ok {
						j.holdRoot(n.X)
					}
				}
			case *ast.SelectorExpr:
				if sel := j.cell.Info.Selections[n]; sel != nil && sel.Kind() == types.MethodVal {
					j.holdRoot(n.X) // a method may keep its pointer
				}
			}
			return true
		})
	}
}

// holdUses notes the variables that a declaration mentions: a goroutine may run
// it still when they are declared again.
func (j *job) holdUses(d *check.Decl) {
	for o := range d.Uses {
		if v, ok := o.(*types.Var); ok {
			j.held[v] = true
		}
	}
}

// holdAll notes all variables that a part of the cell mentions.
func (j *job) holdAll(n ast.Node) {
	ast.Inspect(n, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			j.holdVar(id)
		}
		return true
	})
}

// holdRoot notes the variable whose memory an expression is part of.
func (j *job) holdRoot(x ast.Expr) {
	for {
		switch e := ast.Unparen(x).(type) {
		case *ast.Ident:
			j.holdVar(e)
			return
		case *ast.SelectorExpr:
			x = e.X
		case *ast.IndexExpr:
			x = e.X
		default:
			return
		}
	}
}

func (j *job) holdVar(id *ast.Ident) {
	if v, ok := j.cell.Info.ObjectOf(id).(*types.Var); ok && j.lowerer.Name(v) != "" {
		j.held[v] = true
	}
}

// free empties the variables that nobody can reach any more, so that what they
// hold can be collected.
func (j *job) free(gone []types.Object) {
	for _, o := range gone {
		v, ok := o.(*types.Var)
		if !ok {
			continue
		}
		if g := j.kernel.Global(j.lowerer.Name(v)); !j.held[v] && g.IsValid() {
			g.SetZero()
			j.lowerer.Recycle(v)
		}
		delete(j.held, v)
	}
}
