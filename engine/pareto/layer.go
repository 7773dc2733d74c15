package pareto

import "sort"

// layer is one front under construction. Points come in lexicographic order,
// each different from the one before, so that the first cost of a new one is
// never lower than that of an old one.
type layer interface {
	covers(p []float64) bool // whether a point of the layer dominates p
	add(p []float64)         // p is not covered
}

func newLayer(m int) layer {
	switch m {
	case 1:
		return &layer1{}
	case 2:
		return &layer2{}
	case 3:
		return &layer3{}
	}
	return &layerN{m: m}
}

// layer1 holds distinct single costs: the first covers all others.
type layer1 struct{ full bool }

func (l *layer1) covers([]float64) bool { return l.full }
func (l *layer1) add([]float64)         { l.full = true }

// layer2 needs only the lowest second cost, that of the last point.
type layer2 struct {
	y    float64
	full bool
}

func (l *layer2) covers(p []float64) bool { return l.full && l.y <= p[1] }
func (l *layer2) add(p []float64)         { l.y, l.full = p[1], true }

// layer3 keeps the staircase of the second and third costs: the second rises,
// the third falls.
type layer3 struct{ steps [][2]float64 }

// after returns the first step whose second cost exceeds y.
func (l *layer3) after(y float64) int {
	return sort.Search(len(l.steps), func(i int) bool { return l.steps[i][0] > y })
}

func (l *layer3) covers(p []float64) bool {
	i := l.after(p[1])
	return i > 0 && l.steps[i-1][1] <= p[2]
}

func (l *layer3) add(p []float64) {
	lo := sort.Search(len(l.steps), func(i int) bool { return l.steps[i][0] >= p[1] })
	hi := lo
	for hi < len(l.steps) && l.steps[hi][1] >= p[2] {
		hi++
	}
	l.steps = replace(l.steps, lo, hi, [2]float64{p[1], p[2]})
}

// replace puts step in the place of steps[lo:hi].
func replace(steps [][2]float64, lo, hi int, step [2]float64) [][2]float64 {
	if lo < hi {
		steps[lo] = step
		return append(steps[:lo+1], steps[hi:]...)
	}
	steps = append(steps, step)
	copy(steps[lo+1:], steps[lo:])
	steps[lo] = step
	return steps
}

// layerN compares with every point, the newest first, as it is the likeliest
// to dominate the next.
type layerN struct {
	m    int
	flat []float64 // all costs but the first, point after point
}

func (l *layerN) covers(p []float64) bool {
	w := l.m - 1
	rest := p[1:]
	for at := len(l.flat) - w; at >= 0; at -= w {
		if covered(l.flat[at:at+w], rest) {
			return true
		}
	}
	return false
}

func covered(by, p []float64) bool {
	for k, x := range by {
		if x > p[k] {
			return false
		}
	}
	return true
}

func (l *layerN) add(p []float64) { l.flat = append(l.flat, p[1:]...) }
