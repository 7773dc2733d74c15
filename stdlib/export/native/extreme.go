package native

import (
	"cmp"
	"math"
	"reflect"
)

// Min returns the place of what the builtin min gives for the elements of a
// slice that is not empty: NaN, if there is one, and -0 before 0.
func Min(list any) int {
	switch x := list.(type) {
	case []float64:
		return extremeFloat(len(x), func(i int) float64 { return x[i] }, -1)
	case []int:
		return extreme(x, -1)
	case []string:
		return extreme(x, -1)
	}
	return extremeValue(reflect.ValueOf(list), -1)
}

// Max is [Min] for the builtin max.
func Max(list any) int {
	switch x := list.(type) {
	case []float64:
		return extremeFloat(len(x), func(i int) float64 { return x[i] }, +1)
	case []int:
		return extreme(x, +1)
	case []string:
		return extreme(x, +1)
	}
	return extremeValue(reflect.ValueOf(list), +1)
}

// extreme returns the place of the first element that compares to no other as
// -sign.
func extreme[T cmp.Ordered](x []T, sign int) int {
	best := 0
	for i := 1; i < len(x); i++ {
		if cmp.Compare(x[i], x[best]) == sign {
			best = i
		}
	}
	return best
}

func extremeFloat(n int, at func(int) float64, sign int) int {
	best := 0
	for i := range n {
		a, b := at(i), at(best)
		switch {
		case math.IsNaN(a):
			return i
		case cmp.Compare(a, b) == sign:
			best = i
		case a == 0 && b == 0 && math.Signbit(a) == (sign < 0) && math.Signbit(b) != math.Signbit(a):
			best = i
		}
	}
	return best
}

func extremeValue(v reflect.Value, sign int) int {
	if v.Index(0).CanFloat() {
		return extremeFloat(v.Len(), func(i int) float64 { return v.Index(i).Float() }, sign)
	}
	best := 0
	for i := 1; i < v.Len(); i++ {
		if compareValues(v.Index(i), v.Index(best)) == sign {
			best = i
		}
	}
	return best
}
