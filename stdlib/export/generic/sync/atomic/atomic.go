// Package atomic is the generic part of Go's.
package atomic

import "naslab/stdlib/export/native"

// Pointer is a pointer that goroutines read and write at once. Its zero value is
// nil.
type Pointer[T any] struct {
	cell native.Cell
}

// Load returns the pointer.
func (x *Pointer[T]) Load() *T {
	p, _ := x.cell.Load().(*T)
	return p
}

// Store sets the pointer.
func (x *Pointer[T]) Store(val *T) { x.cell.Store(val) }

// Swap sets the pointer and returns what it was.
func (x *Pointer[T]) Swap(new *T) (old *T) {
	p, _ := x.cell.Swap(new).(*T)
	return p
}

// CompareAndSwap sets the pointer to new if it is old.
func (x *Pointer[T]) CompareAndSwap(old, new *T) (swapped bool) {
	return x.cell.CompareAndSwap(old, new)
}
