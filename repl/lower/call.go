package lower

import (
	"go/ast"
	"go/types"
)

// callee is what a call calls.
type callee struct {
	fun      string     // text of the function
	first    []string   // arguments before the call's own: the receiver of a method
	value    bool       // the function is a value that is known only at run time
	method   *target    // the method of a compiled type or an interface that fun calls
	compiled bool       // it is a function of a compiled package
	source   *source    // of a function of the text
	recv     types.Type // of the receiver, when it is a method of the text
}

// arguments are the texts of a call's arguments.
type arguments struct {
	list   []string
	spread bool // the last one is the list of the variadic ones
}

func (l *Lowerer) call(c *ast.CallExpr) string {
	tv := l.tv(c.Fun)
	if tv.IsType() {
		return l.conversion(c)
	}
	if tv.IsBuiltin() {
		return l.builtin(c)
	}
	l.refuseAs(c)
	sig, ok := l.under(l.typeOf(c.Fun)).(*types.Signature)
	if !ok {
		l.refuse(c.Pos(), "this cannot be called")
	}
	var cl callee
	var args arguments
	texts, befores := [2]string{}, ""
	texts[0], befores = l.part(func() string { cl = l.callee(c.Fun); return cl.fun })
	l.buf.WriteString(befores)
	_, before := l.part(func() string { args = l.args(c, sig, cl.compiled); return "" })
	if before != "" {
		if cl.value {
			cl.fun = l.settle(cl.fun)
		}
		for i := range cl.first {
			cl.first[i] = l.settle(cl.first[i])
		}
		l.buf.WriteString(before)
	}
	return l.callText(cl, cl.fun, sig, args)
}

func (l *Lowerer) callText(c callee, fun string, sig *types.Signature, args arguments) string {
	list := pass(l.forms(c.source, c.recv, sig), append(append([]string{}, c.first...), args.list...))
	text := fun + "(" + join(list)
	if args.spread {
		text += "..."
	}
	return text + ")"
}

// args are the arguments of a call, converted to the parameters' types. The
// variadic ones of a function of a cell are made a list: the interpreter takes
// one that is a list for it.
func (l *Lowerer) args(c *ast.CallExpr, sig *types.Signature, compiled bool) arguments {
	if len(c.Args) == 1 {
		if t, ok := l.typeOf(c.Args[0]).(*types.Tuple); ok {
			return l.tupleArgs(c.Args[0], t, sig, compiled)
		}
	}
	n := sig.Params().Len()
	fs := make([]func() string, len(c.Args))
	for i, a := range c.Args {
		t := l.paramAt(sig, i, c.Ellipsis.IsValid())
		fs[i] = func() string { return l.to(a, t) }
	}
	list := l.inOrder(fs...)
	switch {
	case c.Ellipsis.IsValid():
		if last := len(list) - 1; l.ofPackage(c.Args[last]) {
			list[last] = l.settle(list[last]) // the interpreter takes a package's list for one of its items
		}
		return arguments{list, true}
	case !sig.Variadic():
		return arguments{list, false}
	}
	return l.variadic(list, sig, n, compiled)
}

// ofPackage reports whether an expression names something of a package.
func (l *Lowerer) ofPackage(e ast.Expr) bool {
	s, ok := ast.Unparen(e).(*ast.SelectorExpr)
	return ok && l.packageOf(s) != nil
}

// paramAt is the type that an argument is converted to.
func (l *Lowerer) paramAt(sig *types.Signature, i int, ellipsis bool) types.Type {
	n := sig.Params().Len()
	if !sig.Variadic() || i < n-1 || ellipsis {
		return sig.Params().At(i).Type()
	}
	if s, ok := l.under(sig.Params().At(n - 1).Type()).(*types.Slice); ok {
		return s.Elem()
	}
	return types.Typ[types.Byte]
}

