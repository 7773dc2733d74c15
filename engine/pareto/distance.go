package pareto

import (
	"fmt"
	"math"
	"slices"
)

// The distances of this file compare a set of points with a reference set,
// usually the true front. Lower is better; 0 is reached when one set lies on
// the other. They are means of plain Euclidean distances, neither squared nor
// rooted. IGD+ and epsilon never get worse when a point is improved; the others
// can. All return an error for an empty set, different lengths, NaN or
// infinities. They take O(n r m) time for n points and r reference points.

// IGD returns the inverted generational distance: the mean over the reference
// points of the distance to the nearest point. It rewards points near all of
// the front.
//
// Coello Coello and Reyes Sierra, "A study of the parallelization of a
// coevolutionary multi-objective evolutionary algorithm", MICAI 2004.
func IGD(points, reference [][]float64) (float64, error) {
	return meanNearest("igd", reference, points, func(r, p []float64) float64 { return distance(p, r) })
}

// IGDPlus returns IGD with the distance replaced by how far the point is worse
// than the reference point, the length of max(p - r, 0).
//
// Ishibuchi, Masuda, Tanigaki, Nojima, "Modified distance calculation in
// generational distance and inverted generational distance", EMO 2015.
func IGDPlus(points, reference [][]float64) (float64, error) {
	return meanNearest("igd+", reference, points, func(r, p []float64) float64 { return excess(p, r) })
}

// GD returns the generational distance: the mean over the points of the
// distance to the nearest reference point. It tells how near the points are to
// the front, not how much of it they cover.
//
// Van Veldhuizen and Lamont, "Evolutionary computation and convergence to a
// Pareto front", GP 1998.
func GD(points, reference [][]float64) (float64, error) {
	return meanNearest("gd", points, reference, distance)
}

// GDPlus returns GD with the modified distance of [IGDPlus].
func GDPlus(points, reference [][]float64) (float64, error) {
	return meanNearest("gd+", points, reference, excess)
}

// Epsilon returns the additive epsilon indicator: the least number by which all
// points must be improved in every cost to dominate or equal every reference
// point. It is negative when they are better already.
//
// Zitzler, Thiele, Laumanns, Fonseca, Grunert da Fonseca, "Performance
// assessment of multiobjective optimizers: an analysis and review", IEEE TEVC 7
// (2003).
func Epsilon(points, reference [][]float64) (float64, error) {
	if err := checkSets("epsilon", points, reference); err != nil {
		return 0, err
	}
	worst := math.Inf(-1)
	for _, r := range reference {
		worst = max(worst, nearest(r, points, func(r, p []float64) float64 { return gap(p, r) }))
	}
	return worst, nil
}

// EpsilonRatio returns the multiplicative epsilon indicator: the least factor by
// which all points must be divided in every cost to dominate or equal every
// reference point. It is below 1 when they are better already. It returns an
// error also for costs that are not positive.
func EpsilonRatio(points, reference [][]float64) (float64, error) {
	if err := checkSets("epsilon ratio", points, reference); err != nil {
		return 0, err
	}
	for _, set := range [][][]float64{points, reference} {
		for i, p := range set {
			if slices.Min(p) <= 0 {
				return 0, fmt.Errorf("pareto: epsilon ratio: point %d is %v; ratios need positive costs", i, p)
			}
		}
	}
	worst := 0.0
	for _, r := range reference {
		worst = max(worst, nearest(r, points, func(r, p []float64) float64 { return ratio(p, r) }))
	}
	return worst, nil
}

// AverageHausdorff returns Δ₁, the larger of [GD] and [IGD]: how far the points
// and the reference set lie from each other in both directions.
//
// Schütze, Esquivel, Lara, Coello Coello, "Using the averaged Hausdorff distance
// as a performance measure in evolutionary multiobjective optimization", IEEE
// TEVC 16 (2012).
func AverageHausdorff(points, reference [][]float64) (float64, error) {
	there, err := meanNearest("average hausdorff", points, reference, distance)
	if err != nil {
		return 0, err
	}
	back, err := meanNearest("average hausdorff", reference, points, distance)
	return max(there, back), err
}

func meanNearest(what string, from, to [][]float64, far func(a, b []float64) float64) (float64, error) {
	if err := checkSets(what, from, to); err != nil {
		return 0, err
	}
	sum := 0.0
	for _, a := range from {
		sum += nearest(a, to, far)
	}
	return sum / float64(len(from)), nil
}

func nearest(a []float64, to [][]float64, far func(a, b []float64) float64) float64 {
	least := math.Inf(1)
	for _, b := range to {
		least = min(least, far(a, b))
	}
	return least
}

// distance is Euclidean.
func distance(a, b []float64) float64 {
	sum := 0.0
	for k := range a {
		sum += (a[k] - b[k]) * (a[k] - b[k])
	}
	return math.Sqrt(sum)
}

// excess is the distance by which p is worse than r.
func excess(p, r []float64) float64 {
	sum := 0.0
	for k := range p {
		if d := p[k] - r[k]; d > 0 {
			sum += d * d
		}
	}
	return math.Sqrt(sum)
}

// gap is the largest difference by which p is worse than r.
func gap(p, r []float64) float64 {
	most := math.Inf(-1)
	for k := range p {
		most = max(most, p[k]-r[k])
	}
	return most
}

// ratio is the largest ratio by which p is worse than r.
func ratio(p, r []float64) float64 {
	most := 0.0
	for k := range p {
		most = max(most, p[k]/r[k])
	}
	return most
}

func checkSets(what string, a, b [][]float64) error {
	if len(a) == 0 || len(b) == 0 {
		return fmt.Errorf("pareto: %s: %d and %d points; it needs at least one on each side", what, len(a), len(b))
	}
	m, err := shape(what, a)
	if err != nil {
		return err
	}
	n, err := shape(what, b)
	if err != nil {
		return err
	}
	if m != n {
		return fmt.Errorf("pareto: %s: points of %d and of %d costs; both sets must have the same objectives", what, m, n)
	}
	for _, set := range [][][]float64{a, b} {
		for i, p := range set {
			if !finite(p) {
				return fmt.Errorf("pareto: %s: point %d is %v; leave out what is not finite", what, i, p)
			}
		}
	}
	return nil
}
