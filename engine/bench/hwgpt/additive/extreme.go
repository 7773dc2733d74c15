package additive

import (
	"math"
	"slices"
)

// Extremes returns the smallest and the largest value of m over all networks
// with the given depths. It is exact: since layers add up, each takes its own
// best choice.
func (m *Model) Extremes(depths [Choices]int) (lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for width := range Choices {
		a, b := m.WidthExtremes(width, depths)
		lo, hi = min(lo, a), max(hi, b)
	}
	return lo, hi
}

// WidthExtremes returns the same for the networks of one width, by choice index.
func (m *Model) WidthExtremes(width int, depths [Choices]int) (lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for depth, layers := range depths {
		for bias := range 2 {
			c := m.Cell(width, depth, bias)
			a, b := c.Base, c.Base
			for i := range layers {
				at := 0
				if m.Layered {
					at = Choices * i
				}
				h, r := c.Heads[at:at+Choices], c.Ratios[at:at+Choices]
				a += slices.Min(h) + slices.Min(r)
				b += slices.Max(h) + slices.Max(r)
			}
			lo, hi = min(lo, c.link(a)), max(hi, c.link(b))
		}
	}
	return lo, hi
}
