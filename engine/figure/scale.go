package figure

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// scale maps the numbers of an axis to places on the page.
type scale struct {
	lo, hi float64   // the numbers at its ends, lo < hi
	log    bool      // logarithmic; lo > 0 then
	a, b   vg.Length // the places of lo and hi
}

// at returns the place of v.
func (s scale) at(v float64) vg.Length {
	return s.a + (s.b-s.a)*vg.Length((s.value(v)-s.value(s.lo))/(s.value(s.hi)-s.value(s.lo)))
}

// back returns the number whose place is p.
func (s scale) back(p vg.Length) float64 {
	v := s.value(s.lo) + float64((p-s.a)/(s.b-s.a))*(s.value(s.hi)-s.value(s.lo))
	if s.log {
		return math.Pow(10, v)
	}
	return v
}

func (s scale) value(v float64) float64 {
	if s.log {
		return math.Log10(v)
	}
	return v
}

// has reports whether v lies between the ends.
func (s scale) has(v float64) bool { return s.lo <= v && v <= s.hi }

// room is the share of the axis that is left free at either end.
const room = 0.04

// newScale makes the scale of an axis that shows the numbers of lists: from its
// bounds when it has some, else around the numbers. With zero, 0 is an end or
// between them.
func newScale(a Axis, zero bool, lists ...[]float64) scale {
	s := scale{lo: a.Min, hi: a.Max, log: a.Log}
	if s.lo < s.hi {
		return s
	}
	s.lo, s.hi = math.Inf(1), math.Inf(-1)
	for _, l := range lists {
		for _, v := range l {
			s.lo, s.hi = min(s.lo, v), max(s.hi, v)
		}
	}
	if math.IsInf(s.lo, 1) {
		s.lo, s.hi = 0, 1
	}
	if len(a.Names) > 0 {
		return s.aroundNames(len(a.Names), 0.6)
	}
	if s.log {
		return s.widenLog()
	}
	return s.widen(zero)
}

// aroundNames makes room for n categories, with a margin before the first and
// behind the last.
func (s scale) aroundNames(n int, margin float64) scale {
	s.lo, s.hi = min(s.lo, 0)-margin, max(s.hi, float64(n-1))+margin
	return s
}

func (s scale) widenLog() scale {
	ratio := math.Pow(s.hi/s.lo, room)
	if s.hi < 1.000001*s.lo { // one number only
		ratio = 1.1
	}
	s.lo, s.hi = s.lo/ratio, s.hi*ratio
	return s
}

func (s scale) widen(zero bool) scale {
	touchesZero := zero && (s.lo >= 0 || s.hi <= 0)
	if zero {
		s.lo, s.hi = min(s.lo, 0), max(s.hi, 0)
	}
	pad := room * (s.hi - s.lo)
	if pad <= max(smallest, 1e-12*max(math.Abs(s.lo), math.Abs(s.hi))) { // one number only
		pad = max(0.05*math.Abs(s.lo), 1e-12)
		if s.lo == 0 {
			pad = 0.5
		}
	}
	low, high := s.lo-pad, s.hi+pad
	if touchesZero && s.lo == 0 { // bars stand on the axis
		low = 0
	}
	if touchesZero && s.hi == 0 {
		high = 0
	}
	s.lo, s.hi = low, high
	return s
}
