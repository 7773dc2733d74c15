package slices

import (
	"cmp"

	"naslab/stdlib/export/native"
)

// Equal reports whether the slices have the same elements in the same order.
func Equal[S ~[]E, E comparable](s1, s2 S) bool {
	return len(s1) == len(s2) && native.Equal(s1, s2)
}

// EqualFunc is like [Equal] with eq in place of ==.
func EqualFunc[S1 ~[]E1, S2 ~[]E2, E1, E2 any](s1 S1, s2 S2, eq func(E1, E2) bool) bool {
	if len(s1) != len(s2) {
		return false
	}
	for i, v := range s1 {
		if !eq(v, s2[i]) {
			return false
		}
	}
	return true
}

// Compare compares element by element; of two that begin alike, the shorter is
// less.
func Compare[S ~[]E, E cmp.Ordered](s1, s2 S) int { return native.Compare(s1, s2) }

// CompareFunc is like [Compare] with a function.
func CompareFunc[S1 ~[]E1, S2 ~[]E2, E1, E2 any](s1 S1, s2 S2, cmp func(E1, E2) int) int {
	for i, v := range s1 {
		if i >= len(s2) {
			return +1
		}
		if c := cmp(v, s2[i]); c != 0 {
			return c
		}
	}
	if len(s1) < len(s2) {
		return -1
	}
	return 0
}
