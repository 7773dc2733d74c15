package lower

import (
	"fmt"
	"go/types"
	"reflect"

	"naslab/repl/rtype"
)

var (
	anyReal   = reflect.TypeFor[any]()
	errorReal = reflect.TypeFor[error]()
)

// newReal makes the types of the session real ones.
func (l *Lowerer) newReal() *rtype.Types {
	return &rtype.Types{
		Plain: isIterator,
		Own: func(n *types.Named) bool {
			return n.Obj().Pkg() != nil && l.sourceOf(n.Obj())
		},
		Source: func(n *types.Named) types.Type {
			if n.Obj().Pkg() == nil || n.TypeArgs().Len() == 0 {
				return nil
			}
			return l.libraryType(n)
		},
		Made: func(n *types.Named) { // also those that stand only in fields of others
			l.queue = append(l.queue, func() { l.typ(n) })
		},
		Compiled: func(n *types.Named) reflect.Type {
			if n.Obj().Pkg() == nil || l.cfg.Compiled == nil {
				return nil
			}
			return l.cfg.Compiled(n.Obj().Pkg().Path(), n.Obj().Name())
		},
	}
}

// isIterator reports whether a type is one of package iter. These are functions at
// run time: compiled code has an iter.Seq of its own for each element type, which
// cannot be found.
func isIterator(t *types.Named) bool {
	return t.Obj().Pkg() != nil && t.Obj().Pkg().Path() == "iter"
}

// symbol makes a real type known to the interpreter and returns its text.
func (l *Lowerer) symbol(name string, t reflect.Type) string {
	key := "symbol " + name
	if l.insts[key] == "" {
		set(l, l.insts, key, name)
		l.unit.Types[name] = reflect.Zero(reflect.PointerTo(t))
	}
	return TypesName + "." + name
}

// realType is the runtime type of t.
func (l *Lowerer) realType(t types.Type) reflect.Type {
	rt, err := l.real.Of(t)
	if err != nil {
		l.refuse(0, "the type %s cannot be used in a cell: %v", types.TypeString(t, shortName), err)
	}
	return rt
}

func shortName(p *types.Package) string { return p.Name() }

// realUnnamed is the text of a struct or interface type without a name.
func (l *Lowerer) realUnnamed(t types.Type) string {
	key := l.key(t)
	if n := l.insts[key]; n != "" {
		return TypesName + "." + n
	}
	n := l.fresh("U")
	set(l, l.insts, key, n)
	text := l.symbol(n, l.realType(t))
	if st, ok := t.(*types.Struct); ok {
		for i := range st.NumFields() {
			if f := st.Field(i); f.Embedded() {
				l.typ(f.Type()) // its methods are the struct's
			}
		}
	}
	return text
}

// realNamed is the text of a named type, and sees to its methods.
func (l *Lowerer) realNamed(t *types.Named, key string) string {
	n := l.fresh("T_" + base(t.Obj().Name()))
	text := l.symbol(n, l.realType(t))
	set(l, l.insts, key, text)
	if !types.IsInterface(t) {
		l.queue = append(l.queue, func() { l.fillMethods(t) })
		if t.TypeArgs().Len() > 0 {
			o := t.Origin().Obj()
			set(l, l.made, types.Object(o), append(l.made[o][:len(l.made[o]):len(l.made[o])], t))
		}
	}
	return text
}

// fillMethods gives a real type the methods that it has now, and binds those
// that are its own.
func (l *Lowerer) fillMethods(t *types.Named) {
	if t.NumMethods() == 0 && types.NewMethodSet(types.NewPointer(t)).Len() == 0 {
		return
	}
	if err := l.real.SetMethods(t); err != nil {
		l.refuse(t.Obj().Pos(), "the methods of %s cannot be made: %v", t.Obj().Name(), err)
	}
	named := l.real.Named(t)
	for i := range t.NumMethods() {
		fn := t.Method(i)
		text := l.method(t, fn)
		if text == "" {
			continue
		}
		sig := l.methodSignature(t, fn)
		text = l.plainly(text, l.forms(l.methodSource(t, fn.Name()), nil, sig), sig)
		done := "bound " + l.key(t) + "." + fn.Name()
		if l.insts[done] == text {
			continue
		}
		set(l, l.insts, done, text)
		l.bind(text, fn, sig, func(f reflect.Value) error { return named.Bind(fn.Name(), f) })
	}
}

// methodSignature is the signature of a method with the receiver first.
func (l *Lowerer) methodSignature(t *types.Named, fn *types.Func) *types.Signature {
	sig := fn.Signature()
	recv := types.Type(t)
	if _, ptr := types.Unalias(sig.Recv().Type()).(*types.Pointer); ptr {
		recv = types.NewPointer(t)
	}
	vars := []*types.Var{types.NewVar(0, nil, "", recv)}
	for i := range sig.Params().Len() {
		vars = append(vars, sig.Params().At(i))
	}
	return types.NewSignatureType(nil, nil, nil, types.NewTuple(vars...), sig.Results(), sig.Variadic())
}

// bind lets the text hand a function to Go when the cell starts.
func (l *Lowerer) bind(fun string, fn *types.Func, sig *types.Signature, f func(reflect.Value) error) {
	id := len(l.binders)
	l.binders = append(l.binders, f)
	text := fmt.Sprintf("(func%s)(%s)", l.signature(sig), fun)
	l.prelude = append(l.prelude, fmt.Sprintf("%s(%d, %s)", rt("Bind"), id, l.toAny(text, sig)))
}

// bound is what the text calls in [Lowerer.bind].
func (l *Lowerer) bound(id int, f any) {
	if id < 0 || id >= len(l.binders) || l.binders[id] == nil {
		return
	}
	if err := l.binders[id](reflect.ValueOf(f)); err != nil {
		panic(err)
	}
	l.binders[id] = nil
}

// Runtime returns the functions of the runtime package that belong to this
// lowerer.
func (l *Lowerer) Runtime() map[string]reflect.Value {
	list := rtype.Memory()
	list["Bind"] = reflect.ValueOf(l.bound)
	return list
}
