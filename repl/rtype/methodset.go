package rtype

import (
	"fmt"
	"go/types"
	"reflect"
)

// SetMethods gives the runtime type of t the methods that t has now, with those
// of its embedded fields. It may be called again when more have been declared.
// The implementations of t's own methods are given with [Named.Bind].
func (ts *Types) SetMethods(t *types.Named) error {
	n := ts.Named(t)
	if n == nil {
		return fmt.Errorf("type %s was not made here", t)
	}
	if types.IsInterface(t) {
		return nil
	}
	list, err := methodList(t, t.Obj().Pkg(), ts.Of)
	if err != nil {
		return err
	}
	return n.SetMethods(list)
}

// methodList lists the methods of t and of pointers to it. Unexported ones of
// another package than pkg are left out: compiled code cannot be asked for them.
func methodList(t types.Type, pkg *types.Package, of func(types.Type) (reflect.Type, error)) ([]Method, error) {
	values := types.NewMethodSet(t)
	all := types.NewMethodSet(types.NewPointer(t))
	var list []Method
	for i := range all.Len() {
		sel := all.At(i)
		m := sel.Obj().(*types.Func)
		if !m.Exported() && m.Pkg() != pkg {
			continue
		}
		rt, err := of(withoutReceiver(sel.Type().(*types.Signature)))
		if err != nil {
			return nil, err
		}
		path := sel.Index()
		list = append(list, Method{
			Name: m.Name(), Type: rt, Path: path[: len(path)-1 : len(path)-1],
			Ptr: values.Lookup(m.Pkg(), m.Name()) == nil,
		})
	}
	return list, nil
}

// embedding gives a struct type without a name the methods of its embedded fields.
func (ts *Types) embedding(t *types.Struct, under reflect.Type) (reflect.Type, error) {
	var pkg *types.Package
	for i := range t.NumFields() {
		if f := t.Field(i); f.Embedded() && !f.Exported() {
			pkg = f.Pkg()
		}
	}
	list, err := methodList(t, pkg, ts.of)
	if err != nil || len(list) == 0 {
		return under, err
	}
	n, err := newType("main", under.String(), under, false)
	if err != nil {
		return nil, err
	}
	if err := n.complete(under); err != nil {
		return nil, err
	}
	return n.typ, n.SetMethods(list)
}

func withoutReceiver(s *types.Signature) *types.Signature {
	return types.NewSignatureType(nil, nil, nil, s.Params(), s.Results(), s.Variadic())
}
