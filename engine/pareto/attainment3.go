package pareto

import (
	"cmp"
	"slices"
)

// attainment3 is Attainment for three costs. It goes by rising third cost and
// keeps, of each run, the front of the first two so far; a point of their
// surface belongs to the surface in three where the surface before did not
// attain it.
func attainment3(runs [][][]float64, k int) [][]float64 {
	type point struct {
		p   []float64
		run int
	}
	var all []point
	for r, points := range runs {
		for _, p := range points {
			if !hasNaN(p) {
				all = append(all, point{p, r})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b point) int { return cmp.Compare(a.p[2], b.p[2]) })
	flat := make([][][]float64, len(runs))
	var surface, before [][]float64
	for i, q := range all {
		flat[q.run] = joinFlat(flat[q.run], q.p[:2])
		if i+1 < len(all) && all[i+1].p[2] == q.p[2] {
			continue
		}
		now := attainment2(flat, k)
		for _, s := range now {
			if !slices.ContainsFunc(before, func(b []float64) bool { return Weakly(b, s) }) {
				surface = append(surface, []float64{s[0], s[1], q.p[2]})
			}
		}
		before = now
	}
	return surface
}

// joinFlat puts p into a front of two costs.
func joinFlat(front [][]float64, p []float64) [][]float64 {
	if slices.ContainsFunc(front, func(q []float64) bool { return Weakly(q, p) }) {
		return front
	}
	return append(slices.DeleteFunc(front, func(q []float64) bool { return Weakly(p, q) }), p)
}
