package figure

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// draw draws a legend: for each name a sample of its series.
func (l *legend) draw(c vg.Canvas) {
	fillRectangle(c, sheer(paper, 0.85), l.box)
	rows := l.rows()
	x := l.box.Min.X + legendPad
	for column := range l.columns {
		y := l.box.Max.Y - legendPad - legendTxt.height()/2
		for _, e := range l.entries[min(column*rows, len(l.entries)):min((column+1)*rows, len(l.entries))] {
			e.drawSwatch(c, x, y, l.swatch)
			legendTxt.draw(c, e.name, x+l.swatch+swatchGap, y-legendTxt.capHeight()/2, 0)
			y -= legendTxt.height()
		}
		x += l.widths[column] + columnGap
	}
}

// drawSwatch draws the sample of an entry at the right of (x, y).
func (e entry) drawSwatch(c vg.Canvas, x, y, width vg.Length) {
	if e.bands {
		fillRectangle(c, sheer(e.look.color, 0.16), vg.Rectangle{Min: vg.Point{X: x, Y: y - 3.5}, Max: vg.Point{X: x + width, Y: y + 3.5}})
	}
	marked := false
	for _, k := range e.kinds {
		switch k {
		case Bars:
			drawBar(c, vg.Rectangle{Min: vg.Point{X: x + width/2 - 4.5, Y: y - 3.5}, Max: vg.Point{X: x + width/2 + 4.5, Y: y + 3.5}}, e.look, e.style)
			continue
		case Line, Step, Band, Front:
			style := draw.LineStyle{Color: e.look.color, Width: lineWidth, Dashes: e.look.dash}
			if k == Front {
				style.Dashes = nil
			}
			sample := draw.Canvas{Canvas: c}
			sample.SetLineStyle(style)
			c.Stroke(open([]vg.Point{{X: x, Y: y}, {X: x + width, Y: y}}))
		}
		marked = true
	}
	if marked {
		drawMarker(c, vg.Point{X: x + width/2, Y: y}, e.look, markRadius)
	}
}
