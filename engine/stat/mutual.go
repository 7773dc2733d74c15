package stat

import (
	"fmt"
	"math"
	"slices"
)

// MutualInformation returns how many bits x and y tell about each other, both
// cut into bins of equal width:
//
//	I(x; y) = H(x) + H(y) - H(x, y).
//
// It is at least 0. bins 0 means round(1 + 3.322 ln n), the rule of
// NAS-Bench-Suite-Zero. The estimate from counts is too high when the bins
// squared are many against n. It returns an error for different lengths, no
// values, NaN, infinities or negative bins.
func MutualInformation(x, y []float64, bins int) (float64, error) {
	if err := checkPair("mutual information", x, y, 1, true); err != nil {
		return 0, err
	}
	a, err := Bins(x, bins, false)
	if err != nil {
		return 0, err
	}
	b, err := Bins(y, bins, false)
	if err != nil {
		return 0, err
	}
	joint, err := JointLabels(a, b)
	if err != nil {
		return 0, err
	}
	return max(0, Entropy(a)+Entropy(b)-Entropy(joint)), nil
}

// Bins gives each value the number of its bin, from 0: bins of equal width
// between the smallest and the largest, or of equal count when equalCount is
// true (equal values then share the bin of their average rank). n is how many
// there are; 0 means round(1 + 3.322 ln len(x)).
func Bins(x []float64, n int, equalCount bool) ([]int, error) {
	if err := checkOne("bins", x, 1, !equalCount); err != nil {
		return nil, err
	}
	if n == 0 {
		n = int(math.Round(1 + 3.322*math.Log(float64(len(x)))))
	}
	if n < 1 {
		return nil, fmt.Errorf("stat: bins: %d bins; it needs at least one", n)
	}
	labels := make([]int, len(x))
	if equalCount {
		for i, r := range ranks(x) {
			labels[i] = min(n-1, int((r-0.5)/float64(len(x))*float64(n)))
		}
		return labels, nil
	}
	lo, hi := slices.Min(x), slices.Max(x)
	if lo == hi {
		return labels, nil
	}
	half := 1.0
	if math.IsInf(hi-lo, 0) {
		half = 0.5
	}
	for i, v := range x {
		labels[i] = min(n-1, int((v*half-lo*half)/(hi*half-lo*half)*float64(n)))
	}
	return labels, nil
}

// Entropy returns the entropy in bits of the shares of equal labels; 0 for no
// labels.
func Entropy(labels []int) float64 {
	sorted := slices.Clone(labels)
	slices.Sort(sorted)
	h, n := 0.0, float64(len(sorted))
	for lo := 0; lo < len(sorted); {
		hi := lo + 1
		for hi < len(sorted) && sorted[hi] == sorted[lo] {
			hi++
		}
		share := float64(hi-lo) / n
		h -= share * math.Log2(share)
		lo = hi
	}
	return max(0, h)
}

// JointLabels gives each different pair (a[i], b[i]) a number, so that
// Entropy(JointLabels(a, b)) is the joint entropy. It returns an error for
// different lengths.
func JointLabels(a, b []int) ([]int, error) {
	if len(a) != len(b) {
		return nil, fmt.Errorf("stat: joint labels: %d and %d labels; give as many of one as of the other", len(a), len(b))
	}
	numbers := make(map[[2]int]int, len(a))
	joint := make([]int, len(a))
	for i := range a {
		key := [2]int{a[i], b[i]}
		number, ok := numbers[key]
		if !ok {
			number = len(numbers)
			numbers[key] = number
		}
		joint[i] = number
	}
	return joint, nil
}
