package rtype

import (
	"go/token"
	"reflect"
	"strings"
	"sync"
	"unsafe"
)

// twins are the types as a compiled program has them: fields with unexported
// names are closed to package reflect, so that package fmt leaves the methods of
// what is in them alone. Values are the same in memory, methods the same code.
var twins struct {
	sync.Mutex
	of    map[reflect.Type]reflect.Type
	needs map[reflect.Type]bool
}

// Twin returns the type that t would be in a compiled program. It is t where no
// value of t holds a field with an unexported name of a type made here.
func Twin(t reflect.Type) reflect.Type {
	twins.Lock()
	defer twins.Unlock()
	if twins.of == nil {
		twins.of, twins.needs = map[reflect.Type]reflect.Type{}, map[reflect.Type]bool{}
	}
	tw, err := twin(t)
	if err != nil {
		return t
	}
	return tw
}

func twin(t reflect.Type) (reflect.Type, error) {
	if tw := twins.of[t]; tw != nil {
		return tw, nil
	}
	if !needsTwin(t) {
		return t, nil
	}
	if n := namedAt(t); n != nil {
		return n.twinOf(t)
	}
	tw, err := twinOfParts(t)
	if err == nil {
		twins.of[t] = tw
	}
	return tw, err
}

// needsTwin reports whether a type made here with an unexported field can be
// reached.
func needsTwin(t reflect.Type) bool {
	need, ok := twins.needs[t]
	if !ok {
		need = reaches(t, map[reflect.Type]bool{})
		twins.needs[t] = need
	}
	return need
}

func reaches(t reflect.Type, seen map[reflect.Type]bool) bool {
	if seen[t] {
		return false
	}
	seen[t] = true
	if t.Name() != "" && !madeHere(t) {
		return false
	}
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array:
		return reaches(t.Elem(), seen)
	case reflect.Map:
		return reaches(t.Key(), seen) || reaches(t.Elem(), seen)
	case reflect.Struct:
		for i := range t.NumField() {
			f := t.Field(i)
			if f.PkgPath == "" && !token.IsExported(f.Name) || reaches(f.Type, seen) {
				return true
			}
		}
	}
	return false
}

// madeHere reports whether the type lies in this package's memory.
func madeHere(t reflect.Type) bool {
	p := uintptr(address(t))
	start := uintptr(unsafe.Pointer(unsafe.SliceData(arena.block)))
	return p >= start && p < start+uintptr(len(arena.block))
}

var namedTypes = map[reflect.Type]*Named{}

// namedAt returns the named type that t or, for a pointer, its element is.
func namedAt(t reflect.Type) *Named {
	lock.Lock()
	defer lock.Unlock()
	return namedTypes[t]
}

// twinOf makes the twin of a named type; t is the type or the pointer to it.
func (n *Named) twinOf(t reflect.Type) (reflect.Type, error) {
	w, err := n.copied()
	if err != nil {
		return nil, err
	}
	twins.of[n.typ], twins.of[n.ptr] = w.typ, w.ptr
	under, err := twinOfParts(n.typ)
	if err == nil {
		err = w.complete(under)
	}
	if err != nil {
		twins.of[n.typ], twins.of[n.ptr] = n.typ, n.ptr
		return t, err
	}
	lock.Lock()
	defer lock.Unlock()
	n.twin = w
	return twins.of[t], w.tables(n.methods)
}

// copied is a new type with the same name, layout and code.
func (n *Named) copied() (*Named, error) {
	w, err := newType(n.pkg, n.typ.String(), n.typ, !n.unnamed)
	if err != nil {
		return nil, err
	}
	lock.Lock()
	defer lock.Unlock()
	delete(namedTypes, w.typ)
	delete(namedTypes, w.ptr)
	w.slots = n.slots
	return w, nil
}

// twinOfParts makes a type without a name of the twins of what t is made of.
func twinOfParts(t reflect.Type) (reflect.Type, error) {
	switch t.Kind() {
	case reflect.Struct:
		return twinOfStruct(t)
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
	default:
		return t, nil
	}
	e, err := twin(t.Elem())
	if err != nil {
		return nil, err
	}
	switch t.Kind() {
	case reflect.Pointer:
		return reflect.PointerTo(e), nil
	case reflect.Slice:
		return reflect.SliceOf(e), nil
	case reflect.Array:
		return reflect.ArrayOf(t.Len(), e), nil
	}
	k, err := twin(t.Key())
	if err != nil {
		return nil, err
	}
	return reflect.MapOf(k, e), nil
}

func twinOfStruct(t reflect.Type) (reflect.Type, error) {
	fields := make([]field, t.NumField())
	for i := range fields {
		f := t.Field(i)
		ft, err := twin(f.Type)
		if err != nil {
			return nil, err
		}
		tag := string(f.Tag)
		if !token.IsExported(f.Name) {
			tag = strings.TrimPrefix(strings.TrimPrefix(tag, hides), " ")
		}
		fields[i] = field{f.Name, ft, tag, f.Anonymous}
	}
	if plain(fields) {
		return structOf(fields)
	}
	base := reflect.StructOf(numbered(fields))
	lock.Lock()
	defer lock.Unlock()
	return relabelled(base, fields, false)
}