func (l *Lowerer) variadic(list []string, sig *types.Signature, n int, compiled bool) arguments {
	if compiled || len(list) < n {
		return arguments{list, false}
	}
	t := sig.Params().At(n - 1).Type()
	rest := l.typ(t) + "{" + join(list[n-1:]) + "}"
	return arguments{append(append([]string{}, list[:n-1]...), rest), true}
}

// tupleArgs are the results of a call as arguments of another.
func (l *Lowerer) tupleArgs(e ast.Expr, t *types.Tuple, sig *types.Signature, compiled bool) arguments {
	list := l.spread(e, t)
	for i := range list {
		list[i] = l.convertText(list[i], t.At(i).Type(), l.paramAt(sig, i, false))
	}
	if !sig.Variadic() {
		return arguments{list, false}
	}
	return l.variadic(list, sig, sig.Params().Len(), compiled)
}

// callee looks at what a call calls.
func (l *Lowerer) callee(fun ast.Expr) callee {
	fun = ast.Unparen(fun)
	if id, args := l.genericOf(fun); id != nil {
		if fn, ok := l.at.info.Uses[id].(*types.Func); ok {
			return l.calledFunc(fn, args)
		}
	}
	switch f := fun.(type) {
	case *ast.Ident:
		if fn, ok := l.at.info.Uses[f].(*types.Func); ok {
			return l.calledFunc(fn, nil)
		}
	case *ast.SelectorExpr:
		if l.packageOf(f) != nil {
			if fn, ok := l.at.info.Uses[f.Sel].(*types.Func); ok {
				return l.calledFunc(fn, nil)
			}
			break
		}
		if sel := l.at.info.Selections[f]; sel != nil && sel.Kind() == types.MethodVal {
			return l.calledMethod(f)
		}
	case *ast.FuncLit:
		return callee{fun: l.closure(l.ownFrame(l.literal(f), l.typ(l.tv(f).Type)))}
	}
	return callee{fun: l.expr(fun), value: true}
}

// calledFunc is a function of a package.
func (l *Lowerer) calledFunc(fn *types.Func, args []types.Type) callee {
	if l.isSource(fn.Pkg()) && (fn.Pkg().Path() == mainPath || l.libraryFunc(fn) != nil) {
		return callee{fun: l.function(fn, args), source: l.sourceFunc(fn)}
	}
	if len(args) > 0 {
		if src := l.libraryFunc(fn); src != nil {
			return callee{fun: l.instance(src, args), source: src}
		}
		l.refuse(0, "the generic function %s.%s is compiled and cannot be used in a cell; write one of your own for it", fn.Pkg().Name(), fn.Name())
	}
	return callee{fun: l.imported(fn.Pkg().Path()) + "." + fn.Name(), compiled: true}
}

// genericOf returns the name of a generic function in an expression that is an
// instance of it, and the type arguments.
func (l *Lowerer) genericOf(e ast.Expr) (*ast.Ident, []types.Type) {
	for {
		switch x := e.(type) {
		case *ast.ParenExpr:
			e = x.X
			continue
		case *ast.IndexExpr:
			if !l.tv(x.Index).IsType() {
				return nil, nil
			}
			e = x.X
			continue
		case *ast.IndexListExpr:
			e = x.X
			continue
		case *ast.SelectorExpr:
			e = x.Sel
			continue
		case *ast.Ident:
			inst, ok := l.at.info.Instances[x]
			if !ok {
				return nil, nil
			}
			args := make([]types.Type, inst.TypeArgs.Len())
			for i := range args {
				args[i] = l.subst(inst.TypeArgs.At(i))
			}
			return x, args
		}
		return nil, nil
	}
}

// funcValue is a function of a package as a value. It is converted, which makes
// the interpreter wrap it at once.
func (l *Lowerer) funcValue(e ast.Expr) string {
	c := l.callee(e)
	sig, ok := l.under(l.typeOf(e)).(*types.Signature)
	if !ok || c.value {
		return c.fun
	}
	if c.compiled {
		return c.fun
	}
	return "(func" + l.signature(sig) + ")(" + l.plainly(c.fun, l.forms(c.source, nil, sig), sig) + ")"
}
