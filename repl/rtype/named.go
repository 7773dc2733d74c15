package rtype

import (
	"reflect"
	"sync"
	"unsafe"
)

// lock guards all that this package lays out.
var lock sync.Mutex

// Named is a type with a name.
type Named struct {
	typ, ptr reflect.Type
	at, ptrs unsafe.Pointer // their memory
	size     uintptr        // of at, without the uncommon part
	pkg      string
	methods  []Method
	slots    map[slotKey]*slot
	notes    []*note
	twin     *Named // nil when there is none yet
	unnamed  bool   // it has methods only
}

// Type returns the type.
func (n *Named) Type() reflect.Type { return n.typ }

// Pointer returns the type of pointers to it.
func (n *Named) Pointer() reflect.Type { return n.ptr }

// newNamed makes a type with a name. shape is a type of the same layout; for a
// func it is one of as many parameters and results. The type can be used at once
// to make others, but values of it only after complete.
func newNamed(pkg, name string, shape reflect.Type) (*Named, error) {
	return newType(pkg, name, shape, true)
}

// newType is newNamed, also for a struct type that has no name, only methods.
func newType(pkg, name string, shape reflect.Type, named bool) (*Named, error) {
	lock.Lock()
	defer lock.Unlock()
	n := &Named{size: kindSize(shape.Kind()), pkg: pkg, slots: map[slotKey]*slot{}, unnamed: !named}
	room := n.size + unsafe.Sizeof(uncommon{})
	if shape.Kind() == reflect.Func {
		room += uintptr(shape.NumIn()+shape.NumOut()) * unsafe.Sizeof(uintptr(0))
	}
	var err error
	if n.at, err = allot(room); err != nil {
		return nil, err
	}
	if n.ptrs, err = allot(unsafe.Sizeof(pointerType{}) + unsafe.Sizeof(uncommon{})); err != nil {
		return nil, err
	}
	n.typ, n.ptr = typeAt(n.at), typeAt(n.ptrs)
	if err := n.pointerPart(name); err != nil {
		return nil, err
	}
	if err := n.fill(shape); err != nil {
		return nil, err
	}
	if (*head)(n.at).str, err = nameNumber(name, nameExported); err != nil {
		return nil, err
	}
	namedTypes[n.typ], namedTypes[n.ptr] = n, n
	return n, nil
}

// pointerPart lays out the pointer type.
func (n *Named) pointerPart(name string) (err error) {
	p := (*pointerType)(n.ptrs)
	*p = *(*pointerType)(address(reflect.TypeFor[*int]()))
	p.elem, p.hash, p.ptrToThis = n.at, hashOf(n.ptrs), 0
	p.flags &^= flagNamed | flagExtraStar
	p.flags |= flagUncommon
	p.str, err = nameNumber("*"+name, nameExported)
	return err
}

// complete gives the type its contents: those of under, which must have the
// layout of the shape that it was made with.
func (n *Named) complete(under reflect.Type) error {
	lock.Lock()
	defer lock.Unlock()
	if err := n.fill(under); err != nil {
		return err
	}
	return n.remember()
}

// fill copies a type without a name into this one. The caller holds the lock.
func (n *Named) fill(from reflect.Type) error {
	at := (*head)(n.at)
	str := at.str
	copy(unsafe.Slice((*byte)(n.at), n.size), unsafe.Slice((*byte)(address(from)), n.size))
	kept(from)
	at.str, at.hash = str, hashOf(n.at)
	at.ptrToThis = addReflectOff(n.ptrs)
	at.flags = at.flags&^(flagExtraStar|flagNamed) | flagUncommon
	if !n.unnamed {
		at.flags |= flagNamed
	}
	if from.Kind() == reflect.Struct || from.Kind() == reflect.Array {
		signsZero(at, from)
	}
	if from.Kind() == reflect.Func {
		n.parameters(from)
	}
	number, err := nameNumber(n.pkg, 0)
	if err != nil {
		return err
	}
	for _, u := range []*uncommon{n.uncommon(), n.pointerUncommon()} {
		u.pkgPath = number
		if u.offset == 0 {
			u.offset = uint32(unsafe.Sizeof(uncommon{}))
		}
	}
	return nil
}

// parameters copies the types of a func's parameters and results, which follow
// the uncommon part.
func (n *Named) parameters(from reflect.Type) {
	count := from.NumIn() + from.NumOut()
	to := unsafe.Slice((*unsafe.Pointer)(unsafe.Add(n.at, n.size+unsafe.Sizeof(uncommon{}))), count)
	for i := range count {
		if i < from.NumIn() {
			to[i] = address(from.In(i))
		} else {
			to[i] = address(from.Out(i - from.NumIn()))
		}
	}
}

func (n *Named) uncommon() *uncommon { return (*uncommon)(unsafe.Add(n.at, n.size)) }

func (n *Named) pointerUncommon() *uncommon {
	return (*uncommon)(unsafe.Add(n.ptrs, unsafe.Sizeof(pointerType{})))
}

// direct reports whether an interface holds a value of the type itself.
func (n *Named) direct() bool { return (*head)(n.at).flags&flagDirect != 0 }
