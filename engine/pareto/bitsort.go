package pareto

import (
	"math/bits"
	"slices"
)

// bitsort finds the ranks of many points of four costs and more. Points are
// numbered in lexicographic order, so that what dominates a point comes before
// it. For a block of points at a time it works out which of them dominate each
// later point: in the order of each cost it keeps the set of the block's points
// seen so far, as bits, and what dominates a point is in that set for every
// cost. That is O(m n²/64) word operations, whatever the fronts.
//
// Sets of bits for this are from Moreno, Rodriguez, Nebro, Lozano, "Merge
// nondominated sorting algorithm for many-objective optimization", IEEE Trans.
// Cybernetics 51 (2021).
type bitsort struct {
	orders [][]placed      // for each cost but the first, the points by rising cost
	above  [][words]uint64 // for each point, those of the block that dominate it
	ranks  []int32         // for each point, as far as known
	// of the block
	steps   []int32         // the ranks of its points, rising
	first   []int32         // for each rank up to the last, the first step that is as high
	atLeast [][words]uint64 // for each step, the points of that rank and higher
}

const (
	words     = 8 // of a block
	blockSize = 64 * words
	bitsFrom  = 200 // fewer points are quicker by layers
)

// placed is a point in the order of one cost.
type placed struct {
	at   int32
	last bool // of those with the same cost
}

// rankBits returns the rank of each point and the number of fronts. The points
// are in lexicographic order, without NaN, all different.
func rankBits(points [][]float64, m int) (ranks []int32, fronts int) {
	n := len(points)
	s := &bitsort{above: make([][words]uint64, n), ranks: make([]int32, n)}
	for k := 1; k < m; k++ {
		s.orders = append(s.orders, orderBy(points, k))
	}
	for from := 0; from < n; from += blockSize {
		to := min(from+blockSize, n)
		s.compare(int32(from), int32(to))
		s.settle(from, to)
		s.pass(to)
	}
	for _, r := range s.ranks {
		fronts = max(fronts, int(r)+1)
	}
	return s.ranks, fronts
}

func orderBy(points [][]float64, k int) []placed {
	items := make([]keyed, len(points))
	for i, p := range points {
		items[i] = keyed{sortable(p[k]), int32(i)}
	}
	items = radix(items)
	order := make([]placed, len(items))
	for i, it := range items {
		order[i] = placed{it.at, i+1 == len(items) || items[i+1].key != it.key}
	}
	return order
}

// compare sets above[p] to the points from..to-1 that are nowhere worse than p,
// for each p >= from, and forgets those before from.
func (s *bitsort) compare(from, to int32) {
	for k, order := range s.orders {
		var seen [words]uint64
		keep, start := 0, 0
		for _, o := range order {
			if o.at >= from {
				order[keep] = o
				keep++
				if o.at < to {
					seen[(o.at-from)/64] |= 1 << ((o.at - from) % 64)
				}
			} else if o.last && keep > start {
				order[keep-1].last = true
			}
			if !o.last {
				continue
			}
			for ; start < keep; start++ {
				a := &s.above[order[start].at]
				if k == 0 {
					*a = seen
					continue
				}
				for w := range seen {
					a[w] &= seen[w]
				}
			}
		}
		s.orders[k] = order[:keep]
	}
}

// settle finds the ranks of the block's own points, given what those before the
// block make of them.
func (s *bitsort) settle(from, to int) {
	for at := from; at < to; at++ {
		i, a := at-from, &s.above[at]
		a[i/64] &= 1<<(i%64) - 1 // itself and later points dominate it not
		rank := s.ranks[at]
		for w, word := range a[:i/64+1] {
			for ; word != 0; word &= word - 1 {
				rank = max(rank, s.ranks[from+64*w+bits.TrailingZeros64(word)]+1)
			}
		}
		s.ranks[at] = rank
	}
	s.group(from, to)
}

// group makes the sets of the block's points of at least each of its ranks.
func (s *bitsort) group(from, to int) {
	s.steps = append(s.steps[:0], s.ranks[from:to]...)
	slices.Sort(s.steps)
	s.steps = slices.Compact(s.steps)
	s.first = s.first[:0]
	for i, r := range s.steps {
		for len(s.first) <= int(r) {
			s.first = append(s.first, int32(i))
		}
	}
	s.atLeast = slices.Grow(s.atLeast[:0], len(s.steps))[:len(s.steps)]
	clear(s.atLeast)
	for i, r := range s.ranks[from:to] {
		s.atLeast[s.first[r]][i/64] |= 1 << (i % 64)
	}
	for i := len(s.steps) - 2; i >= 0; i-- {
		for w, word := range s.atLeast[i+1] {
			s.atLeast[i][w] |= word
		}
	}
}

// pass gives the points after the block their ranks, as far as the block tells:
// one more than the highest rank of those of the block that dominate it.
func (s *bitsort) pass(to int) {
	for at := to; at < len(s.above); at++ {
		rank, set := s.ranks[at], &s.above[at]
		if int(rank) >= len(s.first) {
			continue // no point of the block has such a rank
		}
		lo, hi := s.first[rank], int32(len(s.steps)-1)
		if !meet(set, &s.atLeast[lo]) {
			continue
		}
		for lo < hi {
			if mid := (lo + hi + 1) / 2; meet(set, &s.atLeast[mid]) {
				lo = mid
			} else {
				hi = mid - 1
			}
		}
		s.ranks[at] = s.steps[lo] + 1
	}
}

func meet(a, b *[words]uint64) bool {
	var both uint64
	for w := range a {
		both |= a[w] & b[w]
	}
	return both != 0
}
