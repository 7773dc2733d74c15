package show

import (
	"fmt"
	"reflect"
)

// counted is how many values Size looks at before it guesses.
const counted = 100_000

// Size estimates the memory that a value holds, with all that it points at, in
// bytes. What is reached twice counts once.
func Size(v reflect.Value) int {
	s := sizer{seen: map[uintptr]bool{}}
	if v = unwrap(v); !v.IsValid() {
		return 0
	}
	return int(v.Type().Size()) + s.behind(v)
}

// Bytes prints a size: "1.2 kB".
func Bytes(n int) string {
	switch {
	case n < 1000:
		return fmt.Sprintf("%d B", n)
	case n < 1_000_000:
		return fmt.Sprintf("%.3g kB", float64(n)/1e3)
	case n < 1_000_000_000:
		return fmt.Sprintf("%.3g MB", float64(n)/1e6)
	}
	return fmt.Sprintf("%.3g GB", float64(n)/1e9)
}

type sizer struct {
	seen map[uintptr]bool
	n    int // values looked at
}

// behind is the size of what v points at, without v itself.
func (s *sizer) behind(v reflect.Value) int {
	if s.n++; s.n > counted {
		return 0
	}
	switch v.Kind() {
	case reflect.String:
		return v.Len()
	case reflect.Pointer:
		if v.IsNil() || s.again(v.Pointer()) {
			return 0
		}
		return int(v.Type().Elem().Size()) + s.behind(v.Elem())
	case reflect.Interface:
		if v.IsNil() {
			return 0
		}
		return int(v.Elem().Type().Size()) + s.behind(v.Elem())
	case reflect.Struct:
		sum := 0
		for i := range v.NumField() {
			sum += s.behind(v.Field(i))
		}
		return sum
	case reflect.Slice:
		if v.IsNil() || s.again(v.Pointer()) {
			return 0
		}
		return v.Cap()*int(v.Type().Elem().Size()) + s.items(v)
	case reflect.Array:
		return s.items(v)
	case reflect.Map:
		return s.entries(v)
	case reflect.Chan:
		return v.Cap() * int(v.Type().Elem().Size())
	}
	return 0
}

func (s *sizer) again(p uintptr) bool {
	if s.seen[p] {
		return true
	}
	s.seen[p] = true
	return false
}

// items is what the elements of a list point at.
func (s *sizer) items(v reflect.Value) int {
	if flat(v.Type().Elem()) {
		return 0
	}
	sum, n := 0, v.Len()
	for i := range n {
		if s.n > counted && i > 0 {
			return sum / i * n
		}
		sum += s.behind(v.Index(i))
	}
	return sum
}

func (s *sizer) entries(v reflect.Value) int {
	if v.IsNil() || s.again(v.Pointer()) {
		return 0
	}
	t := v.Type()
	each := int(t.Key().Size()+t.Elem().Size()) + 1 // and a byte to find it by
	sum := v.Len() * each
	if flat(t.Key()) && flat(t.Elem()) {
		return sum
	}
	inner, i := 0, 0
	for it := v.MapRange(); it.Next(); i++ {
		if s.n > counted && i > 0 {
			return sum + inner/i*v.Len()
		}
		inner += s.behind(it.Key()) + s.behind(it.Value())
	}
	return sum + inner
}

// flat reports whether values of the type point at nothing.
func flat(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Array:
		return flat(t.Elem())
	case reflect.Struct:
		for i := range t.NumField() {
			if !flat(t.Field(i).Type) {
				return false
			}
		}
		return true
	case reflect.String, reflect.Pointer, reflect.Interface, reflect.Slice, reflect.Map, reflect.Chan, reflect.Func, reflect.UnsafePointer:
		return false
	}
	return true
}
