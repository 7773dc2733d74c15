package native

import (
	"cmp"
	"reflect"
	"slices"
)

// Equal reports whether two slices of the same type and length have equal
// elements.
func Equal(a, b any) bool {
	switch x := a.(type) {
	case []float64:
		return slices.Equal(x, b.([]float64))
	case []int:
		return slices.Equal(x, b.([]int))
	case []string:
		return slices.Equal(x, b.([]string))
	}
	v, w := reflect.ValueOf(a), reflect.ValueOf(b)
	for i := range v.Len() {
		if v.Index(i).Interface() != w.Index(i).Interface() {
			return false
		}
	}
	return true
}

// Compare compares two slices of numbers or strings element by element.
func Compare(a, b any) int {
	v, w := reflect.ValueOf(a), reflect.ValueOf(b)
	for i := range min(v.Len(), w.Len()) {
		if c := compareValues(v.Index(i), w.Index(i)); c != 0 {
			return c
		}
	}
	return cmp.Compare(v.Len(), w.Len())
}

// Reverse reverses a slice.
func Reverse(list any) {
	switch x := list.(type) {
	case []float64:
		slices.Reverse(x)
	case []int:
		slices.Reverse(x)
	case []string:
		slices.Reverse(x)
	default:
		swap := reflect.Swapper(list)
		for i, j := 0, reflect.ValueOf(list).Len()-1; i < j; i, j = i+1, j-1 {
			swap(i, j)
		}
	}
}

// Copy stores all of map src in map dst.
func Copy(dst, src any) {
	d := reflect.ValueOf(dst)
	for it := reflect.ValueOf(src).MapRange(); it.Next(); {
		d.SetMapIndex(it.Key(), it.Value())
	}
}
