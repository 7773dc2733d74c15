package slices

import (
	"cmp"

	"naslab/stdlib/export/native"
)

// Index returns where v is first, or -1.
func Index[S ~[]E, E comparable](s S, v E) int { return native.Index(s, v) }

// IndexFunc returns where f is first true, or -1.
func IndexFunc[S ~[]E, E any](s S, f func(E) bool) int {
	for i := range s {
		if f(s[i]) {
			return i
		}
	}
	return -1
}

// Contains reports whether v is in s.
func Contains[S ~[]E, E comparable](s S, v E) bool { return native.Index(s, v) >= 0 }

// ContainsFunc reports whether f is true for an element of s.
func ContainsFunc[S ~[]E, E any](s S, f func(E) bool) bool { return IndexFunc(s, f) >= 0 }

// BinarySearch returns where target is or would be in the sorted x.
func BinarySearch[S ~[]E, E cmp.Ordered](x S, target E) (int, bool) {
	return native.BinarySearch(x, target)
}

// BinarySearchFunc returns where target is or would be in x, which is sorted by
// cmp.
func BinarySearchFunc[S ~[]E, E, T any](x S, target T, cmp func(E, T) int) (int, bool) {
	low, high := 0, len(x)
	for low < high {
		middle := int(uint(low+high) >> 1)
		if cmp(x[middle], target) < 0 {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low, low < len(x) && cmp(x[low], target) == 0
}
