package show

import (
	"math"
	"strconv"
)

// Float prints a number that stands alone: all its digits, without an exponent
// where it reads well without.
func Float(x float64, bits int) string {
	a := math.Abs(x)
	if a == 0 || a >= 1e-4 && a < 1e15 {
		return strconv.FormatFloat(x, 'f', -1, bits)
	}
	return strconv.FormatFloat(x, 'g', -1, bits)
}

// brief prints a number within a list: six digits.
func brief(x float64) string {
	a := math.Abs(x)
	if a >= 1e6 && a < 1e15 && a == math.Trunc(a) {
		return strconv.FormatFloat(x, 'f', 0, 64)
	}
	return strconv.FormatFloat(x, 'g', 6, 64)
}
