package figure

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// cell is the size of the squares by which free room is found, in points.
const cell = 1.5

// occupancy knows which squares of a panel's area have data in them.
type occupancy struct {
	area          vg.Rectangle
	columns, rows int
	taken         []bool
	sums          []int // sums[(r)*(columns+1)+c] counts taken squares below and left of (c, r)
}

// occupancy marks where the panel's data are drawn.
func (p *panel) occupancy() *occupancy {
	size := p.area.Size()
	o := &occupancy{area: p.area, columns: int(math.Ceil(float64(size.X / cell))), rows: int(math.Ceil(float64(size.Y / cell)))}
	o.taken = make([]bool, o.columns*o.rows)
	for i, s := range p.Series {
		if s.Kind == Bars {
			for _, r := range p.barRectangles(i) {
				o.rectangle(r)
			}
			s = p.barErrors(i)
		}
		p.mark(o, s, p.place(s))
	}
	o.count()
	return o
}

// mark marks the squares that a series covers, whose points lie at places.
func (p *panel) mark(o *occupancy, s Series, places []vg.Point) {
	r := markRadius * 1.5
	if s.Faint {
		r = faintRadius
	}
	for _, at := range places {
		o.rectangle(square(at, r))
	}
	if s.Lo != nil {
		lower, upper := p.edges(s)
		for i := range lower {
			o.rectangle(vg.Rectangle{Min: vg.Point{X: lower[i].X - 1, Y: lower[i].Y}, Max: vg.Point{X: upper[i].X + 1, Y: upper[i].Y}})
			if i > 0 && s.hasBand() {
				o.band(lower[i-1], lower[i], upper[i-1], upper[i])
			}
		}
	}
	for _, line := range p.lines(s) {
		for i := 1; i < len(line); i++ {
			o.segment(line[i-1], line[i])
		}
	}
}

func square(at vg.Point, r vg.Length) vg.Rectangle {
	return vg.Rectangle{Min: vg.Point{X: at.X - r, Y: at.Y - r}, Max: vg.Point{X: at.X + r, Y: at.Y + r}}
}

// rectangle marks the squares that r touches.
func (o *occupancy) rectangle(r vg.Rectangle) {
	c0, r0 := o.index(r.Min)
	c1, r1 := o.index(r.Max)
	for row := max(r0, 0); row <= min(r1, o.rows-1); row++ {
		for c := max(c0, 0); c <= min(c1, o.columns-1); c++ {
			o.taken[row*o.columns+c] = true
		}
	}
}

// index returns the column and row of a place, those next to the area at most.
func (o *occupancy) index(p vg.Point) (column, row int) {
	at := func(v vg.Length, n int) int {
		return int(max(-1, min(float64(n), math.Floor(float64(v)/cell))))
	}
	return at(p.X-o.area.Min.X, o.columns), at(p.Y-o.area.Min.Y, o.rows)
}

// segment marks the squares along a line.
func (o *occupancy) segment(a, b vg.Point) {
	for t := range walk(o, a, b) {
		o.rectangle(square(between2(a, b, t), lineWidth))
	}
}

// band marks the squares between two lines that run side by side.
func (o *occupancy) band(lower0, lower1, upper0, upper1 vg.Point) {
	for t := range walk(o, lower0, lower1) {
		o.rectangle(vg.Rectangle{Min: between2(lower0, lower1, t), Max: between2(upper0, upper1, t)})
	}
}

// walk yields shares of the way from a to b, less than a square apart within
// the area.
func walk(o *occupancy, a, b vg.Point) func(yield func(float64) bool) {
	length := math.Hypot(float64(b.X-a.X), float64(b.Y-a.Y))
	size := o.area.Size()
	longest := 50 * float64(size.X+size.Y) // lines that far outside are clipped
	steps := int(math.Ceil(min(length, longest)/(0.7*cell))) + 1
	return func(yield func(float64) bool) {
		for i := 0; i <= steps; i++ {
			if !yield(float64(i) / float64(steps)) {
				return
			}
		}
	}
}

func between2(a, b vg.Point, t float64) vg.Point {
	return vg.Point{X: a.X + vg.Length(t)*(b.X-a.X), Y: a.Y + vg.Length(t)*(b.Y-a.Y)}
}

// count prepares the sums by which any rectangle is counted at once.
func (o *occupancy) count() {
	w := o.columns + 1
	o.sums = make([]int, w*(o.rows+1))
	for r := range o.rows {
		for c := range o.columns {
			n := 0
			if o.taken[r*o.columns+c] {
				n = 1
			}
			o.sums[(r+1)*w+c+1] = n + o.sums[r*w+c+1] + o.sums[(r+1)*w+c] - o.sums[r*w+c]
		}
	}
}

// in counts the taken squares that r touches.
func (o *occupancy) in(r vg.Rectangle) int {
	c0, r0 := o.index(r.Min)
	c1, r1 := o.index(r.Max)
	c0, r0 = max(c0, 0), max(r0, 0)
	c1, r1 = min(c1, o.columns-1)+1, min(r1, o.rows-1)+1
	if c1 <= c0 || r1 <= r0 {
		return 0
	}
	w := o.columns + 1
	return o.sums[r1*w+c1] - o.sums[r0*w+c1] - o.sums[r1*w+c0] + o.sums[r0*w+c0]
}

// free finds a place for a box in the area where no data are: the corner with
// the most room around it, or else a place along an edge. It returns the box's
// lower left corner.
func (o *occupancy) free(area vg.Rectangle, size vg.Point) (vg.Point, bool) {
	lo := vg.Point{X: area.Min.X + legendInset, Y: area.Min.Y + legendInset}
	hi := vg.Point{X: area.Max.X - legendInset - size.X, Y: area.Max.Y - legendInset - size.Y}
	if hi.X < lo.X || hi.Y < lo.Y {
		return vg.Point{}, false
	}
	corners := []vg.Point{hi, {X: lo.X, Y: hi.Y}, {X: hi.X, Y: lo.Y}, lo}
	if at, ok := o.roomiest(corners, size); ok {
		return at, true
	}
	var edges []vg.Point
	for x := lo.X; x <= hi.X; x += 2 * cell {
		edges = append(edges, vg.Point{X: x, Y: hi.Y}, vg.Point{X: x, Y: lo.Y})
	}
	for y := lo.Y; y <= hi.Y; y += 2 * cell {
		edges = append(edges, vg.Point{X: hi.X, Y: y}, vg.Point{X: lo.X, Y: y})
	}
	return o.roomiest(edges, size)
}

// roomiest returns the place where the box has the most free room around, the
// first of equals, and false when data are in all.
func (o *occupancy) roomiest(places []vg.Point, size vg.Point) (best vg.Point, found bool) {
	most := vg.Length(-1)
	for _, at := range places {
		box := vg.Rectangle{Min: at, Max: at.Add(size)}
		if r := o.clearance(box); r > most {
			best, most, found = at, r, true
		}
	}
	return best, found
}

// clearance returns how far the box can grow before it touches data, up to 60
// points, or -1 when it does already.
func (o *occupancy) clearance(box vg.Rectangle) vg.Length {
	r := vg.Length(-1)
	for grow := vg.Length(1); grow <= 60; grow += 3 {
		grown := vg.Rectangle{
			Min: vg.Point{X: box.Min.X - grow, Y: box.Min.Y - grow},
			Max: vg.Point{X: box.Max.X + grow, Y: box.Max.Y + grow},
		}
		if o.in(grown) > 0 {
			break
		}
		r = grow
	}
	return r
}
