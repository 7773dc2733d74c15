package pareto

import (
	"slices"
	"sort"
)

// Ranks sorts the points into fronts and returns the number of each point's
// front: 0 for those that none dominates, 1 for those that only front 0
// dominates, and so on. Equal points share a rank. Points with NaN come last:
// their rank is the number of fronts of the others, or 1 when there are none.
//
// One and two costs take O(n log n) time and three O(n log f log n) with f
// fronts: points are taken in lexicographic order, a front is a staircase, and
// each point's front is found by binary search (Zhang, Tian, Cheng, Jin, "An
// efficient approach to nondominated sorting for evolutionary multiobjective
// optimization", IEEE TEVC 19, 2015). More take O(m n²/64) word operations
// (bitsort.go). It returns an error when the points' lengths differ.
func Ranks(points [][]float64) ([]int, error) {
	m, err := shape("ranks", points)
	if err != nil || m == 0 {
		return nil, err
	}
	ranks := make([]int, len(points))
	for i := range ranks {
		ranks[i] = -1
	}
	fronts := max(1, rankAll(points, m, ranks))
	for i, r := range ranks {
		if r < 0 {
			ranks[i] = fronts
		}
	}
	return ranks, nil
}

// rankAll fills the ranks of all points without NaN and returns the number of
// fronts.
func rankAll(points [][]float64, m int, ranks []int) int {
	switch {
	case m == 2:
		return rank2(points, ranks)
	case m > 3 && len(points) >= bitsFrom:
		return rankMany(points, m, ranks)
	}
	var layers []layer
	var last []float64
	rank := 0
	for _, at := range lexical(points) {
		p := points[at]
		if last == nil || !slices.Equal(last, p) {
			rank = sort.Search(len(layers), func(k int) bool { return !layers[k].covers(p) })
			if rank == len(layers) {
				layers = append(layers, newLayer(m))
			}
			layers[rank].add(p)
		}
		ranks[at], last = rank, p
	}
	return len(layers)
}

// rank2 is rankAll for two costs, where a front is its lowest second cost.
func rank2(points [][]float64, ranks []int) int {
	var lowest []float64 // rises with the front
	var last []float64
	rank := 0
	for _, at := range lexical(points) {
		p := points[at]
		if last == nil || p[0] != last[0] || p[1] != last[1] {
			rank = above(lowest, p[1])
			if rank == len(lowest) {
				lowest = append(lowest, 0)
			}
			lowest[rank] = p[1]
		}
		ranks[at], last = rank, p
	}
	return len(lowest)
}

// rankMany is rankAll for many points of many costs.
func rankMany(points [][]float64, m int, ranks []int) int {
	order := lexical(points)
	var different [][]float64
	number := make([]int32, len(order))
	for i, at := range order {
		if p := points[at]; i == 0 || !slices.Equal(p, different[len(different)-1]) {
			different = append(different, p)
		}
		number[i] = int32(len(different) - 1)
	}
	found, fronts := rankBits(different, m)
	for i, at := range order {
		ranks[at] = int(found[number[i]])
	}
	return fronts
}

// above returns the first position of the rising xs that exceeds x.
func above(xs []float64, x float64) int {
	lo, hi := 0, len(xs)
	for lo < hi {
		if mid := (lo + hi) / 2; xs[mid] > x {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}

// Fronts returns the positions of the points front by front, ascending within
// each, as [Ranks] sorts them. Points with NaN make up the last; front 0 is
// empty when all are such.
func Fronts(points [][]float64) ([][]int, error) {
	ranks, err := Ranks(points)
	if err != nil || len(points) == 0 {
		return nil, err
	}
	fronts := make([][]int, slices.Max(ranks)+1)
	for i, r := range ranks {
		fronts[r] = append(fronts[r], i)
	}
	return fronts, nil
}
