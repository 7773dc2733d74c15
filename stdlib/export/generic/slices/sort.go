// Package slices works on slices of any type.
package slices

import (
	"cmp"

	"naslab/stdlib/export/native"
)

// Sort sorts in ascending order, NaN first.
func Sort[S ~[]E, E cmp.Ordered](x S) { native.Sort(x) }

// SortFunc sorts by cmp. Equal elements may change places.
func SortFunc[S ~[]E, E any](x S, cmp func(a, b E) int) { native.SortFunc(x, cmp) }

// SortStableFunc sorts by cmp and keeps equal elements in order.
func SortStableFunc[S ~[]E, E any](x S, cmp func(a, b E) int) { native.SortStableFunc(x, cmp) }

// IsSorted reports whether x is in ascending order.
func IsSorted[S ~[]E, E cmp.Ordered](x S) bool { return native.IsSorted(x) }

// IsSortedFunc reports whether x is in the order of cmp.
func IsSortedFunc[S ~[]E, E any](x S, cmp func(a, b E) int) bool {
	for i := len(x) - 1; i > 0; i-- {
		if cmp(x[i], x[i-1]) < 0 {
			return false
		}
	}
	return true
}

// Min returns the least element, NaN when there is one.
func Min[S ~[]E, E cmp.Ordered](x S) E {
	if len(x) < 1 {
		panic("slices.Min: empty list")
	}
	return x[native.Min(x)]
}

// MinFunc returns the first of the least elements by cmp.
func MinFunc[S ~[]E, E any](x S, cmp func(a, b E) int) E {
	if len(x) < 1 {
		panic("slices.MinFunc: empty list")
	}
	least := x[0]
	for i := 1; i < len(x); i++ {
		if cmp(x[i], least) < 0 {
			least = x[i]
		}
	}
	return least
}

// Max returns the greatest element, NaN when there is one.
func Max[S ~[]E, E cmp.Ordered](x S) E {
	if len(x) < 1 {
		panic("slices.Max: empty list")
	}
	return x[native.Max(x)]
}

// MaxFunc returns the first of the greatest elements by cmp.
func MaxFunc[S ~[]E, E any](x S, cmp func(a, b E) int) E {
	if len(x) < 1 {
		panic("slices.MaxFunc: empty list")
	}
	most := x[0]
	for i := 1; i < len(x); i++ {
		if cmp(x[i], most) > 0 {
			most = x[i]
		}
	}
	return most
}
