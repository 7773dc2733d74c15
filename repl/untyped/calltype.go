package untyped

import (
	"go/ast"
	"reflect"
)

// callType is the type of a call that has one result.
func (l *lowerer) callType(c *ast.CallExpr) typ {
	if id, ok := c.Fun.(*ast.Ident); ok && l.universe[id] {
		return l.builtinType(id.Name, c.Args)
	}
	if l.isType(c.Fun) {
		return l.typeExpr(c.Fun)
	}
	return l.resultType(c, 0, 1)
}

func (l *lowerer) builtinType(name string, args []ast.Expr) typ {
	if t := basic[name]; t != nil {
		return typ{rt: t}
	}
	switch name {
	case "len", "cap", "copy":
		return of[int]()
	case "make":
		if len(args) > 0 {
			return l.typeExpr(args[0])
		}
	case "new":
		if len(args) > 0 && l.isType(args[0]) {
			t := l.typeExpr(args[0])
			if t.rt != nil {
				return typ{rt: reflect.PointerTo(t.rt)}
			}
		}
	case "append":
		if len(args) > 0 {
			return l.typeOf(args[0])
		}
	case "min", "max":
		best := typ{}
		rank := -1
		for _, a := range args {
			if r := constRank(a); r > rank {
				best, rank = l.typeOf(a), r
			}
		}
		return best
	}
	return typ{}
}

// resultType is the type of result i of a call that must have n of them.
func (l *lowerer) resultType(c *ast.CallExpr, i, n int) typ {
	f := l.typeOf(c.Fun)
	if f.rt != nil {
		if f.rt.Kind() == reflect.Func && f.rt.NumOut() == n {
			return typ{rt: f.rt.Out(i)}
		}
		return typ{}
	}
	ft, ok := f.expr.(*ast.FuncType)
	if !ok || ft.TypeParams != nil || ft.Results == nil || ft.Results.NumFields() != n {
		return typ{}
	}
	k := 0
	for _, r := range ft.Results.List {
		k += max(len(r.Names), 1)
		if i < k {
			return l.typeExpr(r.Type)
		}
	}
	return typ{}
}

// results is the number of results of a call, -1 when it is not known.
func (l *lowerer) results(c *ast.CallExpr) int {
	if l.isType(c.Fun) {
		return 1
	}
	if id, ok := c.Fun.(*ast.Ident); ok && l.universe[id] {
		switch id.Name {
		case "panic", "print", "println", "close", "delete", "clear":
			return 0
		}
		return 1
	}
	f := l.typeOf(c.Fun)
	switch {
	case f.rt != nil && f.rt.Kind() == reflect.Func:
		return f.rt.NumOut()
	case f.expr != nil:
		if ft, ok := f.expr.(*ast.FuncType); ok {
			return ft.Results.NumFields()
		}
	}
	return -1
}
