package pareto

import (
	"fmt"
	"math"
)

// Bounds returns the lowest and the highest finite cost of each objective. It
// returns an error for no points, different lengths, or an objective without a
// finite cost.
func Bounds(points [][]float64) (lo, hi []float64, err error) {
	m, err := shape("bounds", points)
	if err != nil {
		return nil, nil, err
	}
	if m == 0 {
		return nil, nil, fmt.Errorf("pareto: bounds: no points; give at least one")
	}
	lo, hi = make([]float64, m), make([]float64, m)
	for k := range m {
		lo[k], hi[k] = math.Inf(1), math.Inf(-1)
		for _, p := range points {
			if !math.IsNaN(p[k]) && !math.IsInf(p[k], 0) {
				lo[k], hi[k] = min(lo[k], p[k]), max(hi[k], p[k])
			}
		}
		if lo[k] > hi[k] {
			return nil, nil, fmt.Errorf("pareto: bounds: objective %d has no finite cost", k)
		}
	}
	return lo, hi, nil
}

// Normalise maps each cost x to (x - lo) / (hi - lo), or to x - lo for an
// objective whose bounds are equal. It returns an error when the lengths differ
// or a bound is not finite.
func Normalise(points [][]float64, lo, hi []float64) ([][]float64, error) {
	m, err := shape("normalise", points)
	if err != nil {
		return nil, err
	}
	if len(lo) != len(hi) || m != 0 && len(lo) != m || !finite(lo) || !finite(hi) {
		return nil, fmt.Errorf("pareto: normalise: bounds %v and %v for points of %d costs; give one finite pair per objective", lo, hi, m)
	}
	out := make([][]float64, len(points))
	for i, p := range points {
		out[i] = make([]float64, m)
		for k, x := range p {
			out[i][k] = x - lo[k]
			if hi[k] != lo[k] {
				out[i][k] /= hi[k] - lo[k]
			}
		}
	}
	return out, nil
}
