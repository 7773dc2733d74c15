package pareto

import (
	"math"
	"slices"
)

// lexical returns the positions of the points without NaN in lexicographic
// order, equal points by position.
func lexical(points [][]float64) []int32 {
	items := make([]keyed, 0, len(points))
	for i, p := range points {
		if !hasNaN(p) {
			items = append(items, keyed{sortable(p[0]), int32(i)})
		}
	}
	items = radix(items)
	order := make([]int32, len(items))
	for i, it := range items {
		order[i] = it.at
	}
	for lo := 0; lo < len(items); {
		hi := lo + 1
		for hi < len(items) && items[hi].key == items[lo].key {
			hi++
		}
		if hi-lo > 1 {
			sortTies(points, order[lo:hi])
		}
		lo = hi
	}
	return order
}

func sortTies(points [][]float64, order []int32) {
	slices.SortFunc(order, func(i, j int32) int {
		a, b := points[i], points[j]
		for k := range a {
			switch {
			case a[k] < b[k]:
				return -1
			case a[k] > b[k]:
				return 1
			}
		}
		return int(i - j)
	})
}

// keyed is one item of a radix sort.
type keyed struct {
	key uint64
	at  int32
}

// sortable maps floats to integers of the same order. Both zeros are equal.
func sortable(x float64) uint64 {
	bits := math.Float64bits(x + 0)
	if bits>>63 != 0 {
		return ^bits
	}
	return bits | 1<<63
}

const (
	digitBits = 11
	digits    = 6 // 6 digits of 11 bits hold 64
	buckets   = 1 << digitBits
	radixFrom = 600 // for fewer items the tables of counts cost more
)

// radix sorts the items by key, stably, in time linear in their number, and
// returns the sorted ones; it uses items as working memory.
func radix(items []keyed) []keyed {
	if len(items) < radixFrom {
		slices.SortStableFunc(items, func(a, b keyed) int {
			switch {
			case a.key < b.key:
				return -1
			case a.key > b.key:
				return 1
			}
			return 0
		})
		return items
	}
	var counts [digits][buckets]int32
	for _, it := range items {
		for d := range digits {
			counts[d][it.key>>(d*digitBits)&(buckets-1)]++
		}
	}
	from, to := items, make([]keyed, len(items))
	for d := range digits {
		shift, count := d*digitBits, &counts[d]
		if count[items[0].key>>shift&(buckets-1)] == int32(len(items)) {
			continue // all share this digit
		}
		var place [buckets]int32
		for k := 1; k < buckets; k++ {
			place[k] = place[k-1] + count[k-1]
		}
		for _, it := range from {
			k := it.key >> shift & (buckets - 1)
			to[place[k]] = it
			place[k]++
		}
		from, to = to, from
	}
	return from
}
