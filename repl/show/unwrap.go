package show

import (
	"reflect"
	"strings"
	"unsafe"
)

// interpreter is the path of the package whose wrappers are taken off.
const interpreter = "github.com/traefik/yaegi/"

// unwrap returns the value inside of interfaces and of the interpreter's
// wrappers; the zero Value for nil. A wrapper that gives a value its methods
// stays on.
func unwrap(v reflect.Value) reflect.Value {
	for range 8 {
		if !v.IsValid() {
			return v
		}
		if v.Kind() == reflect.Interface {
			if v.IsNil() {
				return reflect.Value{}
			}
			v = v.Elem()
			continue
		}
		inner, ok := wrapped(v)
		if !ok {
			return v
		}
		v = inner
	}
	return v
}

var valueType = reflect.TypeFor[reflect.Value]()

// wrapped returns what is in one of the interpreter's wrappers: a struct that
// holds a reflect.Value, or, where the wrapper has no String or Error method,
// the field IValue of a generated one.
func wrapped(v reflect.Value) (reflect.Value, bool) {
	t := v.Type()
	if t == valueType && v.CanInterface() {
		return v.Interface().(reflect.Value), true
	}
	if t.Kind() != reflect.Struct || !strings.HasPrefix(t.PkgPath(), interpreter) {
		return v, false
	}
	if f, ok := t.FieldByName("value"); ok && f.Type == valueType {
		p := reflect.New(t)
		p.Elem().Set(readable(v))
		return *(*reflect.Value)(unsafe.Add(p.UnsafePointer(), f.Offset)), true
	}
	if f := v.FieldByName("IValue"); f.IsValid() && !hasText(v) {
		return f, true
	}
	return v, false
}

// hasText reports whether the value can say what it is.
func hasText(v reflect.Value) bool {
	if !v.CanInterface() {
		return false
	}
	switch v.Interface().(type) {
	case error, interface{ String() string }:
		return true
	}
	return false
}

// readable returns v without the mark that it came from an unexported field.
func readable(v reflect.Value) reflect.Value {
	if v.CanInterface() {
		return v
	}
	if v.CanAddr() {
		return reflect.NewAt(v.Type(), unsafe.Pointer(v.UnsafeAddr())).Elem()
	}
	return reflect.Zero(v.Type())
}
