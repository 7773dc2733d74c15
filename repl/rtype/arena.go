package rtype

import (
	"errors"
	"unsafe"
)

// arenaSize is how much address space the types of a process may take; memory is
// used as it is needed.
const arenaSize = 256 << 20

// arena is the memory of all types that this package makes.
var arena struct {
	block []byte
	used  uintptr // from the start
	top   uintptr // where what lies at the end begins
	keep  []any   // what the block points to in the heap
}

var errFull = errors.New("this process has declared as many types as it can hold; start naslab again to go on")

// allot returns zeroed memory for n bytes. The caller holds the lock.
func allot(n uintptr) (unsafe.Pointer, error) {
	n = (n + 15) &^ 15
	if arena.used+n >= arena.top {
		return nil, errFull
	}
	p := unsafe.Pointer(&arena.block[arena.used])
	arena.used += n
	return p, nil
}

// allotTop returns memory that lies behind all that allot returns. The caller
// holds the lock.
func allotTop(n uintptr) (unsafe.Pointer, error) {
	n = (n + 15) &^ 15
	if arena.used+n >= arena.top {
		return nil, errFull
	}
	arena.top -= n
	return unsafe.Pointer(&arena.block[arena.top]), nil
}

// kept keeps what the block points to.
func kept(what ...any) { arena.keep = append(arena.keep, what...) }
