package rtype

import "reflect"

// promoted returns the implementation of a method that an embedded field has.
func promoted(recv reflect.Type, m Method) reflect.Value {
	return reflect.MakeFunc(withReceiver(recv, m.Type), func(args []reflect.Value) []reflect.Value {
		f := follow(args[0], m.Path)
		var method reflect.Value
		if f.Kind() == reflect.Interface && f.IsNil() || f.Kind() == reflect.Pointer && f.IsNil() && !hasOwn(f, m.Name) {
			dereferenceNil()
		}
		if method = f.MethodByName(m.Name); !method.IsValid() && f.CanAddr() {
			method = f.Addr().MethodByName(m.Name)
		}
		if m.Type.IsVariadic() {
			return method.CallSlice(args[1:])
		}
		return method.Call(args[1:])
	})
}

// hasOwn reports whether pointers have the method, but what they point to has
// not.
func hasOwn(p reflect.Value, name string) bool {
	_, ok := p.Type().Elem().MethodByName(name)
	return !ok
}

// follow returns the embedded field at the path, as Go does: through pointers.
func follow(v reflect.Value, path []int) reflect.Value {
	for _, i := range path {
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				dereferenceNil()
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	return v
}

// dereferenceNil panics as a program does that follows a nil pointer.
func dereferenceNil() {
	var p *int
	*p = 0
}
