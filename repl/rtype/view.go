package rtype

import (
	"fmt"
	"reflect"
	"sync"
	"unsafe"
)

// View returns a value as a compiled program would hold it, for package fmt, and
// whether that differs from v: the types of what it reaches are the twins. What
// has a method that package fmt calls is left to that.
func View(v any) (out any, changed bool) {
	defer func() {
		if r := recover(); r != nil { // package reflect refuses what is too large
			out, changed = v, false
		}
	}()
	return view(v, 0)
}

// deepest is how far interfaces are followed.
const deepest = 50

func view(v any, depth int) (any, bool) {
	if v == nil || depth > deepest {
		return v, false
	}
	t := reflect.TypeOf(v)
	tw := Twin(t)
	changed := tw != t
	if changed {
		(*words)(unsafe.Pointer(&v)).tab = address(tw)
	}
	if speaks(tw) || !holdsInterface(tw, depth == 0) {
		return v, changed
	}
	if r, ok := viewParts(reflect.ValueOf(v), depth); ok {
		return r.Interface(), true
	}
	return v, changed
}

// speaks reports whether package fmt asks values of the type what they are.
func speaks(t reflect.Type) bool {
	return t.Implements(reflect.TypeFor[fmt.Formatter]()) || t.Implements(reflect.TypeFor[error]()) || t.Implements(reflect.TypeFor[fmt.Stringer]())
}

// holdsInterface reports whether values of the type hold interfaces that package
// fmt looks into; through a pointer it looks only when that is what is printed.
func holdsInterface(t reflect.Type, outermost bool) bool {
	if outermost && t.Kind() == reflect.Pointer {
		return t.Elem().Kind() != reflect.Interface && holdsInterface(t.Elem(), false)
	}
	if is, ok := holders.Load(t); ok {
		return is.(bool)
	}
	is := holds(t, map[reflect.Type]bool{})
	holders.Store(t, is)
	return is
}

// holders are the types about which holdsInterface was asked.
var holders sync.Map

func holds(t reflect.Type, seen map[reflect.Type]bool) bool {
	if seen[t] {
		return false
	}
	seen[t] = true
	switch t.Kind() {
	case reflect.Interface:
		return true
	case reflect.Slice, reflect.Array:
		return holds(t.Elem(), seen)
	case reflect.Map:
		return holds(t.Key(), seen) || holds(t.Elem(), seen)
	case reflect.Struct:
		for i := range t.NumField() {
			if f := t.Field(i); f.PkgPath == "" && holds(f.Type, seen) {
				return true
			}
		}
	}
	return false
}

// viewParts returns a copy of v in which the values in interfaces are views, and
// whether one is needed.
func viewParts(v reflect.Value, depth int) (reflect.Value, bool) {
	if depth > 0 && v.Kind() != reflect.Interface && speaks(v.Type()) || !holdsInterface(v.Type(), depth == 0) {
		return v, false
	}
	switch v.Kind() {
	case reflect.Interface:
		return viewInterface(v, depth)
	case reflect.Pointer:
		if v.IsNil() {
			return v, false
		}
		e, ok := viewParts(v.Elem(), depth+1)
		if !ok {
			return v, false
		}
		p := reflect.New(e.Type())
		p.Elem().Set(e)
		return p, true
	case reflect.Slice, reflect.Array:
		return viewList(v, depth)
	case reflect.Map:
		return viewMap(v, depth)
	case reflect.Struct:
		return viewFields(v, depth)
	}
	return v, false
}

func viewInterface(v reflect.Value, depth int) (reflect.Value, bool) {
	if v.IsNil() {
		return v, false
	}
	x, ok := view(v.Elem().Interface(), depth+1)
	if !ok || !reflect.TypeOf(x).Implements(v.Type()) {
		return v, false
	}
	p := reflect.New(v.Type()).Elem()
	p.Set(reflect.ValueOf(x))
	return p, true
}

func viewList(v reflect.Value, depth int) (reflect.Value, bool) {
	var out reflect.Value
	for i := range v.Len() {
		e, ok := viewParts(v.Index(i), depth+1)
		if !ok {
			continue
		}
		if !out.IsValid() {
			out = reflect.New(v.Type()).Elem()
			if v.Kind() == reflect.Slice {
				out.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
			}
			reflect.Copy(out, v)
		}
		out.Index(i).Set(e)
	}
	if !out.IsValid() {
		return v, false
	}
	return out, true
}

func viewMap(v reflect.Value, depth int) (reflect.Value, bool) {
	if v.IsNil() {
		return v, false
	}
	out := reflect.MakeMapWithSize(v.Type(), v.Len())
	changed := false
	for it := v.MapRange(); it.Next(); {
		k, ok := viewParts(it.Key(), depth+1)
		e, too := viewParts(it.Value(), depth+1)
		changed = changed || ok || too
		out.SetMapIndex(k, e)
	}
	if !changed {
		return v, false
	}
	return out, true
}

func viewFields(v reflect.Value, depth int) (reflect.Value, bool) {
	var out reflect.Value
	for i := range v.NumField() {
		if v.Type().Field(i).PkgPath != "" {
			continue
		}
		f, ok := viewParts(v.Field(i), depth+1)
		if !ok {
			continue
		}
		if !out.IsValid() {
			out = reflect.New(v.Type()).Elem()
			out.Set(v)
		}
		out.Field(i).Set(f)
	}
	if !out.IsValid() {
		return v, false
	}
	return out, true
}
