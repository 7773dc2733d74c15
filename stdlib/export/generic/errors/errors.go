// Package errors is the generic part of Go's.
package errors

// AsType finds the first error in the tree of err that is an E.
func AsType[E error](err error) (E, bool) {
	var found E
	if err == nil {
		return found, false
	}
	if e, ok := err.(E); ok {
		return e, true
	}
	if x, ok := err.(interface{ As(any) bool }); ok && x.As(&found) {
		return found, true
	}
	switch x := err.(type) {
	case interface{ Unwrap() error }:
		return AsType[E](x.Unwrap())
	case interface{ Unwrap() []error }:
		for _, wrapped := range x.Unwrap() {
			if e, ok := AsType[E](wrapped); ok {
				return e, true
			}
		}
	}
	var zero E
	return zero, false
}
