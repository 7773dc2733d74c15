package rtype

import (
	"reflect"
	"unsafe"
)

// Bits of the first byte of a name.
const (
	nameExported = 1 << 0
	nameTag      = 1 << 1
	nameEmbedded = 1 << 3
)

// nameKey is what a name in memory is made of.
type nameKey struct {
	text, tag string
	bits      byte
}

var names = map[nameKey]unsafe.Pointer{}

// nameOf lays out a name as the runtime reads it. The caller holds the lock.
func nameOf(text, tag string, bits byte) (unsafe.Pointer, error) {
	if tag != "" {
		bits |= nameTag
	}
	key := nameKey{text, tag, bits}
	if p := names[key]; p != nil {
		return p, nil
	}
	b := append(varint([]byte{bits}, len(text)), text...)
	if tag != "" {
		b = append(varint(b, len(tag)), tag...)
	}
	p, err := allot(uintptr(len(b)))
	if err != nil {
		return nil, err
	}
	copy(unsafe.Slice((*byte)(p), len(b)), b)
	names[key] = p
	return p, nil
}

// varint appends a number in the form that names have.
func varint(b []byte, n int) []byte {
	for ; n >= 0x80; n >>= 7 {
		b = append(b, byte(n)|0x80)
	}
	return append(b, byte(n))
}

// nameNumber is nameOf as the runtime's number for it.
func nameNumber(text string, bits byte) (int32, error) {
	p, err := nameOf(text, "", bits)
	if err != nil {
		return 0, err
	}
	return addReflectOff(p), nil
}

// typeNumber is the runtime's number for a type.
func typeNumber(t reflect.Type) int32 { return addReflectOff(address(t)) }
