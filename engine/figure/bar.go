package figure

import (
	"gonum.org/v1/plot/vg"
)

// barShare is the share of the distance between two categories that bars fill.
const barShare = 0.8

// barRectangles returns the bars of series i. Series of bars stand side by side.
func (p *panel) barRectangles(i int) []vg.Rectangle {
	before, all := 0, 0
	for k, s := range p.Series {
		if s.Kind != Bars {
			continue
		}
		all++
		if k < i {
			before++
		}
	}
	width := barShare * p.barStep() / float64(all)
	var list []vg.Rectangle
	s := p.Series[i]
	for k := range s.X {
		left := s.X[k] + width*(float64(before)-float64(all)/2)
		x0, x1 := p.x.at(left), p.x.at(left+width)
		y0, y1 := p.y.at(max(0, p.y.lo)), p.y.at(s.Y[k])
		list = append(list, vg.Rectangle{Min: vg.Point{X: x0, Y: min(y0, y1)}, Max: vg.Point{X: x1, Y: max(y0, y1)}})
	}
	return list
}

// barStep is the smallest distance between two X of bars, 1 for categories.
func (p *panel) barStep() float64 {
	step := 0.0
	for _, s := range p.Series {
		if s.Kind != Bars {
			continue
		}
		for i := range s.X {
			for k := range i {
				if d := s.X[i] - s.X[k]; d != 0 && (step == 0 || max(d, -d) < step) {
					step = max(d, -d)
				}
			}
		}
	}
	if step == 0 || len(p.X.Names) > 0 {
		return 1
	}
	return step
}

// barErrors returns series i with its points in the middle of the bars, where
// error bars are drawn.
func (p *panel) barErrors(i int) Series {
	s := p.Series[i]
	s.X = make([]float64, len(s.X))
	for n, r := range p.barRectangles(i) {
		s.X[n] = p.x.back((r.Min.X + r.Max.X) / 2)
	}
	return s
}
