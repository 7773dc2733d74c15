package kernel

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
)

// deepest is how deep a value may be nested that package fmt is given. It follows
// one that holds itself until the stack ends, and with it the process.
const deepest = 2000

// checkCyclic panics when a value could not be printed for holding itself.
func checkCyclic(v any) {
	t := reflect.TypeOf(v)
	if t == nil || !mayHoldItself(t) {
		return
	}
	if rv := reflect.ValueOf(v); tooNested(rv, 0, deepest) {
		panic(fmt.Errorf("stack overflow: the %s holds itself, so that its text has no end", strings.ReplaceAll(rv.Type().String(), "interface {}", "any")))
	}
}

var holders sync.Map // type to whether it may hold itself

// mayHoldItself reports whether values of a type can hold themselves in a way that
// package fmt follows: by an interface or a slice or map of their own type, not by
// a pointer.
func mayHoldItself(t reflect.Type) bool {
	if b, ok := holders.Load(t); ok {
		return b.(bool)
	}
	b := holds(t, map[reflect.Type]bool{}, true)
	holders.Store(t, b)
	return b
}

func holds(t reflect.Type, above map[reflect.Type]bool, top bool) bool {
	switch t.Kind() {
	case reflect.Interface:
		return true
	case reflect.Slice, reflect.Array, reflect.Map:
	case reflect.Pointer:
		if !top {
			return false
		}
	case reflect.Struct:
	default:
		return false
	}
	if above[t] {
		return true
	}
	above[t] = true
	defer delete(above, t)
	if t.Kind() == reflect.Struct {
		for i := range t.NumField() {
			if holds(t.Field(i).Type, above, false) {
				return true
			}
		}
		return false
	}
	return t.Kind() == reflect.Map && holds(t.Key(), above, false) || holds(t.Elem(), above, false)
}

// tooNested reports whether v is nested deeper than so many levels.
func tooNested(v reflect.Value, level, most int) bool {
	if level > most {
		return true
	}
	if !v.IsValid() || speaks(v.Type()) && v.CanInterface() {
		return false
	}
	switch v.Kind() {
	case reflect.Interface:
		return !v.IsNil() && mayHoldItself(v.Elem().Type()) && tooNested(v.Elem(), level, most)
	case reflect.Pointer:
		return level == 0 && !v.IsNil() && tooNested(v.Elem(), level+1, most)
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			if tooNested(v.Index(i), level+1, most) {
				return true
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if tooNested(v.Field(i), level+1, most) {
				return true
			}
		}
	case reflect.Map:
		for it := v.MapRange(); it.Next(); {
			if tooNested(it.Key(), level+1, most) || tooNested(it.Value(), level+1, most) {
				return true
			}
		}
	}
	return false
}

var (
	errorType     = reflect.TypeFor[error]()
	stringerType  = reflect.TypeFor[fmt.Stringer]()
	formatterType = reflect.TypeFor[fmt.Formatter]()
)

// speaks reports whether package fmt asks the values of a type for their text.
func speaks(t reflect.Type) bool {
	return t.Implements(errorType) || t.Implements(stringerType) || t.Implements(formatterType)
}
