package session

import (
	"go/token"
	"reflect"
)

// compiled returns the type of that name in a compiled package, nil when there is
// none.
func (s *Session) compiled(path, name string) reflect.Type {
	if !token.IsExported(name) {
		return hidden(s.kernel.Symbols(path), path, name)
	}
	v, ok := s.kernel.Symbol(path, name)
	if !ok || v.Kind() != reflect.Pointer || !v.IsNil() {
		return nil
	}
	return v.Type().Elem()
}

// hidden finds a type that its package does not export, such as that of
// binary.LittleEndian, among what can be reached from what the package exports.
func hidden(symbols map[string]reflect.Value, path, name string) reflect.Type {
	seen := map[reflect.Type]bool{}
	var queue []reflect.Type
	add := func(t reflect.Type) {
		if !seen[t] {
			seen[t] = true
			queue = append(queue, t)
		}
	}
	for _, v := range symbols {
		if v.IsValid() {
			add(v.Type())
		}
	}
	for len(queue) > 0 {
		t := queue[0]
		queue = queue[1:]
		if t.PkgPath() == path && t.Name() == name {
			return t
		}
		for _, part := range parts(t, path) {
			add(part)
		}
	}
	return nil
}

// parts are the types that a type of the package at path shows: what it is made
// of, and what its methods take and return.
func parts(t reflect.Type, path string) (list []reflect.Type) {
	if t.PkgPath() != "" && t.PkgPath() != path {
		return nil
	}
	for i := range t.NumMethod() {
		list = append(list, t.Method(i).Type)
	}
	switch t.Kind() {
	case reflect.Struct:
		for i := range t.NumField() {
			if f := t.Field(i); f.IsExported() {
				list = append(list, f.Type)
			}
		}
	case reflect.Func:
		for i := range t.NumIn() {
			list = append(list, t.In(i))
		}
		for i := range t.NumOut() {
			list = append(list, t.Out(i))
		}
	case reflect.Map:
		list = append(list, t.Key(), t.Elem())
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Chan:
		list = append(list, t.Elem())
	}
	return list
}
