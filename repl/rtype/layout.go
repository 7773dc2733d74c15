package rtype

import (
	"reflect"
	"unsafe"
)

// What follows mirrors internal/abi of the Go release that this package is for;
// see selftest.go for how that is made sure.

// head is what every runtime type begins with.
type head struct {
	size, ptrBytes    uintptr
	hash              uint32
	flags             uint8
	align, fieldAlign uint8
	kind              uint8
	equal             unsafe.Pointer // of a func(p, q unsafe.Pointer) bool
	gcData            *byte
	str               int32 // name
	ptrToThis         int32 // type
}

// Flags of a head.
const (
	flagUncommon  = 1 << 0 // an uncommon part follows
	flagExtraStar = 1 << 1
	flagNamed     = 1 << 2
	flagRegular   = 1 << 3 // equality is that of the memory
	flagDirect    = 1 << 5 // an interface holds the value itself, not a pointer
)

// uncommon is the part of a type that has a name or methods.
type uncommon struct {
	pkgPath        int32
	count, exports uint16
	offset         uint32 // from here to the methods
	_              uint32
}

// method is one entry of a method table.
type method struct {
	name, typ int32
	ifn, tfn  int32 // code: receiver as an interface holds it, and as it is
}

type pointerType struct {
	head
	elem unsafe.Pointer
}

type funcType struct {
	_ head
	_ [2]uint16 // number of parameters and results
}

type mapType struct {
	head
	key, elem, group, hasher     unsafe.Pointer
	groupSize, slotSize, elemOff uintptr
	flags                        uint32
}

type arrayType struct {
	_ head
	_ [2]unsafe.Pointer // elements, and a slice of such
	_ uintptr           // length
}

type chanType struct {
	_ head
	_ unsafe.Pointer // elements
	_ int            // direction
}

type structType struct {
	head
	pkgPath unsafe.Pointer
	fields  []structField
}

type structField struct {
	name, typ unsafe.Pointer
	offset    uintptr
}

type interfaceType struct {
	head
	pkgPath unsafe.Pointer
	methods []imethod
}

type imethod struct{ name, typ int32 }

// kindSize is the size of the type of a type of that kind.
func kindSize(k reflect.Kind) uintptr {
	switch k {
	case reflect.Pointer, reflect.Slice:
		return unsafe.Sizeof(pointerType{})
	case reflect.Func:
		return unsafe.Sizeof(funcType{})
	case reflect.Map:
		return unsafe.Sizeof(mapType{})
	case reflect.Array:
		return unsafe.Sizeof(arrayType{})
	case reflect.Chan:
		return unsafe.Sizeof(chanType{})
	case reflect.Struct:
		return unsafe.Sizeof(structType{})
	case reflect.Interface:
		return unsafe.Sizeof(interfaceType{})
	}
	return unsafe.Sizeof(head{})
}

// words is how the compiler holds an interface value.
type words struct{ tab, data unsafe.Pointer }

// address returns the memory of a type.
func address(t reflect.Type) unsafe.Pointer { return (*words)(unsafe.Pointer(&t)).data }

// headOf returns the head of a type.
func headOf(t reflect.Type) *head { return (*head)(address(t)) }

// typeAt returns the type in that memory.
func typeAt(p unsafe.Pointer) reflect.Type {
	t := reflect.TypeFor[int]()
	(*words)(unsafe.Pointer(&t)).data = p
	return t
}

// hashOf makes the hash of the type at an address.
func hashOf(p unsafe.Pointer) uint32 { return uint32(uintptr(p)>>3) * 2654435761 }

// closure returns what a value of a func type points to.
func closure(f reflect.Value) unsafe.Pointer {
	v := reflect.New(f.Type())
	v.Elem().Set(f)
	return *(*unsafe.Pointer)(v.UnsafePointer())
}
