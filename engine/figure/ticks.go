package figure

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// tick is one mark on an axis.
type tick struct {
	at    float64
	label string // empty for a small mark between two labelled ones
}

// ticks returns the marks of the scale, at most n with a label, and the power of
// ten that the labels are divided by and the axis names.
func (s scale) ticks(n int) (marks []tick, power int) {
	if !s.log {
		return linearTicks(s.lo, s.hi, n)
	}
	first, last := int(math.Ceil(math.Log10(s.lo)-1e-9)), int(math.Floor(math.Log10(s.hi)+1e-9))
	if last-first >= 1 {
		return decadeTicks(s.lo, s.hi, first, last, n), 0
	}
	if marks := fractionTicks(s.lo, s.hi, n); labelled(marks) >= 3 {
		return marks, 0
	}
	marks, power = linearTicks(s.lo, s.hi, n)
	return marks, power
}

func labelled(marks []tick) int {
	n := 0
	for _, m := range marks {
		if m.label != "" {
			n++
		}
	}
	return n
}

// linearTicks returns the multiples of 1, 2 or 5 times a power of ten in
// [lo, hi], or of 2.5 where those leave a single one: as many as do not exceed n.
func linearTicks(lo, hi float64, n int) ([]tick, int) {
	largest := max(math.Abs(lo), math.Abs(hi))
	power := 0
	if largest >= 1e6 || largest < 0.0095 {
		power = 3 * int(math.Floor(math.Log10(largest)/3))
	}
	for e := int(math.Floor(math.Log10(hi-lo))) - 2; ; e++ {
		for _, m := range []float64{1, 2, 5} {
			marks := multiples(lo, hi, m, e, power)
			if len(marks) > n {
				continue
			}
			if halves := multiples(lo, hi, 25, e-1, power); m == 5 && len(marks) < 2 && len(halves) <= n {
				return halves, power
			}
			return marks, power
		}
	}
}

// multiples returns marks at the multiples of m 10^e in [lo, hi], or very many
// when there are very many.
func multiples(lo, hi, m float64, e, power int) []tick {
	from, to := math.Ceil(quotient(lo, m, e)-1e-9), math.Floor(quotient(hi, m, e)+1e-9)
	if to-from > 100 {
		return make([]tick, 100)
	}
	var marks []tick
	for i := from; i <= to; i++ {
		marks = append(marks, tick{scaled(i*m, e), decimal(i*m, e-power)})
	}
	return marks
}

// quotient is v / (m 10^e), scaled m 10^e; a power of ten below one is divided
// by, as it is no whole number.
func quotient(v, m float64, e int) float64 { return scaled(v/m, -e) }

func scaled(m float64, e int) float64 {
	if e < 0 {
		return m / math.Pow(10, float64(-e))
	}
	return m * math.Pow(10, float64(e))
}

// decimal writes m 10^e for a whole m, with the digits it needs and no more.
func decimal(m float64, e int) string {
	text := strconv.FormatFloat(scaled(m, e), 'f', max(0, -e), 64)
	return tidy(text)
}

// tidy groups the digits of large numbers and gives minus its own sign.
func tidy(text string) string {
	negative := strings.HasPrefix(text, "-")
	text = strings.TrimPrefix(text, "-")
	whole, part, fraction := strings.Cut(text, ".")
	if len(whole) >= 5 {
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + "," + whole[i:]
		}
	}
	text = whole
	if fraction {
		text += "." + part
	}
	if negative && strings.Trim(text, "0.") != "" {
		text = "−" + text
	}
	return text
}

// decadeTicks labels powers of ten, every one or every few so that at most n
// have a label, and marks what lies between.
func decadeTicks(lo, hi float64, first, last, n int) []tick {
	stride := 1
	for (last-first)/stride+1 > max(n, 2) {
		stride++
	}
	plain := first >= -3 && last <= 4
	var marks []tick
	for e := first - 1; e <= last; e++ {
		power := scaled(1, e)
		if e >= first {
			mark := tick{at: power}
			if (e-first)%stride == 0 {
				mark.label = decade(e, plain)
			}
			marks = append(marks, mark)
		}
		for m := 2.0; m < 10 && stride == 1; m++ {
			if v := scaled(m, e); lo <= v && v <= hi {
				marks = append(marks, tick{at: v})
			}
		}
	}
	return marks
}

func decade(e int, plain bool) string {
	if plain {
		return decimal(1, e)
	}
	return fmt.Sprintf("10^{%s}", tidy(strconv.Itoa(e)))
}

// fractionTicks labels 1, 2 and 5 times the powers of ten, for a range of about
// one decade.
func fractionTicks(lo, hi float64, n int) []tick {
	first, last := int(math.Floor(math.Log10(lo))), int(math.Ceil(math.Log10(hi)))
	if last > 6 || first < -4 {
		return nil
	}
	var marks []tick
	labels := 0
	for e := first; e <= last; e++ {
		for m := 1.0; m < 10; m++ {
			v := scaled(m, e)
			if v < lo || v > hi {
				continue
			}
			mark := tick{at: v}
			if m == 1 || m == 2 || m == 5 {
				mark.label = decimal(m, e)
				labels++
			}
			marks = append(marks, mark)
		}
	}
	if labels > n {
		return nil
	}
	return marks
}
