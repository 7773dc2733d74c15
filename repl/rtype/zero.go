package rtype

import (
	"reflect"
	"runtime"
	"strings"
	"unsafe"
)

// Package reflect takes a struct for zero when it equals the zero value, and so one
// in which a zero has a sign. The interpreter does not copy an argument that is
// zero. The types made here compare as Go does, except that a question of package
// reflect is answered by all bits.

// signsZero gives a comparable type whose zeros may have a sign its comparison.
// The caller holds the lock.
func signsZero(at *head, t reflect.Type) {
	if at.equal == nil || at.flags&flagRegular != 0 || !hasFloat(t) {
		return
	}
	equal, size := at.equal, at.size
	signed := func(p, q unsafe.Pointer) bool {
		if !(*(*func(p, q unsafe.Pointer) bool)(unsafe.Pointer(&equal)))(p, q) {
			return false
		}
		return allZero(p, size) || !allZero(q, size) || !askedByReflect()
	}
	at.equal = *(*unsafe.Pointer)(unsafe.Pointer(&signed))
	kept(signed, equal)
}

func hasFloat(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Float32, reflect.Float64, reflect.Complex64, reflect.Complex128:
		return true
	case reflect.Array:
		return hasFloat(t.Elem())
	case reflect.Struct:
		for i := range t.NumField() {
			if hasFloat(t.Field(i).Type) {
				return true
			}
		}
	}
	return false
}

func allZero(p unsafe.Pointer, size uintptr) bool {
	for _, b := range unsafe.Slice((*byte)(p), size) {
		if b != 0 {
			return false
		}
	}
	return true
}

// askedByReflect reports whether a comparison is one of reflect.Value.IsZero.
func askedByReflect() bool {
	var pcs [6]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(3, pcs[:])])
	for {
		f, more := frames.Next()
		if strings.HasSuffix(f.Function, "reflect.Value.IsZero") {
			return true
		}
		if !more {
			return false
		}
	}
}
