package rtype

import (
	"fmt"
	"go/types"
	"reflect"
	"unsafe"
)

// shape returns a runtime type of the same layout as t that does without what t
// points to, and so exists before t can. It has the same kind of contents, since
// package reflect looks at these when it makes a map type.
func (ts *Types) shape(t types.Type) (reflect.Type, error) {
	if rt, ok := ts.shapes.At(t).(reflect.Type); ok {
		return rt, nil
	}
	rt, err := ts.shapeOf(t)
	if err == nil {
		ts.shapes.Set(t, rt)
	}
	return rt, err
}

func (ts *Types) shapeOf(t types.Type) (reflect.Type, error) {
	switch t := ts.source(t).(type) {
	case *types.Named:
		if !ts.plain(t) && !ts.own(t) {
			return ts.compiled(t)
		}
		return ts.shape(t.Underlying())
	case *types.Basic:
		return basic(t)
	case *types.Pointer:
		return reflect.TypeFor[*int](), nil
	case *types.Slice:
		return reflect.TypeFor[[]byte](), nil
	case *types.Map:
		return reflect.TypeFor[map[int]int](), nil
	case *types.Chan:
		return reflect.TypeFor[chan int](), nil
	case *types.Signature:
		return anyFunc(t.Params().Len(), t.Results().Len()), nil
	case *types.Array:
		e, err := ts.shape(t.Elem())
		if err != nil {
			return nil, err
		}
		return reflect.ArrayOf(int(t.Len()), e), nil
	case *types.Struct:
		if rt := ts.compiledStruct(t); rt != nil {
			return rt, nil
		}
		fields, err := ts.fields(t, ts.shape)
		if err != nil {
			return nil, err
		}
		for i := range fields {
			name := fmt.Sprintf("F%d", i)
			if fields[i].name == "_" {
				name = "_"
			}
			fields[i] = field{name: name, typ: fields[i].typ}
		}
		return structOf(fields)
	case *types.Interface:
		if t.NumMethods() == 0 {
			return reflect.TypeFor[any](), nil
		}
		return reflect.TypeFor[interface{ M() }](), nil
	}
	return nil, fmt.Errorf("type %s has no form at run time", t)
}

// anyFunc is a func type with so many parameters and results.
func anyFunc(in, out int) reflect.Type {
	ints := func(n int) []reflect.Type {
		list := make([]reflect.Type, n)
		for i := range list {
			list[i] = reflect.TypeFor[int]()
		}
		return list
	}
	return reflect.FuncOf(ints(in), ints(out), false)
}

var basics = map[types.BasicKind]reflect.Type{
	types.Bool: reflect.TypeFor[bool](), types.String: reflect.TypeFor[string](),
	types.Int: reflect.TypeFor[int](), types.Int8: reflect.TypeFor[int8](),
	types.Int16: reflect.TypeFor[int16](), types.Int32: reflect.TypeFor[int32](),
	types.Int64: reflect.TypeFor[int64](), types.Uint: reflect.TypeFor[uint](),
	types.Uint8: reflect.TypeFor[uint8](), types.Uint16: reflect.TypeFor[uint16](),
	types.Uint32: reflect.TypeFor[uint32](), types.Uint64: reflect.TypeFor[uint64](),
	types.Uintptr: reflect.TypeFor[uintptr](), types.Float32: reflect.TypeFor[float32](),
	types.Float64: reflect.TypeFor[float64](), types.Complex64: reflect.TypeFor[complex64](),
	types.Complex128: reflect.TypeFor[complex128](), types.UnsafePointer: reflect.TypeFor[unsafe.Pointer](),
}

func basic(t *types.Basic) (reflect.Type, error) {
	if t.Kind() == types.UntypedNil {
		return reflect.TypeFor[any](), nil
	}
	if rt := basics[types.Default(t).(*types.Basic).Kind()]; rt != nil {
		return rt, nil
	}
	return nil, fmt.Errorf("type %s has no form at run time", t)
}
