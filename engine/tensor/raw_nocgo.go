//go:build !cgo

package tensor

import "unsafe"

type (
	ctensor unsafe.Pointer
	cscalar unsafe.Pointer
	ptr     = unsafe.Pointer
)

// haveCgo tells why there can be no libtorch.
const haveCgo = false

var raw bindings
