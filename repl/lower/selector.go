package lower

import (
	"fmt"
	"go/ast"
	"go/types"
)

// packageOf is the package that a selector selects from, nil for a value or type.
func (l *Lowerer) packageOf(e *ast.SelectorExpr) *types.Package {
	id, ok := ast.Unparen(e.X).(*ast.Ident)
	if !ok {
		return nil
	}
	if p, ok := l.at.info.Uses[id].(*types.PkgName); ok {
		return p.Imported()
	}
	return nil
}

func (l *Lowerer) selector(e *ast.SelectorExpr) string {
	if p := l.packageOf(e); p != nil {
		switch o := l.at.info.Uses[e.Sel].(type) {
		case *types.Func:
			return l.funcValue(e)
		case *types.Var:
			if lib := l.library(p); lib != nil && p == lib.pkg {
				l.refuse(e.Pos(), "the variable %s.%s cannot be used here", p.Name(), o.Name())
			}
			return l.packageVar(o)
		}
		return l.imported(p.Path()) + "." + e.Sel.Name
	}
	sel := l.at.info.Selections[e]
	if sel == nil {
		l.refuse(e.Pos(), "undefined: %s", e.Sel.Name)
	}
	switch sel.Kind() {
	case types.FieldVal:
		text, _ := l.path(l.expr(e.X), l.typeOf(e.X), l.index(e, sel))
		return text
	case types.MethodVal:
		return l.methodValue(e)
	}
	return l.methodExpr(e, sel)
}

// packageVar is a variable of a compiled package. The interpreter takes one of a
// basic type for a constant, so that is reached through a pointer.
func (l *Lowerer) packageVar(v *types.Var) string {
	text := l.imported(v.Pkg().Path()) + "." + v.Name()
	if _, ok := v.Type().Underlying().(*types.Basic); !ok {
		return text
	}
	key := "pointer " + text
	if l.insts[key] == "" {
		n := l.fresh("p")
		set(l, l.insts, key, n)
		l.decls = append(l.decls, fmt.Sprintf("var %s *%s = &%s", n, l.typ(v.Type()), text))
	}
	return "(*" + l.insts[key] + ")"
}

// index is the path to a selected field or method. In an instance of a generic
// function it is looked up anew.
func (l *Lowerer) index(e *ast.SelectorExpr, sel *types.Selection) []int {
	index, _ := l.lookup(e, sel)
	return index
}

func (l *Lowerer) lookup(e *ast.SelectorExpr, sel *types.Selection) ([]int, types.Object) {
	if len(l.at.env) == 0 {
		return sel.Index(), sel.Obj()
	}
	o, index, _ := types.LookupFieldOrMethod(l.subst(sel.Recv()), true, sel.Obj().Pkg(), sel.Obj().Name())
	if o == nil {
		l.refuse(e.Pos(), "%s has no field or method %s", l.subst(sel.Recv()), sel.Obj().Name())
	}
	return index, o
}

// path follows an index through embedded fields.
func (l *Lowerer) path(x string, t types.Type, index []int) (string, types.Type) {
	t = l.subst(t)
	if len(index) > 0 {
		x = primary(x)
	}
	for _, i := range index {
		if p, ok := t.Underlying().(*types.Pointer); ok {
			t = p.Elem()
		}
		f := t.Underlying().(*types.Struct).Field(i)
		x += "." + l.fieldName(f)
		t = l.subst(f.Type())
	}
	return x, t
}

// target is the method that a selector selects, and the value it is called on.
type target struct {
	recv  string       // text of the value that has the method
	typ   types.Type   // its type
	named *types.Named // whose method it is; nil for an interface's
	fn    *types.Func
}

// target follows a method selector to the method. x is the text of the operand
// of type t.
func (l *Lowerer) target(x string, t types.Type, index []int, fn *types.Func) target {
	recv, rt := l.path(x, t, l.open(t, index[:len(index)-1]))
	tg := target{recv: recv, typ: rt, fn: fn}
	base := types.Unalias(rt)
	if p, ok := base.(*types.Pointer); ok {
		base = types.Unalias(p.Elem())
	}
	if n, ok := base.(*types.Named); ok && !types.IsInterface(n) {
		tg.named = n
		if n.TypeArgs().Len() > 0 && n.Obj().Pkg() != nil && !l.sourceOf(n.Obj()) {
			if m, ok := types.Unalias(l.libraryType(n)).(*types.Named); ok {
				tg.named = m
			}
		}
	}
	return tg
}

// open is the beginning of a path to a method that can be followed: what a compiled
// type promotes from a field that is not exported is its own method.
func (l *Lowerer) open(t types.Type, index []int) []int {
	t = l.subst(t)
	for n, i := range index {
		if p, ok := t.Underlying().(*types.Pointer); ok {
			t = p.Elem()
		}
		f := t.Underlying().(*types.Struct).Field(i)
		if !f.Exported() && f.Pkg() != nil && !l.isSource(f.Pkg()) {
			return index[:n]
		}
		t = l.subst(f.Type())
	}
	return index
}

// known reports whether the method's source is known, so that it is a plain
// function of the text.
func (l *Lowerer) known(tg target) bool {
	return tg.named != nil && l.methodSource(tg.named, tg.fn.Name()) != nil
}

