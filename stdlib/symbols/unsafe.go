package symbols

import (
	"reflect"
	"unsafe"

	"github.com/traefik/yaegi/interp"
)

// addUnsafe adds what an interpreter can do of package unsafe, and the hook by
// which it converts between pointers.
func addUnsafe(all interp.Exports) {
	all["unsafe/unsafe"] = map[string]reflect.Value{
		"Pointer":  reflect.ValueOf((*unsafe.Pointer)(nil)),
		"Add":      reflect.ValueOf(func(p unsafe.Pointer, n int) unsafe.Pointer { return unsafe.Add(p, n) }),
		"Sizeof":   reflect.ValueOf(func(v any) uintptr { return reflect.TypeOf(v).Size() }),
		"Alignof":  reflect.ValueOf(func(v any) uintptr { return uintptr(reflect.TypeOf(v).Align()) }),
		"Offsetof": reflect.ValueOf(func(any) uintptr { return 0 }), // worked out by the interpreter; this is its signature
	}
	all["github.com/traefik/yaegi/yaegi"] = map[string]reflect.Value{"convert": reflect.ValueOf(convert)}
}

// convert returns the function that converts a value of type from to type to
// where one of them is an unsafe.Pointer, and nil elsewhere.
func convert(from, to reflect.Type) func(src, dest reflect.Value) {
	pointer := func(src reflect.Value) unsafe.Pointer { return src.Interface().(unsafe.Pointer) }
	fromPointer, toPointer := from.Kind() == reflect.UnsafePointer, to.Kind() == reflect.UnsafePointer
	switch {
	case toPointer && from.Kind() == reflect.Uintptr:
		return func(src, dest reflect.Value) {
			u := uintptr(src.Uint())
			dest.SetPointer(*(*unsafe.Pointer)(unsafe.Pointer(&u)))
		}
	case toPointer:
		return func(src, dest reflect.Value) { dest.SetPointer(src.UnsafePointer()) }
	case fromPointer && to.Kind() == reflect.Uintptr:
		return func(src, dest reflect.Value) { dest.SetUint(uint64(uintptr(pointer(src)))) }
	case fromPointer:
		return func(src, dest reflect.Value) { dest.Set(reflect.NewAt(dest.Type().Elem(), pointer(src))) }
	}
	return nil
}
