package pareto

import "slices"

// wfg computes the volume of the union of boxes of five sizes and more that
// share a corner. Like the WFG algorithm with slicing it takes the boxes by
// falling last size and asks of each what it alone holds in the other sizes:
// its own volume there less that of the boxes before it clipped to it, a
// problem with one size fewer. The boxes before are kept as a front sorted by
// the size that the smaller problem is taken by, and clipping keeps that order,
// so nothing is sorted again. Four sizes are swept.
//
// While, Bradstreet, Barone, "A fast way of calculating exact hypervolumes",
// IEEE TEVC 16 (2012).
type wfg struct {
	sweep  sweep4
	levels []level // by number of sizes
}

// level holds the boxes of one recursion, one after the other.
type level struct {
	front []float64 // by falling last size; none lies within another
	cut   []float64 // the front clipped to the box that joins
	keys  []rank
}

// volumeN is the hypervolume for four costs and more.
func volumeN(points [][]float64, ref []float64) float64 {
	m := len(ref)
	boxes := make([]keyed, len(points))
	for i, p := range points {
		boxes[i] = keyed{sortable(p[m-1]), int32(i)}
	}
	flat := make([]float64, 0, m*len(points)) // not empty
	for _, b := range radix(boxes) {
		for k, x := range points[b.at] {
			flat = append(flat, ref[k]-x)
		}
	}
	w := &wfg{levels: make([]level, m)}
	return w.volume(flat, m)
}

// volume takes boxes of m sizes by falling last size.
func (w *wfg) volume(flat []float64, m int) float64 {
	if m == 4 {
		return w.sweep.volume(flat)
	}
	l := &w.levels[m-1]
	at := l.start(flat, m)
	base := 0.0
	switch len(l.front) {
	case m - 1:
		base = product(l.front)
	default:
		base = w.volume(l.front, m-1)
	}
	sum, height := 0.0, flat[m-1]
	for ; at < len(flat); at += m {
		sum += base * (height - flat[at+m-1])
		height = flat[at+m-1]
		base += w.join(l, flat[at:at+m-1])
	}
	return sum + base*height
}

// start makes the front of the boxes that share the largest last size, as those
// do that were clipped in it, and returns where the others begin.
func (l *level) start(flat []float64, m int) int {
	l.keys = l.keys[:0]
	at := 0
	for ; at < len(flat) && flat[at+m-1] == flat[m-1]; at += m {
		sum := 0.0
		for _, x := range flat[at : at+m-1] {
			sum += x
		}
		l.keys = append(l.keys, rank{flat[at+m-2], sum, int32(at)})
	}
	sortRanks(l.keys)
	l.front = l.front[:0]
	for _, k := range l.keys {
		if b := flat[k.at : int(k.at)+m-1]; !within(b, l.front) {
			l.front = append(l.front, b...)
		}
	}
	return at
}

// rank orders a box before those of smaller last size, and of equal last size
// before those with a smaller sum, so that none lies within a later one.
type rank struct {
	last, sum float64
	at        int32
}

func (a rank) before(b rank) bool {
	return a.last > b.last || a.last == b.last && (a.sum > b.sum || a.sum == b.sum && a.at < b.at)
}

// sortRanks sorts in place, few by insertion: nearly all calls have few.
func sortRanks(keys []rank) {
	if len(keys) > 32 {
		slices.SortFunc(keys, func(a, b rank) int {
			if a.before(b) {
				return -1
			}
			return 1
		})
		return
	}
	for i := 1; i < len(keys); i++ {
		k, j := keys[i], i
		for ; j > 0 && k.before(keys[j-1]); j-- {
			keys[j] = keys[j-1]
		}
		keys[j] = k
	}
}

// within reports whether b lies within one of the boxes, all of whose last
// sizes are at least b's.
func within(b, boxes []float64) bool {
	m := len(b)
search:
	for ; len(boxes) > 0; boxes = boxes[m:] {
		for k, x := range boxes[:m-1] {
			if x < b[k] {
				continue search
			}
		}
		return true
	}
	return false
}

// join puts b into the front of a level and returns the volume that it adds.
func (w *wfg) join(l *level, b []float64) float64 {
	m := len(b)
	l.cut = slices.Grow(l.cut[:0], len(l.front))[:len(l.front)]
	at, keep := 0, 0 // where b goes, and how many of the front stay
	for from := 0; from < len(l.front); from += m {
		f := l.front[from : from+m]
		covers, inside := clip(l.cut[from:from+m], f, b)
		switch {
		case covers:
			return 0 // nothing of the front lies within b then
		case inside:
			continue
		}
		if keep < from {
			copy(l.front[keep:], f)
		}
		keep += m
		if f[m-1] >= b[m-1] {
			at = keep
		}
	}
	l.front = slices.Insert(l.front[:keep], at, b...)
	switch len(l.cut) {
	case 0:
		return product(b)
	case m:
		return product(b) - product(l.cut)
	}
	return product(b) - w.volume(l.cut, m)
}

// clip sets cut to what f shares with b, and reports whether that is all of b,
// and whether it is all of f.
func clip(cut, f, b []float64) (covers, inside bool) {
	covers, inside = true, true
	b, cut = b[:len(f)], cut[:len(f)]
	for k, x := range f {
		y := b[k]
		if x < y {
			covers = false
			y = x
		} else if x > y {
			inside = false
		}
		cut[k] = y
	}
	return covers, inside
}

func product(b []float64) float64 {
	v := 1.0
	for _, x := range b {
		v *= x
	}
	return v
}
