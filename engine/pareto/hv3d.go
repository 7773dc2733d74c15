package pareto

import "slices"

// size is a box by its edges: reference point less point, all positive, so that
// larger is better.
type size [3]float64

func sizes3(points [][]float64, ref []float64) []size {
	list := make([]size, len(points))
	for i, p := range points {
		list[i] = size{ref[0] - p[0], ref[1] - p[1], ref[2] - p[2]}
	}
	return list
}

// volume3 returns the volume of the union of boxes that share a corner. It
// takes them by falling height, keeps the staircase of their bases and its
// area, and adds the area times the drop to the next height. It reorders boxes.
func volume3(boxes []size) float64 {
	boxes = tallestFirst(boxes)
	var s stairs
	sum := 0.0
	for i, b := range boxes {
		s.add(b[0], b[1])
		next := 0.0
		if i+1 < len(boxes) {
			next = boxes[i+1][2]
		}
		sum += s.area * (b[2] - next)
	}
	return sum
}

func tallestFirst(boxes []size) []size {
	if len(boxes) < radixFrom {
		slices.SortFunc(boxes, func(a, b size) int {
			switch {
			case a[2] > b[2]:
				return -1
			case a[2] < b[2]:
				return 1
			}
			return 0
		})
		return boxes
	}
	items := make([]keyed, len(boxes))
	for i, b := range boxes {
		items[i] = keyed{sortable(-b[2]), int32(i)}
	}
	sorted := make([]size, len(boxes))
	for k, it := range radix(items) {
		sorted[k] = boxes[it.at]
	}
	return sorted
}
