package native

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
)

// Index returns the first place of a value in a slice, or -1.
func Index(list, value any) int {
	switch x := list.(type) {
	case []float64:
		return slices.Index(x, value.(float64))
	case []int:
		return slices.Index(x, value.(int))
	case []string:
		return slices.Index(x, value.(string))
	}
	v := reflect.ValueOf(list)
	for i := range v.Len() {
		if v.Index(i).Interface() == value {
			return i
		}
	}
	return -1
}

// BinarySearch returns the place of a value in a sorted slice, or where it would
// be, and whether it is there.
func BinarySearch(list, value any) (int, bool) {
	switch x := list.(type) {
	case []float64:
		return slices.BinarySearch(x, value.(float64))
	case []int:
		return slices.BinarySearch(x, value.(int))
	case []string:
		return slices.BinarySearch(x, value.(string))
	}
	v, target := reflect.ValueOf(list), reflect.ValueOf(value)
	low, high := 0, v.Len()
	for low < high {
		middle := int(uint(low+high) >> 1)
		if compareValues(v.Index(middle), target) < 0 {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low, low < v.Len() && compareValues(v.Index(low), target) == 0
}

// IsSorted reports whether a slice of numbers or strings is in ascending order.
func IsSorted(list any) bool {
	switch x := list.(type) {
	case []float64:
		return slices.IsSorted(x)
	case []int:
		return slices.IsSorted(x)
	case []string:
		return slices.IsSorted(x)
	}
	v := reflect.ValueOf(list)
	for i := v.Len() - 1; i > 0; i-- {
		if compareValues(v.Index(i), v.Index(i-1)) < 0 {
			return false
		}
	}
	return true
}

// compareValues is cmp.Compare for two values of the same ordered type.
func compareValues(a, b reflect.Value) int {
	switch {
	case a.CanInt():
		return cmp.Compare(a.Int(), b.Int())
	case a.CanUint():
		return cmp.Compare(a.Uint(), b.Uint())
	case a.CanFloat():
		return cmp.Compare(a.Float(), b.Float())
	case a.Kind() == reflect.String:
		return cmp.Compare(a.String(), b.String())
	}
	panic(fmt.Sprintf("native: a %v has no order", a.Type()))
}
