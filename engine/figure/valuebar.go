package figure

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// valueBar is the key to the colours of points, at the right of the area.
type valueBar struct {
	scale scale
	marks []tick
	label []string
}

// Sizes of the key in points.
const (
	barGap   vg.Length = 7 // from the area
	barWidth vg.Length = 7
)

// newValueBar returns nil when no series of the panel has values.
func newValueBar(c cleaned, high vg.Length) *valueBar {
	b := &valueBar{scale: scale{lo: math.Inf(1), hi: math.Inf(-1), log: c.Color.Log}}
	for _, s := range c.Series {
		for _, v := range s.Values {
			b.scale.lo, b.scale.hi = min(b.scale.lo, v), max(b.scale.hi, v)
		}
	}
	if math.IsInf(b.scale.lo, 1) {
		return nil
	}
	if c.Color.Min < c.Color.Max {
		b.scale.lo, b.scale.hi = c.Color.Min, c.Color.Max
	}
	if b.scale.lo == b.scale.hi {
		b.scale = newScale(c.Color, false, []float64{b.scale.lo})
	}
	var power int
	b.marks, power = b.scale.ticks(max(2, int(high/24)))
	b.label = labelText.wrap(c.Color.headWithPower(power), high)
	return b
}

// width is what the key takes beside the area.
func (b *valueBar) width() vg.Length {
	w := barGap + barWidth + tickLength + tickGap + widest(b.marks)
	if len(b.label) > 0 {
		w += labelGap + vg.Length(len(b.label))*labelText.height()
	}
	return w
}

// share is where v lies between the lowest and the highest colour.
func (b *valueBar) share(v float64) float64 {
	s := b.scale
	s.a, s.b = 0, 1
	return float64(s.at(v))
}
