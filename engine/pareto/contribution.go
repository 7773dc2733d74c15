package pareto

import (
	"fmt"
	"math"
)

// Contributions returns the hypervolume contribution of each point: by how much
// the hypervolume up to ref would fall without it. Higher is better. Copies of a
// point contribute 0 each, and so do points that are dominated, not below ref in
// every cost, or have NaN.
//
// literal says what dominated points do to those that dominate them: when true
// they shadow them, as the definition has it (removing a point leaves what it
// shares with a point that it dominates); when false they are passed over, so
// that a contribution is measured against the rest of the front, as selection in
// SMS-EMOA needs it.
//
// One and two costs take O(n log n) time, three O(n² log n) at worst, more n
// times the time of [Hypervolume]. It returns an error as Hypervolume does, and
// for a counted point with a cost of -Inf.
//
// Emmerich, Beume, Naujoks, "An EMO algorithm using the hypervolume measure as
// selection criterion", EMO 2005.
func Contributions(points [][]float64, ref []float64, literal bool) ([]float64, error) {
	if err := checkRef("contributions", points, ref); err != nil {
		return nil, err
	}
	var inside [][]float64
	var where []int
	for i, p := range points {
		if !below(p, ref) {
			continue
		}
		if !finite(p) {
			return nil, fmt.Errorf("pareto: contributions: point %d is %v; leave out what is not finite", i, p)
		}
		inside, where = append(inside, p), append(where, i)
	}
	out := make([]float64, len(points))
	for i, v := range contributions(inside, ref, literal) {
		out[where[i]] = v
	}
	return out, nil
}

// contributions is Contributions for finite points below ref.
func contributions(points [][]float64, ref []float64, literal bool) []float64 {
	out := make([]float64, len(points))
	alone := make([]bool, len(points)) // in the front, and no copy
	front := unrepeated(points, alone)
	rest := front
	if literal {
		rest = lexical(points)
	}
	if len(ref) <= 2 {
		contribute2(points, ref, rest, alone, out)
		return out
	}
	c := newContributor(points, ref, rest)
	for _, i := range front {
		if alone[i] {
			out[i] = c.of(points[i], i)
		}
	}
	return out
}

// unrepeated returns the front of the points, with copies, and marks those that
// have none.
func unrepeated(points [][]float64, alone []bool) []int32 {
	kept, _ := Front(points, true) // points are checked
	front := make([]int32, len(kept))
	for i, at := range kept {
		front[i] = int32(at)
	}
	picked := make([][]float64, len(front))
	for i, at := range front {
		picked[i] = points[at]
	}
	order := lexical(picked)
	for k, i := range order {
		same := func(j int) bool {
			return j >= 0 && j < len(order) && equal(picked[order[j]], picked[i])
		}
		alone[front[i]] = !same(k-1) && !same(k+1)
	}
	return front
}

// contribute2 is for one and two costs. Going by rising first cost, what a point
// of the front holds alone lies to the right of it up to the next point of the
// front, below the one before and above the lowest of those that it dominates,
// of which each takes a corner away.
func contribute2(points [][]float64, ref []float64, rest []int32, alone []bool, out []float64) {
	at := func(i int32) [2]float64 {
		p := points[i]
		if len(p) == 1 {
			return [2]float64{p[0], 0}
		}
		return [2]float64{p[0], p[1]}
	}
	corner := [2]float64{ref[0], 1}
	if len(ref) == 2 {
		corner[1] = ref[1]
	}
	order := make([][]float64, len(rest))
	flat := make([]float64, 2*len(rest))
	for i, r := range rest {
		p := at(r)
		order[i] = append(flat[2*i:2*i], p[0], p[1])
	}
	sorted := lexical(order)
	top := corner[1] // the lowest second cost of the front so far
	for k, s := range sorted {
		i := rest[s]
		p := order[s]
		if p[1] >= top {
			continue
		}
		if alone[i] {
			out[i] = alone2(order, sorted[k+1:], p, top, corner[0])
		}
		top = p[1]
	}
}

// alone2 is the area below top that p holds and none of the later points, by
// rising first cost, does.
func alone2(points [][]float64, later []int32, p []float64, top, right float64) float64 {
	sum, x := 0.0, p[0]
	for _, s := range later {
		q := points[s]
		if q[1] >= top {
			continue // it takes nothing away
		}
		sum += (q[0] - x) * (top - p[1])
		x, top = q[0], max(q[1], p[1])
		if top == p[1] {
			return sum
		}
	}
	return sum + (right-x)*(top-p[1])
}

// contributor measures what boxes hold alone among others, for three costs and
// more; three are taken as four of which the last is the same.
type contributor struct {
	wfg
	ref    []float64
	m      int
	others []float64 // by falling last size
	number []int32   // of each, its point
	cut    []float64
	box    []float64
}

func newContributor(points [][]float64, ref []float64, rest []int32) *contributor {
	m := max(4, len(ref))
	c := &contributor{ref: ref, m: m, box: make([]float64, m)}
	c.levels = make([]level, m)
	items := make([]keyed, len(rest))
	for i, r := range rest {
		items[i] = keyed{sortable(points[r][len(ref)-1]), int32(i)}
	}
	for _, it := range radix(items) {
		i := rest[it.at]
		c.others = append(c.others, c.sizes(points[i])...)
		c.number = append(c.number, i)
	}
	return c
}

func (c *contributor) sizes(p []float64) []float64 {
	c.box[c.m-1] = 1
	for k, x := range p {
		c.box[k] = c.ref[k] - x
	}
	return c.box
}

// of returns what point number i holds alone.
func (c *contributor) of(p []float64, i int32) float64 {
	b := c.sizes(p)
	c.cut = c.cut[:0]
	var buf []float64
	for k, other := range c.number {
		if other == i {
			continue
		}
		c.cut = append(c.cut, b...)
		buf = c.cut[len(c.cut)-c.m:]
		if covers, _ := clip(buf, c.others[k*c.m:(k+1)*c.m], b); covers {
			return 0
		}
	}
	if len(c.cut) == 0 {
		return product(b)
	}
	return math.Max(0, product(b)-c.volume(c.cut, c.m))
}
