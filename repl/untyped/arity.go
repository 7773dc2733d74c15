package untyped

import (
	"fmt"
	"go/ast"
	"go/token"
	"reflect"
)

// arity finds assignments of one variable from a call with several results or
// none, of which the interpreter silently takes the first.
func (l *lowerer) arity(n ast.Node) *Misplacement {
	var bad *Misplacement
	check := func(pos token.Pos, left int, right []ast.Expr) {
		if bad != nil || len(right) != left {
			return
		}
		for _, r := range right {
			c, ok := r.(*ast.CallExpr)
			if !ok {
				continue
			}
			switch k := l.results(c); {
			case k == 0:
				bad = &Misplacement{r.Pos(), "the call has no value"}
			case k > 1 && left == 1:
				bad = &Misplacement{pos, fmt.Sprintf("assignment mismatch: 1 variable but the call returns %d values", k)}
			case k > 1:
				bad = &Misplacement{r.Pos(), fmt.Sprintf("the call returns %d values where one is wanted", k)}
			}
		}
	}
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if bad == nil && l.uncallable(n.Fun) {
				bad = &Misplacement{n.Fun.Pos(), "this is called, but it is no function"}
			}
		case *ast.AssignStmt:
			check(n.Pos(), len(n.Lhs), n.Rhs)
		case *ast.ValueSpec:
			check(n.Pos(), len(n.Names), n.Values)
		}
		return true
	})
	return bad
}

// uncallable reports whether fun is certainly neither a function nor a type.
func (l *lowerer) uncallable(fun ast.Expr) bool {
	if _, ok := fun.(*ast.FuncLit); ok || l.isType(fun) {
		return false
	}
	t := l.typeOf(fun)
	if t.rt != nil {
		return t.rt.Kind() != reflect.Func && t.rt.Kind() != reflect.Interface
	}
	return false
}
