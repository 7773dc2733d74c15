package pareto

import (
	"fmt"
	"math"
	"slices"
)

// Patch is a rectangle of the plane of two costs, from Lo, included, to Hi, not
// included and +Inf where it has no end, and a value there.
type Patch struct {
	Lo, Hi [2]float64
	Value  float64
}

// AttainmentDifference returns where two methods differ in how often they attain
// a point of the plane of two costs: rectangles, none overlapping another, with
// the share of a's runs that attain them less that of b's, in [-1, 1]. Where the
// shares are equal there is none. They come by rising first, then second cost.
// It returns an error for no runs or points that do not have two costs.
//
// López-Ibáñez, Paquete, Stützle, "Exploratory analysis of stochastic local
// search algorithms in biobjective optimization", in: Experimental Methods for
// the Analysis of Optimization Algorithms (2010).
func AttainmentDifference(a, b [][][]float64) ([]Patch, error) {
	both := append(slices.Clone(a), b...)
	if len(a) == 0 || len(b) == 0 {
		return nil, fmt.Errorf("pareto: attainment difference: %d and %d runs; give at least one of each", len(a), len(b))
	}
	m, err := checkRuns("attainment difference", both, 1)
	if err != nil {
		return nil, err
	}
	if m == 3 {
		return nil, fmt.Errorf("pareto: attainment difference: three costs; patches are for two")
	}
	lowest := make([]float64, len(both)) // second cost so far of each run
	for r := range lowest {
		lowest[r] = math.Inf(1)
	}
	var done, open []Patch
	all := merge(both)
	for i, p := range all {
		lowest[p.run] = min(lowest[p.run], p.y)
		if i+1 < len(all) && all[i+1].x == p.x {
			continue
		}
		now := column(lowest, len(a), p.x)
		done, open = follow(done, open, now, p.x)
	}
	for _, q := range open {
		q.Hi[0] = math.Inf(1)
		done = append(done, q)
	}
	slices.SortFunc(done, func(p, q Patch) int { return slices.Compare(p.Lo[:], q.Lo[:]) })
	return done, nil
}

// column returns the patches right of x, where the first n runs are a's.
func column(lowest []float64, n int, x float64) []Patch {
	order := make([]int, 0, len(lowest))
	for r, y := range lowest {
		if !math.IsInf(y, 1) {
			order = append(order, r)
		}
	}
	slices.SortFunc(order, func(r, s int) int {
		switch {
		case lowest[r] < lowest[s]:
			return -1
		case lowest[r] > lowest[s]:
			return 1
		}
		return 0
	})
	var patches []Patch
	as, bs := 0, 0
	for i, r := range order {
		if r < n {
			as++
		} else {
			bs++
		}
		top := math.Inf(1)
		if i+1 < len(order) {
			top = lowest[order[i+1]]
		}
		value := float64(as)/float64(n) - float64(bs)/float64(len(lowest)-n)
		if top > lowest[r] && as*(len(lowest)-n) != bs*n {
			patches = append(patches, Patch{[2]float64{x, lowest[r]}, [2]float64{x, top}, value})
		}
	}
	return patches
}

// follow goes on with the open patches that are still there right of x and
// closes the others.
func follow(done, open, now []Patch, x float64) (closed, still []Patch) {
	for _, q := range open {
		at := slices.IndexFunc(now, func(p Patch) bool {
			return p.Lo[1] == q.Lo[1] && p.Hi[1] == q.Hi[1] && p.Value == q.Value
		})
		if at >= 0 {
			now[at].Lo[0] = q.Lo[0]
			continue
		}
		q.Hi[0] = x
		done = append(done, q)
	}
	return done, now
}
