package kernel

import (
	"errors"
	"reflect"
)

// errorsAs is errors.As for cells. Where the target is of an error type of a
// cell, which compiled code does not know for one, it looks into the wrappers
// that give such values their Error method.
func errorsAs(err error, target any) bool {
	t := reflect.TypeOf(target)
	if err == nil || t == nil || t.Kind() != reflect.Pointer || reflect.ValueOf(target).IsNil() {
		return errors.As(err, target)
	}
	want := t.Elem()
	if want.Kind() == reflect.Interface || want.Implements(reflect.TypeFor[error]()) {
		return errors.As(err, target)
	}
	return findError(err, want, reflect.ValueOf(target).Elem())
}

// findError looks for a value of type want in the tree of errors.
func findError(err error, want reflect.Type, to reflect.Value) bool {
	for err != nil {
		if v := errorValue(err); v.IsValid() && v.Type() == want {
			to.Set(v)
			return true
		}
		if many, ok := err.(interface{ Unwrap() []error }); ok {
			for _, e := range many.Unwrap() {
				if findError(e, want, to) {
					return true
				}
			}
			return false
		}
		err = errors.Unwrap(err)
	}
	return false
}

// errorValue returns the cell's value behind an error.
func errorValue(err error) reflect.Value {
	if t, ok := err.(textualError); ok {
		return reflect.ValueOf(t.value)
	}
	v := reflect.ValueOf(err)
	if v.Kind() != reflect.Struct {
		return reflect.Value{}
	}
	in := v.FieldByName("IValue")
	if !in.IsValid() || in.Kind() != reflect.Interface || in.IsNil() {
		return reflect.Value{}
	}
	if w, _, ok := wrapped(in.Interface()); ok {
		return w
	}
	return in.Elem()
}
