package rtype

import (
	"encoding"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"log/slog"
	"reflect"
	"sync/atomic"
	"unsafe"
)

// itab is what the runtime keeps for a pair of an interface and a type. The first
// function is nil when the type does not implement the interface.
type itab struct {
	_   [2]unsafe.Pointer // interface and type
	_   uint64
	fun [1]uintptr
}

// note is an itab that this package made the runtime make.
type note struct {
	*watched
	tab *itab
	ptr bool // for the pointer type
}

// watched is an interface that compiled code asks values for.
type watched struct {
	typ     reflect.Type
	methods []signature
	table   unsafe.Pointer // a method table that has just these
}

// asked are the interfaces that the standard library asks values for; Watch adds
// to them.
var asked = []reflect.Type{
	reflect.TypeFor[error](),
	reflect.TypeFor[fmt.Stringer](),
	reflect.TypeFor[fmt.GoStringer](),
	reflect.TypeFor[fmt.Formatter](),
	reflect.TypeFor[json.Marshaler](),
	reflect.TypeFor[json.Unmarshaler](),
	reflect.TypeFor[encoding.TextMarshaler](),
	reflect.TypeFor[encoding.TextUnmarshaler](),
	reflect.TypeFor[encoding.BinaryMarshaler](),
	reflect.TypeFor[encoding.BinaryUnmarshaler](),
	reflect.TypeFor[xml.Marshaler](),
	reflect.TypeFor[xml.Unmarshaler](),
	reflect.TypeFor[interface{ Unwrap() error }](),
	reflect.TypeFor[interface{ Unwrap() []error }](),
	reflect.TypeFor[interface{ Is(error) bool }](),
	reflect.TypeFor[interface{ As(any) bool }](),
	reflect.TypeFor[interface{ IsZero() bool }](),
	reflect.TypeFor[interface{ Timeout() bool }](),
	reflect.TypeFor[io.WriterTo](),
	reflect.TypeFor[io.ReaderFrom](),
	reflect.TypeFor[io.StringWriter](),
	reflect.TypeFor[io.Closer](),
	reflect.TypeFor[slog.LogValuer](),
}

// Watch names interfaces that compiled code asks values for by a type assertion,
// so that a type can come to implement them after it was asked. It counts for
// types that are made later.
func Watch(interfaces ...reflect.Type) {
	lock.Lock()
	defer lock.Unlock()
	asked = append(asked, interfaces...)
}

var watching []*watched

// watch prepares the interfaces that were not yet. The caller holds the lock.
func watch() error {
	for _, t := range asked[len(watching):] {
		w := &watched{typ: t}
		p, err := allotTop(unsafe.Sizeof(method{}) * uintptr(t.NumMethod()))
		if err != nil {
			return err
		}
		w.table = p
		to := unsafe.Slice((*method)(p), t.NumMethod())
		for i := range to {
			m := t.Method(i)
			w.methods = append(w.methods, signature{m.Name, m.Type})
			if to[i].name, err = nameNumber(m.Name, nameExported); err != nil {
				return err
			}
			code := addReflectOff(stub(0))
			to[i].typ, to[i].ifn, to[i].tfn = typeNumber(m.Type), code, code
		}
		watching = append(watching, w)
	}
	return nil
}

// remember makes the runtime's notes about a new type while it has no method. The
// runtime would otherwise note for ever, when first asked, that the type does not
// implement an interface.
func (n *Named) remember() error {
	if n.typ.Kind() == reflect.Interface || n.notes != nil {
		return nil
	}
	if err := watch(); err != nil {
		return err
	}
	for _, w := range watching {
		n.note(w, n.at, n.uncommon(), false)
		n.note(w, n.ptrs, n.pointerUncommon(), true)
	}
	return nil
}

func (n *Named) note(w *watched, typ unsafe.Pointer, u *uncommon, ptr bool) {
	old := *u
	u.offset = uint32(uintptr(w.table) - uintptr(unsafe.Pointer(u)))
	u.count, u.exports = uint16(len(w.methods)), uint16(len(w.methods))
	tab := getitab(address(w.typ), typ, true)
	*u = old
	if tab != nil {
		tab.fun[0] = 0
		n.notes = append(n.notes, &note{w, tab, ptr})
	}
}

// mend makes the notes right after methods have come.
func (n *Named) mend() {
	for _, note := range n.notes {
		if code := n.implements(note); code != nil {
			fun := unsafe.Slice(&note.tab.fun[0], len(code))
			copy(fun[1:], code[1:])
			atomic.StoreUintptr(&fun[0], code[0])
		}
	}
}

// implements returns the code of the interface's methods, nil when the type has
// not all of them.
func (n *Named) implements(w *note) []uintptr {
	var code []uintptr
	for _, m := range w.methods {
		s := n.slots[slotKey(m)]
		if s == nil || s.Ptr && !w.ptr || !n.has(s.Method) {
			return nil
		}
		i := s.word
		if !w.ptr && n.direct() {
			i = s.value
		}
		code = append(code, uintptr(stub(i)))
	}
	return code
}

// has reports whether the method is among those last set: slots outlive them.
func (n *Named) has(m Method) bool {
	for _, o := range n.methods {
		if o.Name == m.Name {
			return o.Type == m.Type
		}
	}
	return false
}
