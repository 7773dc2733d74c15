//go:build !((linux || darwin) && (amd64 || arm64) && go1.26 && !go1.27)

package rtype

import "unsafe"

const (
	supported = false
	stubCount = 1
	stubSize  = 0
)

var (
	table     [stubCount]unsafe.Pointer
	firstStub uintptr
)

func addReflectOff(unsafe.Pointer) int32 { return 0 }

func getitab(inter, typ unsafe.Pointer, canfail bool) *itab { return nil }
