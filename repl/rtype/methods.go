package rtype

import (
	"fmt"
	"reflect"
	"sort"
	"unsafe"
)

// Method is one method of a named type.
type Method struct {
	Name string
	Type reflect.Type // a func type, without the receiver
	Ptr  bool         // only pointers to the type have it
	// Path leads to the embedded field that has the method, empty when the type
	// itself has it and an implementation is to be given to Bind.
	Path []int
}

// slotKey tells slots apart: a method that is declared again with other types is
// another one for those who called it before.
type slotKey struct {
	name string
	typ  reflect.Type
}

// slot is how compiled code calls a method.
type slot struct {
	Method
	word  int // stub that takes the receiver as a pointer, or as the word it is
	value int // stub that takes it as it is; -1 for a pointer's
}

var stubsUsed int

// SetMethods makes these the methods of the type. Those that it had under the
// same names and types keep their implementations.
func (n *Named) SetMethods(list []Method) error {
	lock.Lock()
	defer lock.Unlock()
	list = append([]Method(nil), list...)
	sort.Slice(list, func(i, j int) bool { return list[i].Name < list[j].Name })
	for _, m := range list {
		if _, err := n.slot(m); err != nil {
			return err
		}
	}
	if n.twin != nil {
		if err := n.twin.tables(list); err != nil {
			return err
		}
	}
	return n.tables(list)
}

// tables lays out the method tables. The caller holds the lock.
func (n *Named) tables(list []Method) error {
	if err := n.table(n.pointerUncommon(), list, true); err != nil {
		return err
	}
	own := list[:0:0]
	for _, m := range list {
		if !m.Ptr {
			own = append(own, m)
		}
	}
	if err := n.table(n.uncommon(), own, false); err != nil {
		return err
	}
	n.methods = list
	n.mend()
	return nil
}

// slot returns the slot of a method, a new one when it has none.
func (n *Named) slot(m Method) (*slot, error) {
	key := slotKey{m.Name, m.Type}
	s := n.slots[key]
	if s != nil && s.value < 0 && !m.Ptr {
		s = nil // it was one of pointers alone
	}
	if s == nil {
		need := 2
		if m.Ptr {
			need = 1
		}
		if stubsUsed+need > stubCount {
			return nil, fmt.Errorf("this process has declared %d methods, which is as many as it can hold; start naslab again to go on", stubsUsed)
		}
		s = &slot{Method: m, word: stubsUsed, value: -1}
		if !m.Ptr {
			s.value = stubsUsed + 1
		}
		stubsUsed += need
		n.slots[key] = s
		kept(m.Type)
		n.unready(s)
	}
	switch {
	case len(m.Path) > 0:
		s.Method = m
		n.bind(s, promoted(n.receiver(m), m))
	case len(s.Path) > 0 || s.Ptr != m.Ptr: // it was an embedded field's, or had another receiver
		s.Method = m
		n.unready(s)
	}
	return s, nil
}

// unready makes a method without an implementation say so.
func (n *Named) unready(s *slot) {
	why := fmt.Sprintf("method %s of %s is declared but has no code yet", s.Name, n.typ)
	n.bind(s, reflect.MakeFunc(withReceiver(n.receiver(s.Method), s.Type), func([]reflect.Value) []reflect.Value { panic(why) }))
}

// receiver is the type of a method's receiver.
func (n *Named) receiver(m Method) reflect.Type {
	if m.Ptr {
		return n.ptr
	}
	return n.typ
}

// table lays out a method table. The caller holds the lock.
func (n *Named) table(u *uncommon, list []Method, ptr bool) error {
	p, err := allot(unsafe.Sizeof(method{}) * uintptr(len(list)))
	if err != nil {
		return err
	}
	to := unsafe.Slice((*method)(p), len(list))
	for i, m := range list {
		s := n.slots[slotKey{m.Name, m.Type}]
		if to[i].name, err = nameNumber(m.Name, nameExported); err != nil {
			return err
		}
		to[i].typ = typeNumber(m.Type)
		to[i].ifn = addReflectOff(stub(s.word))
		to[i].tfn = to[i].ifn
		if !ptr {
			to[i].tfn = addReflectOff(stub(s.value))
			if n.direct() {
				to[i].ifn = to[i].tfn
			}
		}
	}
	// A goroutine that looks meanwhile must not count beyond a table's end.
	offset := uint32(uintptr(p) - uintptr(unsafe.Pointer(u)))
	if int(u.count) > len(list) {
		u.exports, u.count = uint16(len(list)), uint16(len(list))
	}
	u.offset = offset
	u.exports, u.count = uint16(len(list)), uint16(len(list))
	return nil
}

// stub returns the code of a stub.
func stub(i int) unsafe.Pointer {
	at := firstStub + uintptr(i)*stubSize
	return *(*unsafe.Pointer)(unsafe.Pointer(&at))
}

// Bind gives the methods of that name their implementation: a function whose
// first parameter is the receiver. It may be given again.
func (n *Named) Bind(name string, f reflect.Value) error {
	lock.Lock()
	defer lock.Unlock()
	done := false
	for _, s := range n.slots {
		if s.Name == name && len(s.Path) == 0 && f.Type() == withReceiver(n.receiver(s.Method), s.Type) {
			n.bind(s, f)
			done = true
		}
	}
	if !done {
		return fmt.Errorf("%s has no method %s of type %s", n.typ, name, f.Type())
	}
	return nil
}

// bind points the stubs of a slot to a function.
func (n *Named) bind(s *slot, f reflect.Value) {
	if s.Ptr {
		table[s.word] = closure(f)
		return
	}
	table[s.value] = closure(f)
	table[s.word] = closure(n.throughPointer(s, f))
}

// throughPointer is a method of values called with a pointer to one.
func (n *Named) throughPointer(s *slot, f reflect.Value) reflect.Value {
	return reflect.MakeFunc(withReceiver(n.ptr, s.Type), func(args []reflect.Value) []reflect.Value {
		if args[0].IsNil() {
			panic(nilReceiver(fmt.Sprintf("value method %s.%s called using nil *%s pointer", n.typ, s.Name, n.typ.Name())))
		}
		args[0] = args[0].Elem()
		if s.Type.IsVariadic() {
			return f.CallSlice(args)
		}
		return f.Call(args)
	})
}

// withReceiver is a method's type with the receiver as the first parameter.
func withReceiver(recv, t reflect.Type) reflect.Type {
	in := []reflect.Type{recv}
	for i := range t.NumIn() {
		in = append(in, t.In(i))
	}
	var out []reflect.Type
	for i := range t.NumOut() {
		out = append(out, t.Out(i))
	}
	return reflect.FuncOf(in, out, t.IsVariadic())
}

// nilReceiver is the runtime error for a method of values called with a nil
// pointer.
type nilReceiver string

func (e nilReceiver) Error() string { return string(e) }

// RuntimeError marks the error as one of the runtime.
func (nilReceiver) RuntimeError() {}
