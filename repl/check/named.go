package check

import (
	"go/types"
	"reflect"
	"unsafe"
)

// go/types lets methods be added to a named type and never taken away, and
// expands the methods of an instance only as often as its origin had methods at
// that time. A session needs both: a cell that fails must leave no method
// behind, and a generic type gets methods after it was instantiated. The method
// that is added must have the parameters that its body uses, which are known
// only later. This file alone reaches into go/types for that; tests fail when
// the fields move.

// hasMethods is the bit of types.Named.state_ that says that the methods of an
// instance are expanded.
const hasMethods = 1 << 2

// methodsOf returns the place where a named type keeps its methods.
func methodsOf(n *types.Named) *[]*types.Func {
	f := reflect.ValueOf(n).Elem().FieldByName("methods")
	return (*[]*types.Func)(unsafe.Pointer(f.UnsafeAddr()))
}

// unexpand makes an instance expand its methods anew.
func unexpand(n *types.Named) {
	v := reflect.ValueOf(n).Elem()
	inst := v.FieldByName("inst")
	if inst.IsNil() {
		return
	}
	*methodsOf(n) = nil
	*(*uint32)(unsafe.Pointer(v.FieldByName("state_").UnsafeAddr())) &^= hasMethods
	*(*int)(unsafe.Pointer(inst.Elem().FieldByName("expandedMethods").UnsafeAddr())) = 0
	*(**types.Context)(unsafe.Pointer(inst.Elem().FieldByName("ctxt").UnsafeAddr())) = types.NewContext()
}

// setType gives a function another object's type.
func setType(f *types.Func, t types.Type) {
	v := reflect.ValueOf(f).Elem().FieldByName("object").FieldByName("typ")
	*(*types.Type)(unsafe.Pointer(v.UnsafeAddr())) = t
}

// instancesIn returns the instances that a context holds.
func instancesIn(c *types.Context) (list []types.Type) {
	all := reflect.ValueOf(c).Elem().FieldByName("typeMap").MapRange()
	for all.Next() {
		entries := all.Value()
		for i := range entries.Len() {
			f := entries.Index(i).FieldByName("instance")
			list = append(list, *(*types.Type)(unsafe.Pointer(f.UnsafeAddr())))
		}
	}
	return list
}
