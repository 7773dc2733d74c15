package figure

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"
)

// cellScale makes the scale of an axis of cells: half a cell more than the
// numbers and the categories at either end.
func cellScale(a Axis, lists ...[]float64) scale {
	s := scale{lo: a.Min, hi: a.Max}
	if s.lo < s.hi {
		return s
	}
	s.lo, s.hi = math.Inf(1), math.Inf(-1)
	for _, l := range lists {
		for _, v := range l {
			s.lo, s.hi = min(s.lo, v), max(s.hi, v)
		}
	}
	return s.aroundNames(len(a.Names), 0.5)
}

// names are marks at the categories of the axis.
func (a Axis) names() []tick {
	var marks []tick
	for i, name := range a.Names {
		marks = append(marks, tick{float64(i), name})
	}
	return marks
}

// drawCells fills a square around each point of s and writes its text into it,
// where that has room.
func (p *panel) drawCells(c vg.Canvas, s Series) {
	for i := range s.X {
		r := vg.Rectangle{
			Min: vg.Point{X: wholeDots(p.x.at(s.X[i] - 0.5)), Y: wholeDots(p.y.at(s.Y[i] - 0.5))},
			Max: vg.Point{X: wholeDots(p.x.at(s.X[i] + 0.5)), Y: wholeDots(p.y.at(s.Y[i] + 0.5))},
		}
		r = clipRectangle(r, p.area)
		size := r.Size()
		if size.X <= 0 || size.Y <= 0 {
			continue
		}
		own := valueColor(p.bar.share(s.Values[i]))
		fillRectangle(c, own, r)
		if s.Texts == nil || tickText.width(s.Texts[i])+1 > size.X || tickText.height() > size.Y {
			continue
		}
		readable(own).draw(c, s.Texts[i], (r.Min.X+r.Max.X)/2, (r.Min.Y+r.Max.Y)/2-tickText.capHeight()/2, 0.5)
	}
}

// readable are letters that stand out on a colour.
func readable(on color.NRGBA) letters {
	text := tickText
	text.color = ink
	if luminance(on) < 0.5 {
		text.color = paper
	}
	return text
}
