package pareto

import "slices"

// Front returns the positions of the points that no other dominates, ascending.
// Of equal points it keeps all when keepDuplicates is true, else the first.
//
// It takes O(n log n) time for one and two costs, O(n log n) and the moves of
// sorted insertion for three, and O(n f m) for more, with f the front's size.
// It returns an error when the points' lengths differ.
func Front(points [][]float64, keepDuplicates bool) ([]int, error) {
	m, err := shape("front", points)
	if err != nil || m == 0 {
		return nil, err
	}
	archive := newLayer(m)
	var front []int
	var last []float64 // the point before in the order
	kept := false      // whether it is in the front
	for _, at := range lexical(points) {
		p := points[at]
		if last != nil && slices.Equal(last, p) {
			if kept && keepDuplicates {
				front = append(front, int(at))
			}
			continue
		}
		last, kept = p, !archive.covers(p)
		if kept {
			archive.add(p)
			front = append(front, int(at))
		}
	}
	slices.Sort(front)
	return front, nil
}
