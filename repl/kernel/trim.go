package kernel

import (
	"reflect"
	"unsafe"

	"github.com/traefik/yaegi/interp"
)

// trim lets go of the syntax trees of what has run. The interpreter keeps every
// tree in a list that only its debugger reads, and every function's scope, which
// holds its tree, in its package's: together 8 kB for the smallest cell. Neither
// can be reached but through its name; an interpreter without them is left as it
// is.
func trim(in *interp.Interpreter) {
	if roots := reach(reflect.ValueOf(in).Elem(), "roots", reflect.Slice); roots.IsValid() {
		roots.SetZero()
	}
	if child := reach(mainScope(in), "child", reflect.Slice); child.IsValid() {
		child.SetZero()
	}
}

// Forget makes the interpreter forget variables of texts. What was compiled
// before still has them.
func (k *Kernel) Forget(names ...string) {
	symbols := reach(mainScope(k.in), "sym", reflect.Map)
	if !symbols.IsValid() || symbols.Type().Key().Kind() != reflect.String {
		return
	}
	for _, n := range names {
		symbols.SetMapIndex(reflect.ValueOf(n), reflect.Value{})
	}
}

// mainScope returns the interpreter's scope of package main, the zero Value when
// there is none.
func mainScope(in *interp.Interpreter) reflect.Value {
	scopes := reach(reflect.ValueOf(in).Elem(), "scopes", reflect.Map)
	if !scopes.IsValid() || scopes.Type().Key().Kind() != reflect.String {
		return reflect.Value{}
	}
	p := scopes.MapIndex(reflect.ValueOf("main"))
	if p.Kind() != reflect.Pointer || p.IsNil() {
		return reflect.Value{}
	}
	return p.Elem()
}

// reach returns a field of an addressable struct, so that it can be set, if it is
// there and of that kind.
func reach(v reflect.Value, field string, kind reflect.Kind) reflect.Value {
	if v.Kind() != reflect.Struct {
		return reflect.Value{}
	}
	f := v.FieldByName(field)
	if f.Kind() != kind || !f.CanAddr() {
		return reflect.Value{}
	}
	return reflect.NewAt(f.Type(), unsafe.Pointer(f.UnsafeAddr())).Elem()
}
