package figure

import (
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
)

func stroke(c vg.Canvas, own color.Color, width vg.Length, points ...vg.Point) {
	c.SetColor(own)
	c.SetLineWidth(width)
	c.SetLineDash(nil, 0)
	c.Stroke(open(points))
}

// drawGrid draws a pale line behind the data at each labelled mark.
func (p *panel) drawGrid(c vg.Canvas) {
	for _, m := range p.xMarks {
		if x := p.x.at(m.at); m.label != "" && len(p.X.Names) == 0 {
			stroke(c, pale, gridWidth, vg.Point{X: x, Y: p.area.Min.Y}, vg.Point{X: x, Y: p.area.Max.Y})
		}
	}
	for _, m := range p.yMarks {
		if y := p.y.at(m.at); m.label != "" && len(p.Y.Names) == 0 {
			stroke(c, pale, gridWidth, vg.Point{X: p.area.Min.X, Y: y}, vg.Point{X: p.area.Max.X, Y: y})
		}
	}
}

// drawAxes draws the two spines, the marks on them and everything written
// around the area.
func (p *panel) drawAxes(c vg.Canvas) {
	a := p.area
	stroke(c, grey, spineWidth, vg.Point{X: a.Min.X, Y: a.Max.Y}, a.Min, vg.Point{X: a.Max.X, Y: a.Min.Y})
	if p.y.lo < 0 && p.y.hi > 0 && p.hasKind(Bars) {
		y := p.y.at(0)
		stroke(c, grey, spineWidth, vg.Point{X: a.Min.X, Y: y}, vg.Point{X: a.Max.X, Y: y})
	}
	for _, m := range p.xMarks {
		p.drawXMark(c, m)
	}
	for _, m := range p.yMarks {
		y := p.y.at(m.at)
		stroke(c, grey, spineWidth, vg.Point{X: a.Min.X, Y: y}, vg.Point{X: a.Min.X - length(m), Y: y})
		tickText.draw(c, m.label, a.Min.X-tickLength-tickGap, y-tickText.capHeight()/2, 1)
	}
	p.drawLabels(c)
}

func length(m tick) vg.Length {
	if m.label == "" {
		return 0.6 * tickLength
	}
	return tickLength
}

func (c cleaned) hasKind(kind Kind) bool {
	return slices.ContainsFunc(c.Series, func(s Series) bool { return s.Kind == kind })
}

func (p *panel) drawXMark(c vg.Canvas, m tick) {
	x := p.x.at(m.at)
	stroke(c, grey, spineWidth, vg.Point{X: x, Y: p.area.Min.Y}, vg.Point{X: x, Y: p.area.Min.Y - length(m)})
	y := p.area.Min.Y - tickLength - tickGap - tickText.capHeight()
	if p.turned {
		tickText.drawTurned(c, m.label, x+tickText.capHeight()/2, y, 1, turnedBy)
		return
	}
	tickText.draw(c, m.label, x, y, 0.5)
}

// drawLabels writes the labels of the axes and what stands above the area.
func (p *panel) drawLabels(c vg.Canvas) {
	a := p.area
	y := a.Min.Y - tickLength - tickGap - p.namesHeight() - labelGap - labelText.size
	for _, line := range p.xLabel {
		labelText.draw(c, line, (a.Min.X+a.Max.X)/2, y, 0.5)
		y -= labelText.height()
	}
	x := a.Min.X - tickLength - tickGap - widest(p.yMarks) - labelGap - 0.25*labelText.size
	for i := len(p.yLabel) - 1; i >= 0; i-- {
		labelText.drawTurned(c, p.yLabel[i], x, (a.Min.Y+a.Max.Y)/2, 0.5, quarterTurn)
		x -= labelText.height()
	}
	up := a.Max.Y + 6
	if p.Text != "" {
		smallText.draw(c, p.Text, a.Max.X, up, 1)
		if !p.textBesideTitle() {
			up += smallText.height()
		}
	}
	writeLines(c, panelText, p.title, a.Min.X, up+vg.Length(len(p.title)-1)*panelText.height())
}

// draw draws the key to colours at the right of the area.
func (b *valueBar) draw(c vg.Canvas, area vg.Rectangle) {
	s := b.scale
	s.a, s.b = area.Min.Y, area.Max.Y
	x0, x1 := wholeDots(area.Max.X+barGap), wholeDots(area.Max.X+barGap+barWidth)
	step := (s.b - s.a) / valueSteps
	for k := range valueSteps {
		from := s.a + vg.Length(k)*step
		to := min(from+1.5*step, s.b) // overlaps the next, so that no gap shows
		fillRectangle(c, valueColor((float64(k)+0.5)/valueSteps), vg.Rectangle{Min: vg.Point{X: x0, Y: from}, Max: vg.Point{X: x1, Y: to}})
	}
	outline := vg.Rectangle{Min: vg.Point{X: x0, Y: s.a}, Max: vg.Point{X: x1, Y: s.b}}.Path()
	c.SetColor(grey)
	c.SetLineWidth(gridWidth)
	c.SetLineDash(nil, 0)
	c.Stroke(outline)
	for _, m := range b.marks {
		y := s.at(m.at)
		stroke(c, grey, spineWidth, vg.Point{X: x1, Y: y}, vg.Point{X: x1 + length(m), Y: y})
		tickText.draw(c, m.label, x1+tickLength+tickGap, y-tickText.capHeight()/2, 0)
	}
	x := x1 + tickLength + tickGap + widest(b.marks) + labelGap + 0.8*labelText.size
	for _, line := range b.label {
		labelText.drawTurned(c, line, x, (area.Min.Y+area.Max.Y)/2, 0.5, quarterTurn)
		x += labelText.height()
	}
}

// wholeDots rounds to whole dots of a saved PNG, so that rectangles on top of
// each other have sharp sides.
func wholeDots(v vg.Length) vg.Length {
	const dot = vg.Inch / dpi
	return dot * vg.Length(math.Round(float64(v/dot)))
}
