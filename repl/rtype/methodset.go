package rtype

import (
	"fmt"
	"go/types"
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
	values := types.NewMethodSet(t)
	all := types.NewMethodSet(types.NewPointer(t))
	var list []Method
	for i := range all.Len() {
		sel := all.At(i)
		m := sel.Obj().(*types.Func)
		if !m.Exported() && m.Pkg() != t.Obj().Pkg() {
			continue // compiled code cannot be asked for it
		}
		rt, err := ts.Of(withoutReceiver(sel.Type().(*types.Signature)))
		if err != nil {
			return err
		}
		path := sel.Index()
		list = append(list, Method{
			Name: m.Name(), Type: rt, Path: path[: len(path)-1 : len(path)-1],
			Ptr: values.Lookup(m.Pkg(), m.Name()) == nil,
		})
	}
	return n.SetMethods(list)
}

func withoutReceiver(s *types.Signature) *types.Signature {
	return types.NewSignatureType(nil, nil, nil, s.Params(), s.Results(), s.Variadic())
}
