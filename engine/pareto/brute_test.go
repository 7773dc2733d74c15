package pareto

import (
	"math"
	"math/bits"
	"math/rand/v2"
	"slices"
)

// The functions of this file compute by definition what the package computes
// fast.

var (
	inf = math.Inf(1)
	nan = math.NaN()
)

// random draws n points of m costs on a grid of the given number of levels, so
// that ties and equal points come up; levels 0 means none.
func random(rng *rand.Rand, n, m, levels int) [][]float64 {
	points := make([][]float64, n)
	for i := range points {
		points[i] = make([]float64, m)
		for k := range points[i] {
			points[i][k] = rng.Float64()
			if levels > 0 {
				points[i][k] = float64(rng.IntN(levels)) / float64(levels)
			}
		}
	}
	return points
}

// sphere draws n points of m costs on the unit sphere's positive part, none of
// which dominates another.
func sphere(rng *rand.Rand, n, m int) [][]float64 {
	points := make([][]float64, n)
	for i := range points {
		points[i] = make([]float64, m)
		length := 0.0
		for k := range points[i] {
			points[i][k] = math.Abs(rng.NormFloat64())
			length += points[i][k] * points[i][k]
		}
		for k := range points[i] {
			points[i][k] = 1 - points[i][k]/math.Sqrt(length)
		}
	}
	return points
}

// spoil puts infinities and NaN into some points.
func spoil(rng *rand.Rand, points [][]float64) {
	for _, p := range points {
		switch rng.IntN(8) {
		case 0:
			p[rng.IntN(len(p))] = inf
		case 1:
			p[rng.IntN(len(p))] = -inf
		case 2:
			p[rng.IntN(len(p))] = nan
		}
	}
}

func bruteFront(points [][]float64, keepDuplicates bool) []int {
	var front []int
	for i, p := range points {
		out := hasNaN(p)
		for j, q := range points {
			out = out || Dominates(q, p) || !keepDuplicates && j < i && slices.Equal(p, q)
		}
		if !out {
			front = append(front, i)
		}
	}
	return front
}

// bruteRanks peels front after front.
func bruteRanks(points [][]float64) []int {
	ranks := make([]int, len(points))
	for i := range ranks {
		ranks[i] = -1
	}
	for r := 0; ; r++ {
		var now []int
		for i, p := range points {
			free := ranks[i] < 0 && !hasNaN(p)
			for j, q := range points {
				free = free && !(ranks[j] < 0 && Dominates(q, p))
			}
			if free {
				now = append(now, i)
			}
		}
		for _, i := range now {
			ranks[i] = r
		}
		if len(now) == 0 {
			for i := range ranks {
				if ranks[i] < 0 {
					ranks[i] = max(r, 1)
				}
			}
			return ranks
		}
	}
}

// bruteVolume adds and subtracts the intersections of all subsets of boxes.
func bruteVolume(points [][]float64, ref []float64) float64 {
	var inside [][]float64
	for _, p := range points {
		if below(p, ref) {
			inside = append(inside, p)
		}
	}
	sum := 0.0
	for set := 1; set < 1<<len(inside); set++ {
		v := 1.0
		for k := range ref {
			corner := -inf
			for i, p := range inside {
				if set>>i&1 == 1 {
					corner = max(corner, p[k])
				}
			}
			v *= ref[k] - corner
		}
		if bits.OnesCount(uint(set))%2 == 0 {
			v = -v
		}
		sum += v
	}
	return sum
}

// sampledVolume is the share of random points of the box [lo, ref] that are
// dominated, times its volume.
func sampledVolume(rng *rand.Rand, points [][]float64, lo, ref []float64, n int) float64 {
	hits, z := 0, make([]float64, len(ref))
	for range n {
		for k := range z {
			z[k] = lo[k] + rng.Float64()*(ref[k]-lo[k])
		}
		if slices.ContainsFunc(points, func(p []float64) bool { return Weakly(p, z) }) {
			hits++
		}
	}
	v := float64(hits) / float64(n)
	for k := range z {
		v *= ref[k] - lo[k]
	}
	return v
}

func repeat(x float64, m int) []float64 { return slices.Repeat([]float64{x}, m) }

func near(a, b, tol float64) bool {
	return a == b || math.Abs(a-b) <= tol*max(1, math.Abs(b))
}
