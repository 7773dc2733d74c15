package rtype

import (
	"errors"
	"reflect"
	"unsafe"
)

// Memory returns what cells have of package unsafe, by the names under which their
// text calls it. Pointers and slices of any type come and go as pointers to them.
func Memory() map[string]reflect.Value {
	out := map[string]reflect.Value{}
	for name, f := range map[string]any{
		"UnsafeAdd": add, "UnsafeSlice": slice, "UnsafeSliceData": sliceData,
		"UnsafeString": text, "UnsafeStringData": textData, "Offsetof": offsetof,
	} {
		out[name] = reflect.ValueOf(f)
	}
	return out
}

func add(p unsafe.Pointer, n int) unsafe.Pointer { return unsafe.Add(p, n) }

// header is a slice in memory.
type header struct {
	data     unsafe.Pointer
	len, cap int
}

// slice makes *to, a slice, one of n elements that begins at first.
func slice(to, first any, n int) {
	p := reflect.ValueOf(first).UnsafePointer()
	size := reflect.TypeOf(to).Elem().Elem().Size()
	switch {
	case p == nil && n > 0:
		panic(errors.New("unsafe.Slice: ptr is nil and len is not zero"))
	case n < 0 || p != nil && size > 0 && uintptr(n) > -uintptr(p)/size:
		panic(errors.New("unsafe.Slice: len out of range"))
	case p == nil:
		return
	}
	*(*header)(reflect.ValueOf(to).UnsafePointer()) = header{p, n, n}
}

// sliceData makes *to, a pointer, one to the first element of a slice.
func sliceData(to, list any) {
	*(*unsafe.Pointer)(reflect.ValueOf(to).UnsafePointer()) = reflect.ValueOf(list).UnsafePointer()
}

func text(p *byte, n int) string {
	switch {
	case n < 0 || p != nil && uintptr(n) > -uintptr(unsafe.Pointer(p)):
		panic(errors.New("unsafe.String: len out of range"))
	case p == nil && n > 0:
		panic(errors.New("unsafe.String: ptr is nil and len is not zero"))
	}
	return unsafe.String(p, n)
}

func textData(s string) *byte { return unsafe.StringData(s) }

// offsetof is where a field lies in the struct that p, a nil pointer, points at.
func offsetof(p any, field int) uintptr { return reflect.TypeOf(p).Elem().Field(field).Offset }
