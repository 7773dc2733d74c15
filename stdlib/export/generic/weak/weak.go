// Package weak holds pointers that do not keep alive what they point to.
package weak

import "naslab/stdlib/export/native"

// Pointer is a weak pointer. Two made of the same pointer are equal.
type Pointer[T any] struct {
	ref native.Weak
}

// Make returns the weak pointer of ptr.
func Make[T any](ptr *T) Pointer[T] {
	return Pointer[T]{native.MakeWeak(ptr)}
}

// Value returns the pointer, or nil when what it points to is gone.
func (p Pointer[T]) Value() *T {
	v, _ := p.ref.Value().(*T)
	return v
}
