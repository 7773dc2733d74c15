package pareto

import (
	"fmt"
	"math"
	"slices"
)

// Attainment returns the k-th empirical attainment surface of repeated runs
// with two or three costs: the minimal points that at least k of the runs
// attain, a run attaining z when it has a point nowhere worse than z. With k = 1
// it is the best of all runs together, with k = len(runs) the worst. For two
// costs the points come by rising first and falling second cost, and between
// them the surface is a step; for three by rising third cost.
//
// It takes O(p log p + p k) time for p points in all and two costs, and up to p
// times as much for three. It returns an error for no runs, k outside
// [1, len(runs)] or points that do not all have two or all three costs.
//
// Fonseca and Fleming, "On the performance assessment and comparison of
// stochastic multiobjective optimizers", PPSN 1996.
func Attainment(runs [][][]float64, k int) ([][]float64, error) {
	m, err := checkRuns("attainment", runs, k)
	if err != nil {
		return nil, err
	}
	if m == 3 {
		return attainment3(runs, k), nil
	}
	return attainment2(runs, k), nil
}

func attainment2(runs [][][]float64, k int) [][]float64 {
	all := merge(runs)
	lowest := make([]float64, len(runs)) // second cost so far of each run
	for r := range lowest {
		lowest[r] = math.Inf(1)
	}
	has := make([]bool, len(runs))
	var sorted []float64 // lowest of the runs that have a point, rising
	var surface [][]float64
	for i, p := range all {
		switch {
		case !has[p.run]:
			has[p.run], lowest[p.run] = true, p.y
			sorted = insert(sorted, p.y)
		case p.y < lowest[p.run]:
			at, _ := slices.BinarySearch(sorted, lowest[p.run])
			sorted = insert(slices.Delete(sorted, at, at+1), p.y)
			lowest[p.run] = p.y
		}
		if len(sorted) < k || i+1 < len(all) && all[i+1].x == p.x {
			continue
		}
		if y := sorted[k-1]; len(surface) == 0 || y < surface[len(surface)-1][1] {
			surface = append(surface, []float64{p.x, y})
		}
	}
	return surface
}

// AttainmentLevel returns which surface of n runs stands for a percentile in
// [0, 100]: the least k of which k/n is at least that share, and 1 for 0. It
// returns an error for no runs or a percentile out of range.
func AttainmentLevel(percentile float64, n int) (int, error) {
	if n < 1 || !(percentile >= 0 && percentile <= 100) {
		return 0, fmt.Errorf("pareto: attainment level: percentile %g of %d runs; give 0 to 100 of at least one run", percentile, n)
	}
	exact := percentile * float64(n) / 100
	return max(1, int(math.Ceil(exact-1.5e-8))), nil // guarded against rounding up by a bit
}

// member is one point of one run.
type member struct {
	x, y float64
	run  int
}

// checkRuns returns the number of costs, 0 when there is no point.
func checkRuns(what string, runs [][][]float64, k int) (int, error) {
	if k < 1 || k > len(runs) {
		return 0, fmt.Errorf("pareto: %s: surface %d of %d runs; it must be from 1 to their number", what, k, len(runs))
	}
	costs := 0
	for r, points := range runs {
		m, err := shape(what, points)
		switch {
		case err != nil:
			return 0, err
		case m == 0:
			continue
		case m != 2 && m != 3:
			return 0, fmt.Errorf("pareto: %s: run %d has points of %d costs; surfaces are for two or three", what, r, m)
		case costs != 0 && m != costs:
			return 0, fmt.Errorf("pareto: %s: run %d has points of %d costs, others of %d; all must have the same objectives", what, r, m, costs)
		}
		costs = m
	}
	return costs, nil
}

// merge lists the points of all runs by rising first cost.
func merge(runs [][][]float64) []member {
	var all []member
	for r, points := range runs {
		for _, p := range points {
			if !hasNaN(p) {
				all = append(all, member{p[0], p[1], r})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b member) int {
		switch {
		case a.x < b.x:
			return -1
		case a.x > b.x:
			return 1
		}
		return 0
	})
	return all
}

func insert(sorted []float64, x float64) []float64 {
	at, _ := slices.BinarySearch(sorted, x)
	return slices.Insert(sorted, at, x)
}
