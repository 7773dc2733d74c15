package search

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// scale maps costs to comparable ones: 0 is the best of an objective, 1 the
// worst of the front or where the plane through the front's extremes meets the
// axis.
type scale struct{ ideal, span []float64 }

// farthest is where costs are cut, so that infinite ones can be computed with.
const farthest = 1e6

// of maps one point's costs.
func (s scale) of(costs []float64) []float64 {
	out := make([]float64, len(costs))
	for k, c := range costs {
		out[k] = min(max(0, (c-s.ideal[k])/s.span[k]), farthest)
	}
	return out
}

// lowest returns the least finite cost of each objective among points and a
// former result.
func lowest(former []float64, points [][]float64) []float64 {
	if former == nil && len(points) > 0 {
		former = make([]float64, len(points[0]))
		for k := range former {
			former[k] = math.Inf(1)
		}
	}
	for _, p := range points {
		for k, c := range p {
			if !math.IsInf(c, 0) {
				former[k] = min(former[k], c)
			}
		}
	}
	for k, c := range former {
		if math.IsInf(c, 1) { // no finite cost yet
			former[k] = 0
		}
	}
	return former
}

// worstSpans is the distance from the ideal to the worst finite cost of the
// front, 1 where there is none.
func worstSpans(ideal []float64, front [][]float64) []float64 {
	span := make([]float64, len(ideal))
	for k := range span {
		for _, p := range front {
			if !math.IsInf(p[k], 0) {
				span[k] = max(span[k], p[k]-ideal[k])
			}
		}
		if !(span[k] > 0) {
			span[k] = 1
		}
	}
	return span
}

// newScale takes the spans from the plane through the extreme points of the
// front, each the one nearest to an axis; where they make no plane, or one that
// meets an axis beyond the front's worst cost, from the worst costs.
func newScale(ideal []float64, front [][]float64) scale {
	m := len(ideal)
	worst := worstSpans(ideal, front)
	extremes := mat.NewDense(m, m, nil)
	for k := range m {
		extremes.SetRow(k, extreme(ideal, worst, front, k))
	}
	ones := mat.NewVecDense(m, nil)
	for k := range m {
		ones.SetVec(k, 1)
	}
	var plane mat.VecDense
	if err := plane.SolveVec(extremes, ones); err != nil {
		return scale{ideal, worst}
	}
	span := make([]float64, m)
	for k := range span {
		span[k] = 1 / plane.AtVec(k)
		if !(span[k] > 1e-6*worst[k] && span[k] <= worst[k]) {
			return scale{ideal, worst}
		}
	}
	return scale{ideal, span}
}

// extreme is the point nearest to axis k, less the ideal: the least largest cost
// in the others.
func extreme(ideal, worst []float64, front [][]float64, k int) []float64 {
	best, least := make([]float64, len(ideal)), math.Inf(1)
	for _, p := range front {
		most := 0.0
		for j, c := range p {
			x := (c - ideal[j]) / worst[j]
			if j != k {
				x *= 1e6
			}
			most = max(most, x)
		}
		if most < least {
			least = most
			for j, c := range p {
				best[j] = c - ideal[j]
			}
		}
	}
	return best
}
