// Package unique compares values by handles.
package unique

// Handle stands for a value. Handles are equal when their values are.
type Handle[T comparable] struct {
	value T
}

// Value returns the value.
func (h Handle[T]) Value() T { return h.value }

// Make returns the handle of a value.
func Make[T comparable](value T) Handle[T] { return Handle[T]{value} }
