package pareto

import (
	"fmt"
	"math"
)

// Spacing returns how unevenly the points lie: the standard deviation, over n-1,
// of each point's distance to its nearest other, in the sum of absolute
// differences. Lower is better, 0 is even; it says nothing about how good the
// points are. Copies of a point count as one. It returns an error for fewer than
// two different points, different lengths or what is not finite.
//
// Schott, "Fault tolerant design using single and multicriteria genetic
// algorithm optimization", MIT 1995.
func Spacing(points [][]float64) (float64, error) {
	if err := checkSets("spacing", points, points); err != nil {
		return 0, err
	}
	different := unique(points)
	n := len(different)
	if n < 2 {
		return 0, fmt.Errorf("pareto: spacing: one point; it needs two different ones")
	}
	gaps, mean := gapsOf(different, blocks)
	sum := 0.0
	for _, g := range gaps {
		sum += (g - mean) * (g - mean)
	}
	return math.Sqrt(sum / float64(n-1)), nil
}

// Spread returns the generalised spread of the points against a reference front:
// how unevenly they lie and how far they stay from its ends, (Σ over the costs
// of the distance from the reference's extreme point to the nearest point, plus
// Σ over the points of |d - mean d|) over (the same distances plus n mean d),
// with d a point's Euclidean distance to its nearest other. Lower is better.
// Copies of a point count as one. It returns an error for an empty set, fewer
// than two different points, different lengths or what is not finite.
//
// Zhou, Jin, Zhang, Sendhoff, Tsang, "Combining model-based and genetics-based
// offspring generation for multi-objective optimization using a convergence
// criterion", CEC 2006, after Deb and others' Δ for two costs.
func Spread(points, reference [][]float64) (float64, error) {
	if err := checkSets("spread", points, reference); err != nil {
		return 0, err
	}
	different := unique(points)
	n := len(different)
	if n < 2 {
		return 0, fmt.Errorf("pareto: spread: one point; it needs two different ones")
	}
	ends := 0.0
	for k := range reference[0] {
		ends += nearest(extreme(reference, k), different, distance)
	}
	gaps, mean := gapsOf(different, distance)
	uneven := 0.0
	for _, g := range gaps {
		uneven += math.Abs(g - mean)
	}
	return (ends + uneven) / (ends + float64(n)*mean), nil
}

// gapsOf returns the distance of each point to its nearest other, and the mean.
func gapsOf(points [][]float64, far func(a, b []float64) float64) (gaps []float64, mean float64) {
	gaps = make([]float64, len(points))
	for i, p := range points {
		gaps[i] = math.Inf(1)
		for j, q := range points {
			if i != j {
				gaps[i] = min(gaps[i], far(p, q))
			}
		}
		mean += gaps[i] / float64(len(points))
	}
	return gaps, mean
}

// extreme returns the point with the largest cost k, the first of several.
func extreme(points [][]float64, k int) []float64 {
	most := points[0]
	for _, p := range points {
		if p[k] > most[k] {
			most = p
		}
	}
	return most
}

// unique returns the different points in lexicographic order.
func unique(points [][]float64) [][]float64 {
	var out [][]float64
	for _, at := range lexical(points) {
		if p := points[at]; len(out) == 0 || !equal(p, out[len(out)-1]) {
			out = append(out, p)
		}
	}
	return out
}

// blocks is the sum of absolute differences.
func blocks(a, b []float64) float64 {
	sum := 0.0
	for k := range a {
		sum += math.Abs(a[k] - b[k])
	}
	return sum
}
