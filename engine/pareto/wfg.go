package pareto

import "slices"

// volumeN is the hypervolume for four costs and more by the WFG algorithm with
// slicing: the volume is the sum over the points, by rising size in the last
// cost, of what each holds that no later one does; and as every later one is at
// least as large in the last cost, that is its size there times a problem with
// one cost fewer, of the later points clipped to it. Three costs are swept.
//
// While, Bradstreet, Barone, "A fast way of calculating exact hypervolumes",
// IEEE TEVC 16 (2012).
func volumeN(points [][]float64, ref []float64) float64 {
	m := len(ref)
	w := &wfg{clipped: make([][]box, m+1)}
	boxes := make([]box, len(points))
	for i, p := range points {
		boxes[i] = make(box, m)
		for k := range p {
			boxes[i][k] = ref[k] - p[k]
		}
	}
	return w.volume(maximal(boxes, m), m)
}

// box holds the sizes of one point's box, reference point less point.
type box []float64

type wfg struct {
	clipped [][]box // for each number of costs, boxes to reuse
	swept   []size
}

// volume returns the measure of the union of boxes in their first m sizes. It
// reorders boxes.
func (w *wfg) volume(boxes []box, m int) float64 {
	switch {
	case len(boxes) == 1:
		return product(boxes[0], m)
	case m == 3:
		return w.sweep(boxes)
	}
	slices.SortFunc(boxes, func(a, b box) int {
		switch {
		case a[m-1] < b[m-1]:
			return -1
		case a[m-1] > b[m-1]:
			return 1
		}
		return 0
	})
	sum := 0.0
	for i, b := range boxes {
		alone := product(b, m-1)
		if i+1 < len(boxes) {
			alone -= w.volume(w.clip(boxes[i+1:], b, m-1), m-1)
		}
		sum += b[m-1] * alone
	}
	return sum
}

func (w *wfg) sweep(boxes []box) float64 {
	w.swept = w.swept[:0]
	for _, b := range boxes {
		w.swept = append(w.swept, size{b[0], b[1], b[2]})
	}
	return volume3(w.swept)
}

// clip returns the boxes cut down to the box to, in their first m sizes, less
// those that lie within another.
func (w *wfg) clip(boxes []box, to box, m int) []box {
	for len(w.clipped[m]) < len(boxes) {
		w.clipped[m] = append(w.clipped[m], make(box, m))
	}
	out := w.clipped[m][:len(boxes)]
	for i, b := range boxes {
		for k := range m {
			out[i][k] = min(b[k], to[k])
		}
	}
	if m == 3 {
		return out // the sweep passes over what lies within another
	}
	return maximal(out, m)
}

// maximal moves the boxes that do not lie within another to the front and
// returns them; of equal ones one stays.
func maximal(boxes []box, m int) []box {
	n := 0
	for i := range boxes {
		inside := false
		for k := 0; k < n; k++ {
			switch within(boxes[i], boxes[k], m) {
			case 1:
				inside = true
			case -1:
				n--
				boxes[k], boxes[n] = boxes[n], boxes[k]
				k--
			}
			if inside {
				break
			}
		}
		if !inside {
			boxes[i], boxes[n] = boxes[n], boxes[i]
			n++
		}
	}
	return boxes[:n]
}

// within returns 1 when a lies within b, -1 when b lies within a and is
// smaller, 0 otherwise.
func within(a, b box, m int) int {
	smaller, larger := false, false
	for k := range m {
		smaller = smaller || a[k] < b[k]
		larger = larger || a[k] > b[k]
	}
	switch {
	case !larger:
		return 1
	case !smaller:
		return -1
	}
	return 0
}

func product(b box, m int) float64 {
	v := 1.0
	for _, x := range b[:m] {
		v *= x
	}
	return v
}
