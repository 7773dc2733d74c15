package pareto

import (
	"fmt"
	"math"
)

// Dominates reports whether a is nowhere worse than b and somewhere better.
// Equal points do not dominate each other, and nothing with NaN dominates or is
// dominated. It is false for points of different lengths.
func Dominates(a, b []float64) bool {
	if len(a) != len(b) {
		return false
	}
	better := false
	for i := range a {
		if !(a[i] <= b[i]) {
			return false
		}
		better = better || a[i] < b[i]
	}
	return better
}

// Weakly reports whether a is nowhere worse than b: it dominates b or equals
// it.
func Weakly(a, b []float64) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !(a[i] <= b[i]) {
			return false
		}
	}
	return true
}

// shape returns the number of costs of the points, 0 when there are none. It
// returns an error when they differ or a point has none.
func shape(what string, points [][]float64) (int, error) {
	if len(points) == 0 {
		return 0, nil
	}
	m := len(points[0])
	if m == 0 {
		return 0, fmt.Errorf("pareto: %s: point 0 has no costs", what)
	}
	for i, p := range points {
		if len(p) != m {
			return 0, fmt.Errorf("pareto: %s: point %d has %d costs, point 0 has %d; all must have the same objectives", what, i, len(p), m)
		}
	}
	return m, nil
}

func hasNaN(p []float64) bool {
	for _, x := range p {
		if math.IsNaN(x) {
			return true
		}
	}
	return false
}

func finite(p []float64) bool {
	for _, x := range p {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return false
		}
	}
	return true
}
