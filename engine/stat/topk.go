package stat

import (
	"fmt"
	"math"
	"slices"
)

// Top returns the positions of the k best values of x, best first: the
// smallest, or the largest when higher is true. Equal values stand in the order
// of their positions. It returns an error for NaN and for k outside [1, len(x)].
func Top(x []float64, k int, higher bool) ([]int, error) {
	if err := checkOne("top", x, 1, false); err != nil {
		return nil, err
	}
	if k < 1 || k > len(x) {
		return nil, fmt.Errorf("stat: top: k is %d; with %d values it must be from 1 to %d", k, len(x), len(x))
	}
	if !higher {
		return ascending(x)[:k], nil
	}
	negated := make([]float64, len(x))
	for i, v := range x {
		negated[i] = -v
	}
	return ascending(negated)[:k], nil
}

// PrecisionAtK returns the share of the k best by pred that are among the k
// best by truth, in [0, 1]. higher says that larger values are better, in both.
// Ties are broken as in [Top]. It returns an error as Top does and for
// different lengths.
func PrecisionAtK(pred, truth []float64, k int, higher bool) (float64, error) {
	picked, byTruth, err := picks("precision at k", pred, truth, k, higher)
	if err != nil {
		return 0, err
	}
	hits := 0
	for _, i := range byTruth[:k] {
		if picked[i] {
			hits++
		}
	}
	return float64(hits) / float64(k), nil
}

// BestRankAtK returns the true rank, from 1, of the truly best among the k best
// by pred: 1 when the predictor's choice of k holds the best of all. It returns
// an error as [PrecisionAtK] does.
func BestRankAtK(pred, truth []float64, k int, higher bool) (int, error) {
	picked, byTruth, err := picks("best rank at k", pred, truth, k, higher)
	if err != nil {
		return 0, err
	}
	return 1 + slices.IndexFunc(byTruth, func(i int) bool { return picked[i] }), nil
}

// RegretAtK returns how much worse the truly best among the k best by pred is
// than the best of all, in the unit of truth and never negative. It returns an
// error as [PrecisionAtK] does.
func RegretAtK(pred, truth []float64, k int, higher bool) (float64, error) {
	picked, byTruth, err := picks("regret at k", pred, truth, k, higher)
	if err != nil {
		return 0, err
	}
	at := slices.IndexFunc(byTruth, func(i int) bool { return picked[i] })
	best, found := truth[byTruth[0]], truth[byTruth[at]]
	if best == found { // also when both are infinite
		return 0, nil
	}
	return math.Abs(best - found), nil
}

// picks marks the k best by pred and lists all positions, the truly best first.
func picks(what string, pred, truth []float64, k int, higher bool) (picked []bool, byTruth []int, err error) {
	if err := checkPair(what, pred, truth, 1, false); err != nil {
		return nil, nil, err
	}
	top, err := Top(pred, k, higher)
	if err != nil {
		return nil, nil, err
	}
	picked = make([]bool, len(pred))
	for _, i := range top {
		picked[i] = true
	}
	byTruth, err = Top(truth, len(truth), higher)
	return picked, byTruth, err
}
