//go:build (linux || darwin) && (amd64 || arm64) && go1.26 && !go1.27

package rtype

import "unsafe"

const (
	supported = true
	stubCount = 16384 // as many as the assembly file has
	stubSize  = 16
)

// table holds the closure that each stub calls.
var table [stubCount]unsafe.Pointer

// firstStub is the address of the first stub; the assembly file sets it.
var firstStub uintptr

// addReflectOff gives a pointer a number that the runtime knows it by.
//
//go:linkname addReflectOff reflect.addReflectOff
//go:noescape
func addReflectOff(ptr unsafe.Pointer) int32

// getitab returns the runtime's note about an interface and a type.
//
//go:linkname getitab runtime.getitab
func getitab(inter, typ unsafe.Pointer, canfail bool) *itab
