package figure

import (
	"cmp"
	"image/color"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// many is the number of markers from which on they are drawn as one path: it
// makes small files, and outlines would only blacken the crowd.
const many = 150

// onLine is about how many markers a line gets, so that it can be told from
// others without colour.
const onLine = 7

// spread picks the points of a line that get a marker: evenly along the page,
// in another place for each style. Short lines get one at each point.
func spread(places []vg.Point, style int) []vg.Point {
	if len(places) <= 2*onLine {
		return places
	}
	lo, hi := places[0].X, places[0].X
	for _, at := range places {
		lo, hi = min(lo, at.X), max(hi, at.X)
	}
	shift := (float64((style*3)%onLine) + 0.5) / onLine
	var list []vg.Point
	for i := range onLine {
		list = append(list, nearest(places, lo+(hi-lo)*vg.Length((float64(i)+shift)/onLine)))
	}
	return list
}

// nearest returns the place with the least distance to x, the first of equals.
func nearest(places []vg.Point, x vg.Length) vg.Point {
	best := places[0]
	for _, at := range places {
		if max(at.X-x, x-at.X) < max(best.X-x, x-best.X) {
			best = at
		}
	}
	return best
}

// crowded is the radius of n markers along a front.
func crowded(n int) vg.Length {
	switch {
	case n > 50:
		return 0.65 * markRadius
	case n > 20:
		return 0.8 * markRadius
	}
	return markRadius
}

// layers is in how many parts pale clouds are drawn.
const layers = 8

// drawClouds draws the points of pale series without lines. Each gives a part of
// its points in turn, so that where clouds overlap all are seen.
func (p *panel) drawClouds(c *draw.Canvas) {
	for part := range layers {
		for i, s := range p.Series {
			if !s.Faint || len(p.lines(s)) > 0 {
				continue
			}
			var places []vg.Point
			for j, at := range p.place(s) {
				if j%layers == part {
					places = append(places, at)
				}
			}
			p.drawDots(c, places, p.look(i).color, func(at vg.Point) vg.Path { return circle(at, faintRadius) })
		}
	}
}

// turn is a marker of a front that waits to be drawn.
type turn struct {
	at     vg.Point
	series int
	radius vg.Length
}

// drawTurns draws the markers of the panel's fronts from left to right whatever
// series they are of, so that where fronts run close none hides another.
func (p *panel) drawTurns(c *draw.Canvas) {
	var list []turn
	for i, s := range p.Series {
		if s.Faint || s.Kind != Front || s.Values != nil {
			continue
		}
		places := p.place(s)
		if len(places) > many {
			continue
		}
		for _, at := range places {
			list = append(list, turn{at, i, crowded(len(places))})
		}
	}
	slices.SortStableFunc(list, func(a, b turn) int { return cmp.Compare(a.at.X, b.at.X) })
	for _, t := range list {
		if p.inside(t.at) {
			drawMarker(c, t.at, lookOf(p.style[t.series]), t.radius)
		}
	}
}

// drawMarkers draws a marker at each place within the area.
func (p *panel) drawMarkers(c *draw.Canvas, places []vg.Point, k look, radius vg.Length) {
	if len(places) > many {
		p.drawDots(c, places, k.color, func(at vg.Point) vg.Path { return marker(k.shape, at, 0.75*radius) })
		return
	}
	for _, at := range places {
		if p.inside(at) {
			drawMarker(c, at, k, radius)
		}
	}
}

// drawMarker draws one marker with a thin white border, so that it stands apart
// from lines and neighbours.
func drawMarker(c vg.Canvas, at vg.Point, k look, radius vg.Length) {
	path := marker(k.shape, at, radius)
	c.SetLineDash(nil, 0)
	c.SetColor(paper)
	c.SetLineWidth(min(1, radius/markRadius))
	c.Stroke(path)
	if !k.open {
		c.SetColor(k.color)
		c.Fill(path)
		return
	}
	c.Fill(path)
	c.SetColor(k.color)
	c.SetLineWidth(0.9)
	c.Stroke(path)
}

// drawDots draws all places within the area as one path. Of places that agree
// to a quarter point one is drawn.
func (p *panel) drawDots(c *draw.Canvas, places []vg.Point, own color.Color, shape func(vg.Point) vg.Path) {
	type square struct{ x, y int }
	seen := map[square]bool{}
	var path vg.Path
	for _, at := range places {
		k := square{int(4 * at.X), int(4 * at.Y)}
		if p.inside(at) && !seen[k] {
			seen[k] = true
			path = append(path, shape(at)...)
		}
	}
	if len(path) > 0 {
		c.SetColor(own)
		c.Fill(path)
	}
}

// valueSteps is how many colours a key has.
const valueSteps = 64

// drawValues draws points in the colours of their values, one path per colour.
func (p *panel) drawValues(c *draw.Canvas, s Series, places []vg.Point) {
	radius := markRadius
	if len(places) > many {
		radius = 0.75 * markRadius
	}
	groups := make([][]vg.Point, valueSteps)
	for i, at := range places {
		k := int(p.bar.share(s.Values[i]) * valueSteps)
		k = max(0, min(k, valueSteps-1))
		groups[k] = append(groups[k], at)
	}
	for k, group := range groups {
		p.drawDots(c, group, valueColor((float64(k)+0.5)/valueSteps), func(at vg.Point) vg.Path { return circle(at, radius) })
	}
}

// hatches are the angles, in eighths of a turn, of the white lines across bars,
// by which series of bars differ in grey.
var hatches = [][]int{nil, {1}, {3}, {1, 3}, {2}, {0}}

// drawBars draws the bars of series i with their error bars.
func (p *panel) drawBars(c *draw.Canvas, i int) {
	k := lookOf(p.style[i])
	for _, r := range p.barRectangles(i) {
		drawBar(c, clipRectangle(r, p.area), k, p.style[i])
	}
	if p.Series[i].Lo == nil {
		return
	}
	own := color.Color(ink)
	if k.color == colours[0] {
		own = grey
	}
	p.drawErrors(c, p.barErrors(i), own)
}

// drawBar fills a bar and hatches it.
func drawBar(c vg.Canvas, r vg.Rectangle, k look, style int) {
	if r.Max.X <= r.Min.X || r.Max.Y <= r.Min.Y {
		return
	}
	fillRectangle(c, k.color, r)
	clip := draw.Canvas{Canvas: c, Rectangle: r}
	clip.SetLineStyle(draw.LineStyle{Color: paper, Width: 0.6})
	size := r.Size()
	reach := size.X + size.Y
	for _, turn := range hatches[style%len(hatches)] {
		for d := -reach; d < 2*reach; d += 4 {
			for _, part := range clip.ClipLinesXY(hatchLine(r, d, reach, turn)) {
				if len(part) > 1 {
					clip.Stroke(open(part))
				}
			}
		}
	}
}

func hatchLine(r vg.Rectangle, d, reach vg.Length, turn int) []vg.Point {
	switch turn {
	case 0:
		return []vg.Point{{X: r.Min.X - 1, Y: r.Min.Y + d}, {X: r.Max.X + 1, Y: r.Min.Y + d}}
	case 2:
		return []vg.Point{{X: r.Min.X + d, Y: r.Min.Y - 1}, {X: r.Min.X + d, Y: r.Max.Y + 1}}
	case 1:
		return []vg.Point{{X: r.Min.X + d, Y: r.Min.Y}, {X: r.Min.X + d + reach, Y: r.Min.Y + reach}}
	}
	return []vg.Point{{X: r.Min.X + d, Y: r.Min.Y}, {X: r.Min.X + d - reach, Y: r.Min.Y + reach}}
}

func clipRectangle(r, area vg.Rectangle) vg.Rectangle {
	return vg.Rectangle{
		Min: vg.Point{X: max(r.Min.X, area.Min.X), Y: max(r.Min.Y, area.Min.Y)},
		Max: vg.Point{X: min(r.Max.X, area.Max.X), Y: min(r.Max.Y, area.Max.Y)},
	}
}
