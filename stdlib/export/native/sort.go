package native

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
)

// Sort sorts a slice of numbers or strings in ascending order, NaN first.
func Sort(list any) {
	switch x := list.(type) {
	case []float64:
		slices.Sort(x)
	case []int:
		slices.Sort(x)
	case []string:
		slices.Sort(x)
	default:
		sortKind(reflect.ValueOf(list))
	}
}

// sortKind sorts a slice of a named or less common type by way of a copy.
func sortKind(v reflect.Value) {
	switch {
	case v.Len() < 2:
	case v.Index(0).CanInt():
		sortAs(v, reflect.Value.Int, reflect.Value.SetInt)
	case v.Index(0).CanUint():
		sortAs(v, reflect.Value.Uint, reflect.Value.SetUint)
	case v.Index(0).CanFloat():
		sortAs(v, reflect.Value.Float, reflect.Value.SetFloat)
	case v.Index(0).Kind() == reflect.String:
		sortAs(v, reflect.Value.String, reflect.Value.SetString)
	default:
		panic(fmt.Sprintf("native.Sort: a %v has no order", v.Type().Elem()))
	}
}

func sortAs[T cmp.Ordered](v reflect.Value, get func(reflect.Value) T, set func(reflect.Value, T)) {
	keys := keysOf(v, get)
	slices.Sort(keys)
	for i, k := range keys {
		set(v.Index(i), k)
	}
}

func keysOf[T any](v reflect.Value, get func(reflect.Value) T) []T {
	keys := make([]T, v.Len())
	for i := range keys {
		keys[i] = get(v.Index(i))
	}
	return keys
}

// SortFunc sorts a []T by a func(a, b T) int, with the calls and the result of
// slices.SortFunc.
func SortFunc(list, compare any) {
	switch x := list.(type) {
	case []float64:
		slices.SortFunc(x, compare.(func(a, b float64) int))
	case []int:
		slices.SortFunc(x, compare.(func(a, b int) int))
	case []string:
		slices.SortFunc(x, compare.(func(a, b string) int))
	default:
		sortBy(reflect.ValueOf(list), reflect.ValueOf(compare), slices.SortFunc)
	}
}

// SortStableFunc is [SortFunc] that keeps equal elements in order.
func SortStableFunc(list, compare any) {
	switch x := list.(type) {
	case []float64:
		slices.SortStableFunc(x, compare.(func(a, b float64) int))
	case []int:
		slices.SortStableFunc(x, compare.(func(a, b int) int))
	case []string:
		slices.SortStableFunc(x, compare.(func(a, b string) int))
	default:
		sortBy(reflect.ValueOf(list), reflect.ValueOf(compare), slices.SortStableFunc)
	}
}

// sortBy sorts the indices of the elements, then moves the elements: also when
// compare panics, so that none is lost.
func sortBy(v, compare reflect.Value, sort func([]int, func(a, b int) int)) {
	order := make([]int, v.Len())
	for i := range order {
		order[i] = i
	}
	defer arrange(v, order)
	var args [2]reflect.Value
	sort(order, func(a, b int) int {
		args[0], args[1] = v.Index(a), v.Index(b)
		return int(compare.Call(args[:])[0].Int())
	})
}

// arrange moves the element order[i] to place i.
func arrange(v reflect.Value, order []int) {
	old := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
	reflect.Copy(old, v)
	for i, from := range order {
		if i != from {
			v.Index(i).Set(old.Index(from))
		}
	}
}
