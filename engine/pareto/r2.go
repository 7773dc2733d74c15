package pareto

import (
	"fmt"
	"math"
	"slices"
)

// R2 returns the unary R2 indicator of points with two costs: the weighted
// Chebyshev distance to the ideal point of the best of them, averaged over all
// weights (w, 1-w) exactly: the integral over w from 0 to 1 of the least
// max(w (a₁-z₁), (1-w) (a₂-z₂)). Lower is better. It returns an error for no
// points, other than two costs, what is not finite, or a point better than the
// ideal in some cost.
//
// Hansen and Jaszkiewicz, "Evaluating the quality of approximations to the
// non-dominated set", IMM-REP-1998-7.
func R2(points [][]float64, ideal []float64) (float64, error) {
	if err := checkIdeal("r2", points, ideal); err != nil {
		return 0, err
	}
	if len(ideal) != 2 {
		return 0, fmt.Errorf("pareto: r2: %d costs; the exact integral is for two, use R2Weights for more", len(ideal))
	}
	front, err := Front(points, false)
	if err != nil {
		return 0, err
	}
	at := make([][2]float64, len(front))
	for i, f := range front {
		at[i] = [2]float64{points[f][0] - ideal[0], points[f][1] - ideal[1]}
	}
	slices.SortFunc(at, func(a, b [2]float64) int {
		if a[0] < b[0] {
			return -1
		}
		return 1 // no two points of a front share a cost
	})
	sum, high := 0.0, 1.0 // the weights of a point lie below high
	for i, a := range at {
		low := 0.0
		if i+1 < len(at) { // where its second cost and the next one's first weigh the same
			low = a[1] / (a[1] + at[i+1][0])
		}
		bend := 0.0
		if a[0]+a[1] > 0 {
			bend = a[1] / (a[0] + a[1])
		}
		sum += a[0]*(high*high-bend*bend)/2 + a[1]*((1-low)*(1-low)-(1-bend)*(1-bend))/2
		high = low
	}
	return sum, nil
}

// R2Weights returns the R2 indicator over a set of weights, for any number of
// costs: the mean over the weights of the least weighted Chebyshev distance
// max over k of w_k (a_k - z_k). Lower is better. It returns an error for no
// points or weights, different lengths, negative weights, what is not finite, or
// a point better than the ideal in some cost.
func R2Weights(points [][]float64, ideal []float64, weights [][]float64) (float64, error) {
	if err := checkIdeal("r2", points, ideal); err != nil {
		return 0, err
	}
	if len(weights) == 0 {
		return 0, fmt.Errorf("pareto: r2: no weights; give at least one")
	}
	sum := 0.0
	for i, w := range weights {
		if len(w) != len(ideal) || !finite(w) || slices.Min(w) < 0 {
			return 0, fmt.Errorf("pareto: r2: weight %d is %v; give %d numbers of at least 0", i, w, len(ideal))
		}
		sum += nearest(ideal, points, func(z, a []float64) float64 { return chebyshev(w, a, z) })
	}
	return sum / float64(len(weights)), nil
}

// chebyshev is the largest weighted distance of a from z.
func chebyshev(w, a, z []float64) float64 {
	most := math.Inf(-1)
	for k := range w {
		most = max(most, w[k]*(a[k]-z[k]))
	}
	return most
}

func checkIdeal(what string, points [][]float64, ideal []float64) error {
	if err := checkSets(what, points, [][]float64{ideal}); err != nil {
		return err
	}
	for i, p := range points {
		if !Weakly(ideal, p) {
			return fmt.Errorf("pareto: %s: point %d, %v, is better than the ideal point %v; give one that none is better than", what, i, p, ideal)
		}
	}
	return nil
}