// argument is the receiver as the method's first argument.
func (l *Lowerer) argument(tg target) string {
	src := l.methodSource(tg.named, tg.fn.Name())
	recv := src.fn.Signature().Recv().Type()
	_, want := types.Unalias(recv).(*types.Pointer)
	_, have := types.Unalias(tg.typ).(*types.Pointer)
	switch {
	case want && !have:
		return "&" + primary(tg.recv)
	case !want && have:
		return "(*" + primary(tg.recv) + ")"
	}
	return tg.recv
}

// calledMethod is x.m of a call.
func (l *Lowerer) calledMethod(e *ast.SelectorExpr) callee {
	sel := l.at.info.Selections[e]
	index, o := l.lookup(e, sel)
	x := ""
	if _, ok := l.core(l.typeOf(e.X)).(*types.Pointer); ok {
		x = l.expr(e.X)
	} else {
		x = l.addressable(e.X)
	}
	tg := l.target(x, l.typeOf(e.X), index, o.(*types.Func))
	if l.known(tg) {
		src := l.methodSource(tg.named, tg.fn.Name())
		return callee{fun: l.method(tg.named, tg.fn), first: []string{l.argument(tg)}, source: src, recv: l.receiverType(src, tg)}
	}
	if c, ok := l.fatalCallee(tg); ok {
		return c
	}
	return callee{fun: primary(tg.recv) + "." + tg.fn.Name(), compiled: true, method: &tg}
}

// methodValue is x.m as a function: the receiver is evaluated now.
func (l *Lowerer) methodValue(e *ast.SelectorExpr) string {
	sel := l.at.info.Selections[e]
	index, o := l.lookup(e, sel)
	fn := o.(*types.Func)
	tg := l.target(l.expr(e.X), l.typeOf(e.X), index, fn)
	sig := l.subst(l.tv(e).Type).Underlying().(*types.Signature)
	if !l.known(tg) {
		if l.isInterface(tg.typ) {
			recv := l.typed(tg.recv, tg.typ)
			l.line("if %s {\n%s()\n}", l.isNil(recv, tg.typ), rt("NilMethod"))
			tg.recv = recv
			if c, ok := l.fatalCallee(tg); ok {
				return l.forwarder(nil, c.fun, c.first, sig, nil)
			}
			return l.forwarder(nil, recv+"."+fn.Name(), nil, sig, nil)
		}
		if c, ok := l.fatalCallee(tg); ok {
			return l.forwarder(nil, c.fun, []string{l.typed(c.first[0], emptyInterface)}, sig, nil)
		}
		if _, ok := ast.Unparen(e.X).(*ast.UnaryExpr); ok { // the interpreter would leave the receiver a parameter
			return l.forwarder(nil, l.typed(tg.recv, tg.typ)+"."+fn.Name(), nil, sig, nil)
		}
		return primary(tg.recv) + "." + fn.Name()
	}
	src := l.methodSource(tg.named, fn.Name())
	recvType := l.receiverType(src, tg)
	arg := l.fresh("t")
	l.line("var %s %s = %s", arg, l.typ(recvType), l.argument(tg))
	return l.forwarder(nil, l.method(tg.named, fn), []string{arg}, sig, l.forms(src, recvType, sig))
}

// receiverType is the type of the first parameter of a method's function.
func (l *Lowerer) receiverType(src *source, tg target) types.Type {
	t := types.Type(tg.named)
	if _, ptr := types.Unalias(src.fn.Signature().Recv().Type()).(*types.Pointer); ptr {
		return types.NewPointer(t)
	}
	return t
}

// forwarder is a function literal that hands its parameters on, in the forms that
// fun takes.
func (l *Lowerer) forwarder(before []string, fun string, first []string, sig *types.Signature, forms []passing) string {
	params, args := l.forward(sig)
	ret := ""
	if sig.Results().Len() > 0 {
		ret = "return "
	}
	head := fmt.Sprintf("func(%s)%s", join(append(before, params...)), l.results(sig))
	text := fmt.Sprintf("%s { %s%s(%s) }", head, ret, fun, join(pass(forms, append(append([]string{}, first...), args...))))
	return l.ownFrame(text, head)
}

// methodExpr is T.m: a function with the receiver first.
func (l *Lowerer) methodExpr(e *ast.SelectorExpr, sel *types.Selection) string {
	index, o := l.lookup(e, sel)
	fn := o.(*types.Func)
	full := l.subst(l.tv(e).Type).Underlying().(*types.Signature)
	recv := full.Params().At(0).Type()
	r := l.fresh("r")
	tg := l.target(r, recv, index, fn)
	sig := types.NewSignatureType(nil, nil, nil, rest(full.Params()), full.Results(), full.Variadic())
	before := []string{r + " " + l.typ(recv)}
	if l.known(tg) {
		src := l.methodSource(tg.named, fn.Name())
		return l.forwarder(before, l.method(tg.named, fn), []string{l.argument(tg)}, sig, l.forms(src, l.receiverType(src, tg), sig))
	}
	if c, ok := l.fatalCallee(tg); ok {
		return l.forwarder(before, c.fun, c.first, sig, nil)
	}
	return l.forwarder(before, tg.recv+"."+fn.Name(), nil, sig, nil)
}

// rest are the parameters after the first.
func rest(t *types.Tuple) *types.Tuple {
	vars := make([]*types.Var, t.Len()-1)
	for i := range vars {
		vars[i] = t.At(i + 1)
	}
	return types.NewTuple(vars...)
}
