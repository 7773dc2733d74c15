package lower

import (
	"fmt"
	"go/types"
	"sort"
	"strings"
)

// sessionType is the text of a named type whose source is known: of a cell, or
// of the generic part of a library.
func (l *Lowerer) sessionType(t *types.Named) string {
	key := l.key(t)
	if n := l.insts[key]; n != "" {
		return n
	}
	l.notHuge(t)
	if l.cfg.Real {
		return l.realNamed(t, key)
	}
	n := l.fresh(base(t.Obj().Name()))
	set(l, l.insts, key, n)
	under := l.typ(t.Underlying())
	l.decls = append(l.decls, fmt.Sprintf("type %s %s", n, under))
	if !types.IsInterface(t) {
		l.queue = append(l.queue, func() { l.ownMethods(t, n) })
	}
	return n
}

// ownMethods gives a type of the interpreter its methods: each calls the plain
// function that is the method.
func (l *Lowerer) ownMethods(t *types.Named, name string) {
	for _, sel := range l.methodSet(t) {
		fn := sel.Obj().(*types.Func)
		if len(sel.Index()) > 1 {
			continue // the interpreter promotes
		}
		text := l.method(t, fn)
		if text == "" {
			continue
		}
		done := "own " + name + " " + fn.Name()
		if l.insts[done] != "" {
			continue
		}
		set(l, l.insts, done, text)
		l.within(newSite(nil, nil, 0, nil), func() {
			sig := fn.Signature()
			recv := name
			if _, ptr := types.Unalias(sig.Recv().Type()).(*types.Pointer); ptr {
				recv = "*" + name
			}
			params, args := l.forward(sig)
			ret := ""
			if sig.Results().Len() > 0 {
				ret = "return "
			}
			forms := l.forms(l.methodSource(t, fn.Name()), sig.Recv().Type(), sig)
			l.decls = append(l.decls, fmt.Sprintf("func (r %s) %s(%s)%s { %s%s(%s) }",
				recv, fn.Name(), strings.Join(params, ", "), l.results(sig), ret, text, join(pass(forms, append([]string{"r"}, args...)))))
		})
	}
}

// methodSet lists the methods of a pointer to a type, by name.
func (l *Lowerer) methodSet(t *types.Named) []*types.Selection {
	ms := types.NewMethodSet(types.NewPointer(t))
	list := make([]*types.Selection, ms.Len())
	for i := range list {
		list[i] = ms.At(i)
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].Obj().Name() < list[j].Obj().Name() })
	return list
}

// forward lists parameters, and the arguments that hand them on.
func (l *Lowerer) forward(sig *types.Signature) (params, args []string) {
	for i := range sig.Params().Len() {
		p := fmt.Sprintf("a%d", i)
		params = append(params, p+" "+l.paramType(sig, i))
		if sig.Variadic() && i == sig.Params().Len()-1 {
			p += "..."
		}
		args = append(args, p)
	}
	return params, args
}

// method returns the name of the plain function that is a type's own method, ""
// when its source is not known.
func (l *Lowerer) method(t *types.Named, fn *types.Func) string {
	src := l.methodSource(t, fn.Name())
	if src == nil {
		return ""
	}
	key := fmt.Sprintf("%s.%s@%d", l.key(t), fn.Name(), l.id(src.fn))
	if n := l.insts[key]; n != "" {
		return n
	}
	n := l.fresh(base(t.Obj().Name()) + "_" + fn.Name())
	set(l, l.insts, key, n)
	sig := src.fn.Signature()
	params := sig.RecvTypeParams()
	e := env{}
	for i := range params.Len() {
		e[params.At(i)] = t.TypeArgs().At(i)
	}
	l.unit.Funcs[n] = Func{t.Obj().Name() + "." + fn.Name(), src.node}
	l.queue = append(l.queue, func() {
		l.within(newSite(src.info, e, src.cell, src.node), func() {
			l.decls = append(l.decls, l.funcText(n, src))
		})
	})
	return n
}

func (l *Lowerer) methodSource(t *types.Named, name string) *source {
	o := t.Origin().Obj()
	if src := l.methods[o][name]; src != nil {
		return src
	}
	if lib := l.library(o.Pkg()); lib != nil {
		return lib.method(o, name)
	}
	return nil
}

// redoMethods emits the methods of a type anew, after one was declared.
func (l *Lowerer) redoMethods(t *types.Named) {
	n := l.typ(t)
	if l.cfg.Real {
		l.queue = append(l.queue, func() { l.fillMethods(t) })
		return
	}
	l.queue = append(l.queue, func() { l.ownMethods(t, n) })
}
