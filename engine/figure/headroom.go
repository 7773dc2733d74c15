package figure

import "gonum.org/v1/plot/vg"

// mostHeadroom is the share of a panel that may be kept free for a legend.
const mostHeadroom = 0.35

// wantHeadroom asks for free room at the top of a panel of bars, which leave
// none for a legend, and reports whether that will help. The figure is then laid
// out a second time.
func (l *layout) wantHeadroom(panel int, entries []entry) bool {
	p := &l.panels[panel]
	if !p.hasKind(Bars) || p.Y.Min < p.Y.Max || l.headroom[panel] > 0 {
		return false
	}
	size := p.area.Size()
	for columns := min(4, len(entries)); columns > 0; columns-- {
		box := newLegend(entries, columns).box.Size()
		need := box.Y + 2*legendInset
		if box.X+2*legendInset <= size.X && need <= mostHeadroom*size.Y {
			l.wanted[panel] = need
			return true
		}
	}
	return false
}

// withHeadroom widens the scale upwards so that the top of an axis of the given
// height stays free.
func (s scale) withHeadroom(free, high vg.Length) scale {
	if free > 0 {
		s.hi = s.lo + (s.hi-s.lo)/float64(1-free/high)
	}
	return s
}
