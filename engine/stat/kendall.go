package stat

import (
	"math"
	"slices"
)

// Kendall returns Kendall's rank correlation tau-b of the pairs (x[i], y[i]),
//
//	tau-b = (C - D) / sqrt((n0 - n1) (n0 - n2)),
//
// where C and D count concordant and discordant pairs, n0 = n(n-1)/2, and n1
// and n2 count the pairs tied in x and in y. It lies in [-1, 1]; 1 means that
// both order the architectures alike. Infinities are legal, equal ones are
// ties. The result is NaN when x or y is constant.
//
// It returns an error for different lengths, fewer than two pairs, or NaN.
// It takes O(n log n) time.
//
// Kendall, "The treatment of ties in ranking problems", Biometrika 33 (1945);
// Knight, "A computer method for calculating Kendall's tau with ungrouped
// data", JASA 61 (1966).
func Kendall(x, y []float64) (float64, error) {
	if err := checkPair("kendall", x, y, 2, false); err != nil {
		return 0, err
	}
	pairs := make([]pair, len(x))
	for i := range x {
		pairs[i] = pair{x[i], y[i]}
	}
	slices.SortFunc(pairs, comparePairs)
	tiedX := tied(len(pairs), func(i, j int) bool { return pairs[i].x == pairs[j].x })
	tiedBoth := tied(len(pairs), func(i, j int) bool { return pairs[i] == pairs[j] })

	ys := make([]float64, 2*len(pairs))
	ys, spare := ys[:len(pairs)], ys[len(pairs):]
	for i, p := range pairs {
		ys[i] = p.y
	}
	swaps := sortCounting(ys, spare)
	tiedY := tied(len(ys), func(i, j int) bool { return ys[i] == ys[j] })

	n := int64(len(x))
	all := n * (n - 1) / 2
	if tiedX == all || tiedY == all {
		return math.NaN(), nil
	}
	excess := all - tiedX - tiedY + tiedBoth - 2*swaps // C - D
	tau := float64(excess) / math.Sqrt(float64(all-tiedX)) / math.Sqrt(float64(all-tiedY))
	return max(-1, min(1, tau)), nil
}

type pair struct{ x, y float64 }

func comparePairs(a, b pair) int {
	switch {
	case a.x < b.x:
		return -1
	case a.x > b.x:
		return 1
	case a.y < b.y:
		return -1
	case a.y > b.y:
		return 1
	}
	return 0
}

// tied counts the pairs within runs of equal neighbours among n sorted values.
func tied(n int, same func(i, j int) bool) int64 {
	var count, run int64
	for i := 1; i < n; i++ {
		if !same(i-1, i) {
			run = 0
			continue
		}
		run++
		count += run
	}
	return count
}

// sortCounting sorts ys by merging and returns how many pairs stood in falling
// order. spare is as long as ys.
func sortCounting(ys, spare []float64) int64 {
	if len(ys) <= 12 {
		return insertCounting(ys)
	}
	half := len(ys) / 2
	swaps := sortCounting(ys[:half], spare[:half]) + sortCounting(ys[half:], spare[half:])
	if ys[half-1] <= ys[half] {
		return swaps
	}
	copy(spare, ys)
	left, right := spare[:half], spare[half:]
	for k := range ys {
		if len(right) == 0 || len(left) > 0 && left[0] <= right[0] {
			ys[k], left = left[0], left[1:]
			continue
		}
		ys[k], right = right[0], right[1:]
		swaps += int64(len(left))
	}
	return swaps
}

func insertCounting(ys []float64) int64 {
	var swaps int64
	for i := 1; i < len(ys); i++ {
		for j := i; j > 0 && ys[j-1] > ys[j]; j-- {
			ys[j-1], ys[j] = ys[j], ys[j-1]
			swaps++
		}
	}
	return swaps
}
