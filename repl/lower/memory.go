package lower

import (
	"go/ast"
	"go/types"
)

// unsafe is a function of package unsafe. Those of memory are package rtype's.
func (l *Lowerer) unsafe(c *ast.CallExpr, name string) string {
	whole := func(e ast.Expr) func() string {
		return func() string {
			if l.tv(e).Value != nil {
				return l.to(e, types.Typ[types.Int])
			}
			return "int(" + l.expr(e) + ")"
		}
	}
	arg := c.Args[0]
	switch name {
	case "Sizeof", "Alignof":
		return rt(name) + "(" + l.pointerTo(l.typeOf(arg)) + ")"
	case "Add":
		return rt("UnsafeAdd") + "(" + join(l.inOrder(func() string { return l.expr(arg) }, whole(c.Args[1]))) + ")"
	case "Slice", "SliceData":
		t := l.typeOf(c)
		v := l.fresh("t")
		parts := []func() string{func() string { return l.toAny(l.expr(arg), l.typeOf(arg)) }}
		if name == "Slice" {
			parts = append(parts, whole(c.Args[1]))
		}
		list := l.inOrder(parts...)
		l.line("var %s %s\n%s(%s, %s)", v, l.typ(t), rt("Unsafe"+name), l.toAny("&"+v, types.NewPointer(t)), join(list))
		return v
	case "String":
		to := types.NewPointer(types.Typ[types.Byte])
		return rt("UnsafeString") + "(" + join(l.inOrder(func() string { return l.to(arg, to) }, whole(c.Args[1]))) + ")"
	case "StringData":
		return rt("UnsafeStringData") + "(" + l.to(arg, types.Typ[types.String]) + ")"
	case "Offsetof":
		if text, ok := l.offset(arg); ok {
			return text
		}
	}
	l.refuse(c.Pos(), "unsafe.%s cannot be used in a cell; write that part as a compiled package", name)
	return ""
}

// offset is where a field lies in a struct whose layout depends on a type parameter.
func (l *Lowerer) offset(e ast.Expr) (text string, ok bool) {
	sel, ok := ast.Unparen(e).(*ast.SelectorExpr)
	if !ok || l.at.info.Selections[sel] == nil {
		return "", false
	}
	index := l.index(sel, l.at.info.Selections[sel])
	t := l.typeOf(sel.X)
	if p, ok := l.under(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	for _, i := range index[:len(index)-1] {
		s, ok := l.under(t).(*types.Struct)
		if !ok {
			return "", false
		}
		t = s.Field(i).Type()
	}
	if _, ok := l.under(t).(*types.Struct); !ok {
		return "", false
	}
	return rt("Offsetof") + "(" + l.pointerTo(t) + ", " + l.constantInt(index[len(index)-1]) + ")", true
}
