package figure

import (
	"fmt"
	"slices"
)

// Set is one named set of points in two objectives. X and Y may hold all
// evaluations or only the front: the front is found anew.
type Set struct {
	Name string
	X, Y []float64
}

// Fronts draws the fronts of several sets in one panel, and all points of each
// set pale behind them. An axis with Maximise set counts higher as better. It
// returns an error for no set and for lists of unequal length.
func Fronts(title string, x, y Axis, sets []Set) (Figure, error) {
	if len(sets) == 0 {
		return Figure{}, fmt.Errorf("figure: fronts: no set of points given")
	}
	p := Panel{X: x, Y: y}
	clouds := false
	for _, s := range sets {
		if len(s.X) != len(s.Y) {
			return Figure{}, fmt.Errorf("figure: fronts: %q has %d x and %d y; they must be as many", s.Name, len(s.X), len(s.Y))
		}
		all := Series{Name: s.Name, Kind: Points, X: s.X, Y: s.Y, Faint: true}
		kept, _ := all.finite()
		if len(kept.front(x.Maximise, y.Maximise).X) < len(kept.X) {
			p.Series = append(p.Series, all)
			clouds = true
		}
	}
	for _, s := range sets {
		p.Series = append(p.Series, Series{Name: s.Name, Kind: Front, X: s.X, Y: s.Y})
	}
	f := Figure{Title: title, Panels: []Panel{p}}
	if clouds {
		f.Note = "Pale: all evaluations."
	}
	return f, nil
}

// front returns the points of s that no other beats, best x first. Of equal
// points one is kept.
func (s Series) front(maximiseX, maximiseY bool) Series {
	x := func(i int) float64 { return cost(s.X[i], maximiseX) }
	y := func(i int) float64 { return cost(s.Y[i], maximiseY) }
	order := make([]int, len(s.X))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case x(a) != x(b):
			return sign(x(a) - x(b))
		default:
			return sign(y(a) - y(b))
		}
	})
	var keep []int
	for _, i := range order {
		if len(keep) == 0 || y(i) < y(keep[len(keep)-1]) {
			keep = append(keep, i)
		}
	}
	s.X, s.Y, s.Lo, s.Hi, s.Values = pick(s.X, keep), pick(s.Y, keep), pick(s.Lo, keep), pick(s.Hi, keep), pick(s.Values, keep)
	return s
}

// stairs returns the corners of the border between what the front beats and
// what beats it. Between two neighbours it keeps the better one's y until the
// other's x, in whatever direction is better.
func stairs(xs, ys []float64) (cx, cy []float64) {
	for i := range xs {
		if i > 0 {
			cx, cy = append(cx, xs[i]), append(cy, ys[i-1])
		}
		cx, cy = append(cx, xs[i]), append(cy, ys[i])
	}
	return cx, cy
}

func cost(v float64, maximise bool) float64 {
	if maximise {
		return -v
	}
	return v
}

func sign(v float64) int {
	switch {
	case v < 0:
		return -1
	case v > 0:
		return 1
	}
	return 0
}
