package rtype

import (
	"go/token"
	"reflect"
	"sort"
	"strings"
	"unsafe"
)

// signature is a method without an implementation.
type signature struct {
	name string
	typ  reflect.Type // a func type, without the receiver
}

// interfaceOf makes an interface type without a name. pkg is the package of its
// unexported methods.
func interfaceOf(pkg string, methods []signature) (reflect.Type, error) {
	if len(methods) == 0 {
		return reflect.TypeFor[any](), nil
	}
	sort.Slice(methods, func(i, j int) bool { return methods[i].name < methods[j].name })
	lock.Lock()
	defer lock.Unlock()
	p, err := allot(unsafe.Sizeof(interfaceType{}))
	if err != nil {
		return nil, err
	}
	t := (*interfaceType)(p)
	*t = *(*interfaceType)(address(reflect.TypeFor[interface{ M() }]()))
	t.flags &^= flagNamed | flagUncommon | flagExtraStar
	t.hash, t.ptrToThis = hashOf(p), 0
	if t.str, err = nameNumber(interfaceText(pkg, methods), 0); err != nil {
		return nil, err
	}
	if t.pkgPath, err = nameOf(pkg, "", 0); err != nil {
		return nil, err
	}
	list, err := allot(unsafe.Sizeof(imethod{}) * uintptr(len(methods)))
	if err != nil {
		return nil, err
	}
	t.methods = unsafe.Slice((*imethod)(list), len(methods))
	for i, m := range methods {
		n, err := nameNumber(m.name, nameExported)
		if err != nil {
			return nil, err
		}
		t.methods[i] = imethod{n, typeNumber(m.typ)}
		kept(m.typ)
	}
	return typeAt(p), nil
}

// interfaceText is the text of the type as package reflect writes it.
func interfaceText(pkg string, methods []signature) string {
	var b strings.Builder
	b.WriteString("interface { ")
	for i, m := range methods {
		if i > 0 {
			b.WriteString("; ")
		}
		if !token.IsExported(m.name) {
			b.WriteString(pkg + ".")
		}
		b.WriteString(m.name + strings.TrimPrefix(m.typ.String(), "func"))
	}
	return b.String() + " }"
}
