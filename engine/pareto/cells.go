package pareto

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// Cell is a box of costs, from Lo up to Hi; Lo may be -Inf.
type Cell struct{ Lo, Hi []float64 }

// Cells splits what no point dominates, below the reference point, into disjoint
// cells: the hypervolume that a new point y adds is the sum over the cells of the
// products of max(0, Hi - max(Lo, y)) over the objectives. Their number is at most
// the number of non-dominated points plus one for two objectives and about twice
// that for three.
//
// Points that are not better than the reference point in every objective change
// nothing, nor do those with NaN, dominated ones and duplicates. Without points
// there is one cell. It returns an error unless there are two or three objectives,
// for points of other lengths and for a reference point that is not finite.
//
// Couckuyt, Deschrijver, Dhaene, "Fast calculation of multiobjective probability
// of improvement and expected improvement criteria for Pareto optimization",
// Journal of Global Optimization 60 (2014), has the use of such cells.
func Cells(points [][]float64, ref []float64) ([]Cell, error) {
	if len(ref) != 2 && len(ref) != 3 {
		return nil, fmt.Errorf("pareto: cells: the reference point has %d objectives; give two or three", len(ref))
	}
	if !finite(ref) {
		return nil, fmt.Errorf("pareto: cells: the reference point %v is not finite", ref)
	}
	m, err := shape("cells", points)
	if err != nil {
		return nil, err
	}
	if m != 0 && m != len(ref) {
		return nil, fmt.Errorf("pareto: cells: points have %d costs and the reference point %d", m, len(ref))
	}
	var inside [][]float64
	for _, p := range points {
		if below(p, ref) {
			inside = append(inside, p)
		}
	}
	s := strips{list: []strip{{math.Inf(-1), ref[0], ref[1], math.Inf(-1)}}}
	if len(ref) == 2 {
		for _, p := range inside {
			s.insert(p[0], p[1], math.Inf(-1))
		}
		return s.flat(), nil
	}
	slices.SortStableFunc(inside, func(a, b []float64) int { return cmp.Compare(a[2], b[2]) })
	for _, p := range inside {
		s.insert(p[0], p[1], p[2])
	}
	for _, t := range s.list {
		s.close(t, t.x, ref[2])
	}
	return s.cells, nil
}

// strips is what no point dominates at one level of the third cost: side by side
// in the first cost, each up to a height in the second that falls from strip to
// strip. A strip that changes with the level leaves a cell behind.
type strips struct {
	list  []strip
	cells []Cell
}

// strip reaches from x to end, below height, since level from.
type strip struct{ x, end, height, from float64 }

// insert takes away what (x, y) dominates, from a level on.
func (s *strips) insert(x, y, level float64) {
	first := len(s.list)
	for first > 0 && s.list[first-1].end > x { // the first that reaches beyond x
		first--
	}
	last := first
	for last < len(s.list) && s.list[last].height > y {
		last++
	}
	if first == last {
		return
	}
	var put []strip
	if t := s.list[first]; t.x < x {
		put = append(put, strip{t.x, x, t.height, t.from})
	}
	for _, t := range s.list[first:last] {
		s.close(t, max(t.x, x), level)
	}
	put = append(put, strip{x, s.list[last-1].end, y, level})
	s.list = slices.Replace(s.list, first, last, put...)
}

// close leaves the cell of a strip, right of x, that ends at a level.
func (s *strips) close(t strip, x, level float64) {
	if t.from < level && x < t.end && !math.IsInf(t.height, -1) {
		s.cells = append(s.cells, Cell{[]float64{x, math.Inf(-1), t.from}, []float64{t.end, t.height, level}})
	}
}

// flat lists the strips as cells of two costs.
func (s *strips) flat() []Cell {
	var cells []Cell
	for _, t := range s.list {
		if t.x < t.end && !math.IsInf(t.height, -1) {
			cells = append(cells, Cell{[]float64{t.x, math.Inf(-1)}, []float64{t.end, t.height}})
		}
	}
	return cells
}
