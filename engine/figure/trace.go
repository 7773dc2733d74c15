package figure

import (
	"gonum.org/v1/plot/vg"
)

// place returns where the points of s lie on the page.
func (p *panel) place(s Series) []vg.Point { return p.places(s.X, s.Y) }

func (p *panel) places(xs, ys []float64) []vg.Point {
	points := make([]vg.Point, len(xs))
	for i := range xs {
		points[i] = vg.Point{X: p.x.at(xs[i]), Y: p.y.at(ys[i])}
	}
	return points
}

// lines returns the lines by which the points of s are joined.
func (p *panel) lines(s Series) [][]vg.Point {
	switch s.Kind {
	case Line, Band:
		return [][]vg.Point{p.place(s)}
	case Step:
		return [][]vg.Point{steps(p.place(s))}
	case Front:
		return [][]vg.Point{p.places(stairs(s.X, s.Y))}
	}
	return nil
}

// edges returns the lower and the upper edge of a band, or the ends of error
// bars.
func (p *panel) edges(s Series) (lower, upper []vg.Point) {
	lower, upper = p.places(s.X, s.Lo), p.places(s.X, s.Hi)
	if s.Kind == Step {
		return steps(lower), steps(upper)
	}
	return lower, upper
}

// steps keeps the height of each point until the next.
func steps(points []vg.Point) []vg.Point {
	var out []vg.Point
	for i, q := range points {
		if i > 0 {
			out = append(out, vg.Point{X: q.X, Y: points[i-1].Y})
		}
		out = append(out, q)
	}
	return out
}

// inside reports whether a place is in the panel's area.
func (p *panel) inside(at vg.Point) bool {
	const slack = 0.01 // points; rounding
	return at.X >= p.area.Min.X-slack && at.X <= p.area.Max.X+slack && at.Y >= p.area.Min.Y-slack && at.Y <= p.area.Max.Y+slack
}
