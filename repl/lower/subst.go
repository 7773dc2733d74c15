package lower

import (
	"fmt"
	"go/types"
	"strings"

	"naslab/repl/rtype"
)

// env maps the type parameters of the function being emitted to types.
type env map[*types.TypeParam]types.Type

// subst replaces type parameters, and the local types of a generic function by
// those of its instance.
func (l *Lowerer) subst(t types.Type) types.Type {
	if t == nil || l.at == nil || len(l.at.env) == 0 {
		return t
	}
	return l.substIn(t, l.at)
}

func (l *Lowerer) substIn(t types.Type, at *site) types.Type {
	s := func(x types.Type) types.Type { return l.substIn(x, at) }
	switch t := t.(type) {
	case *types.TypeParam:
		if r, ok := at.env[t]; ok {
			return r
		}
		return t
	case *types.Alias:
		return s(types.Unalias(t))
	case *types.Pointer:
		if e := s(t.Elem()); e != t.Elem() {
			return types.NewPointer(e)
		}
	case *types.Slice:
		if e := s(t.Elem()); e != t.Elem() {
			return types.NewSlice(e)
		}
	case *types.Array:
		if e := s(t.Elem()); e != t.Elem() {
			return types.NewArray(e, t.Len())
		}
	case *types.Map:
		k, e := s(t.Key()), s(t.Elem())
		if k != t.Key() || e != t.Elem() {
			return types.NewMap(k, e)
		}
	case *types.Chan:
		if e := s(t.Elem()); e != t.Elem() {
			return types.NewChan(t.Dir(), e)
		}
	case *types.Tuple:
		return l.substTuple(t, at)
	case *types.Signature:
		p, r := l.substTuple(t.Params(), at), l.substTuple(t.Results(), at)
		if p != t.Params() || r != t.Results() || t.Recv() != nil {
			return types.NewSignatureType(nil, nil, nil, p, r, t.Variadic())
		}
	case *types.Struct:
		return l.substStruct(t, at)
	case *types.Interface:
		return l.substInterface(t, at)
	case *types.Named:
		return l.substNamed(t, at)
	}
	return t
}

func (l *Lowerer) substTuple(t *types.Tuple, at *site) *types.Tuple {
	if t == nil {
		return nil
	}
	changed := false
	vars := make([]*types.Var, t.Len())
	for i := range vars {
		v := t.At(i)
		vt := l.substIn(v.Type(), at)
		vars[i] = v
		if vt != v.Type() {
			changed = true
			vars[i] = types.NewVar(v.Pos(), v.Pkg(), v.Name(), vt)
		}
	}
	if !changed {
		return t
	}
	return types.NewTuple(vars...)
}

func (l *Lowerer) substStruct(t *types.Struct, at *site) types.Type {
	changed := false
	fields := make([]*types.Var, t.NumFields())
	tags := make([]string, t.NumFields())
	for i := range fields {
		f := t.Field(i)
		ft := l.substIn(f.Type(), at)
		changed = changed || ft != f.Type()
		fields[i], tags[i] = types.NewField(f.Pos(), f.Pkg(), f.Name(), ft, f.Embedded()), t.Tag(i)
	}
	if !changed {
		return t
	}
	return types.NewStruct(fields, tags)
}

func (l *Lowerer) substInterface(t *types.Interface, at *site) types.Type {
	changed := false
	methods := make([]*types.Func, t.NumMethods())
	for i := range methods {
		m := t.Method(i)
		sig := m.Signature()
		p, r := l.substTuple(sig.Params(), at), l.substTuple(sig.Results(), at)
		changed = changed || p != sig.Params() || r != sig.Results()
		methods[i] = types.NewFunc(m.Pos(), m.Pkg(), m.Name(), types.NewSignatureType(nil, nil, nil, p, r, sig.Variadic()))
	}
	if !changed {
		return t
	}
	return types.NewInterfaceType(methods, nil).Complete()
}

func (l *Lowerer) substNamed(t *types.Named, at *site) types.Type {
	if n := t.TypeArgs().Len(); n > 0 {
		changed := false
		args := make([]types.Type, n)
		for i := range args {
			args[i] = l.substIn(t.TypeArgs().At(i), at)
			changed = changed || args[i] != t.TypeArgs().At(i)
		}
		if !changed {
			return t
		}
		r, err := types.Instantiate(l.ctxt, t.Origin(), args, false)
		if err != nil {
			l.refuse(t.Obj().Pos(), "%s cannot be instantiated: %v", t.Obj().Name(), err)
		}
		return r
	}
	return l.localClone(t, at)
}

// localClone is the type that a type declared in a generic function is in one
// instance of it.
func (l *Lowerer) localClone(t *types.Named, at *site) types.Type {
	o := t.Obj()
	if o.Parent() == nil || o.Pkg() == nil || o.Parent() == o.Pkg().Scope() || o.Pos() < at.lo || o.Pos() >= at.hi || t.TypeParams().Len() > 0 {
		return t
	}
	key := fmt.Sprintf("%d|%s", l.id(o), l.envKey(at))
	if c := l.clones[key]; c != nil {
		return c
	}
	name := types.NewTypeName(o.Pos(), o.Pkg(), o.Name()+rtype.Arguments(envArgs(at)), nil)
	c := types.NewNamed(name, nil, nil)
	l.clones[key] = c
	c.SetUnderlying(l.substIn(t.Underlying(), at))
	return c
}

// envArgs are the type arguments of an environment in order.
func envArgs(at *site) []types.Type {
	args := make([]types.Type, len(at.env))
	for p, t := range at.env {
		args[p.Index()] = t
	}
	return args
}

// envKey tells environments apart.
func (l *Lowerer) envKey(at *site) string {
	var keys []string
	for _, t := range envArgs(at) {
		keys = append(keys, l.key(t))
	}
	return strings.Join(keys, ",")
}
