package figure

import (
	"image/color"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// draw draws the whole figure.
func (l *layout) draw(c vg.Canvas) {
	fillRectangle(c, paper, vg.Rectangle{Max: vg.Point{X: l.width, Y: l.height}})
	writeLines(c, titleText, l.title, margin, l.titleAt)
	for i := range l.panels {
		l.panels[i].draw(c)
	}
	if l.beside != nil {
		l.beside.draw(c)
	}
	writeLines(c, smallText, l.note, margin, l.noteAt)
}

// writeLines writes lines one below the other from x, the first on baseline y.
func writeLines(c vg.Canvas, look letters, lines []string, x, y vg.Length) {
	for i, line := range lines {
		look.draw(c, line, x, y-vg.Length(i)*look.height(), 0)
	}
}

func (p *panel) draw(c vg.Canvas) {
	p.drawGrid(c)
	clip := &draw.Canvas{Canvas: c, Rectangle: p.area}
	p.drawBack(clip)
	p.drawAxes(c)
	p.drawFront(clip)
	if p.legend != nil {
		p.legend.draw(c)
	}
	if p.bar != nil {
		p.bar.draw(c, p.area)
	}
}

// drawBack draws what lies behind everything: pale points, bars and bands.
func (p *panel) drawBack(c *draw.Canvas) {
	for i, s := range p.Series {
		if s.Faint {
			p.drawSeries(c, i)
		}
	}
	p.drawClouds(c)
	for i, s := range p.Series {
		if s.Faint {
			continue
		}
		switch s.Kind {
		case Bars:
			p.drawBars(c, i)
		case Cells:
			p.drawCells(c, s)
		}
		if s.hasBand() {
			p.drawBand(c, s, lookOf(p.style[i]).color)
		}
	}
}

// drawFront draws lines and markers; later series lie above earlier ones, but for
// the markers of fronts, which take turns.
func (p *panel) drawFront(c *draw.Canvas) {
	for i, s := range p.Series {
		if !s.Faint && s.Kind != Bars && s.Kind != Cells {
			p.drawSeries(c, i)
		}
	}
	p.drawTurns(c)
}

func (p *panel) drawSeries(c *draw.Canvas, i int) {
	s, k := p.Series[i], p.look(i)
	if s.Kind == Front {
		k.dash = nil // its markers are too close for dashes to be seen
	}
	for _, line := range p.lines(s) {
		drawLine(c, line, k, s.Faint)
	}
	if s.Kind == Points && s.Lo != nil {
		p.drawErrors(c, s, k.color)
	}
	places := p.place(s)
	switch {
	case s.Faint: // points are drawn by drawClouds
	case s.Values != nil:
		p.drawValues(c, s, places)
	case s.Kind == Points:
		p.drawMarkers(c, places, k, markRadius)
	case s.Kind == Front && len(places) <= many: // see drawTurns
	case s.Kind == Front:
		p.drawMarkers(c, places, k, crowded(len(places)))
	default:
		p.drawMarkers(c, spread(places, p.style[i]), k, markRadius)
	}
}

// look is how series i is drawn; pale when it is to stay behind.
func (p *panel) look(i int) look {
	s, k := p.Series[i], lookOf(p.style[i])
	if s.Faint {
		if s.Name == "" {
			k.color = grey
		}
		k.color, k.dash = tint(k.color), nil
	}
	return k
}

// drawLine strokes a line within the area.
func drawLine(c *draw.Canvas, line []vg.Point, k look, faint bool) {
	width := lineWidth
	if faint {
		width = 0.6
	}
	c.SetLineStyle(draw.LineStyle{Color: k.color, Width: width, Dashes: k.dash})
	for _, part := range c.ClipLinesXY(line) {
		if len(part) > 1 {
			c.Stroke(open(part))
		}
	}
}

func open(points []vg.Point) vg.Path {
	var path vg.Path
	for i, q := range points {
		if i == 0 {
			path.Move(q)
		} else {
			path.Line(q)
		}
	}
	return path
}

// drawBand fills the band of s within the area.
func (p *panel) drawBand(c *draw.Canvas, s Series, own color.NRGBA) {
	lower, upper := p.edges(s)
	outline := append([]vg.Point(nil), upper...)
	for i := len(lower) - 1; i >= 0; i-- {
		outline = append(outline, lower[i])
	}
	if inside := c.ClipPolygonXY(outline); len(inside) > 2 {
		c.SetColor(sheer(own, 0.16))
		c.Fill(closed(inside))
	}
	c.SetLineStyle(draw.LineStyle{Color: sheer(own, 0.45), Width: 0.4})
	for _, part := range c.ClipLinesXY(lower, upper) {
		if len(part) > 1 {
			c.Stroke(open(part))
		}
	}
}

// drawErrors draws a bar from Lo to Hi through each point.
func (p *panel) drawErrors(c *draw.Canvas, s Series, own color.Color) {
	const cap = 2
	lower, upper := p.edges(s)
	c.SetLineStyle(draw.LineStyle{Color: own, Width: 0.8})
	for i := range lower {
		a, b := lower[i], upper[i]
		for _, part := range c.ClipLinesXY([]vg.Point{a, b},
			[]vg.Point{{X: a.X - cap, Y: a.Y}, {X: a.X + cap, Y: a.Y}}, []vg.Point{{X: b.X - cap, Y: b.Y}, {X: b.X + cap, Y: b.Y}}) {
			if len(part) > 1 {
				c.Stroke(open(part))
			}
		}
	}
}

func fillRectangle(c vg.Canvas, own color.Color, r vg.Rectangle) {
	c.SetColor(own)
	c.Fill(r.Path())
}
