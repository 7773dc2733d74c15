package columns

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// style is a way to write numbers, such as "g6": six significant digits.
//
//	i     integers
//	g<N>  N significant digits, no trailing zeros, an exponent outside 1e-5..1e<N>
//	f<N>  N digits after the point
//	r     the shortest that is read back the same, always with a point or exponent
//	s     the shortest that is read back the same
type style string

// styles are tried in this order.
var styles = []style{"g6", "g7", "g4", "r", "s", "f1", "f2", "f3", "f4", "f5", "f6", "g5", "g8", "g9", "g10", "g12", "g15"}

// Format writes a number with at most digits significant ones, as the canonical
// tables do: no trailing zeros, an exponent of two digits or more.
func Format(v float64, digits int) string { return string(appendGeneral(nil, v, digits)) }

// Shortest writes a number with as many digits as it needs to be read back the
// same, with ".0" where it is whole.
func Shortest(v float64) string { return string(style("r").append(nil, v)) }

func (s style) append(b []byte, v float64) []byte {
	switch s[0] {
	case 'i':
		return strconv.AppendInt(b, int64(v), 10)
	case 'g':
		return appendGeneral(b, v, s.digits())
	case 'f':
		return strconv.AppendFloat(b, v, 'f', s.digits(), 64)
	}
	return appendShortest(b, v, s == "r")
}

func (s style) digits() int {
	n, _ := strconv.Atoi(string(s[1:]))
	return n
}

// valid reports whether s can have been written by naslab.
func (s style) valid() bool { return s == "i" || slices.Contains(styles, s) }

// appendGeneral is C's %.Ng: the exponent decides after rounding.
func appendGeneral(b []byte, v float64, digits int) []byte {
	if v == 0 {
		if math.Signbit(v) {
			return append(b, "-0"...)
		}
		return append(b, '0')
	}
	start := len(b)
	b = strconv.AppendFloat(b, v, 'e', digits-1, 64)
	e := slices.Index(b[start:], 'e')
	if e < 0 {
		return b // infinite or not a number
	}
	exp, _ := strconv.Atoi(string(b[start+e+1:]))
	if exp >= -4 && exp < digits {
		b = strconv.AppendFloat(b[:start], v, 'f', digits-1-exp, 64)
		return trimZeros(b, start)
	}
	tail := string(b[start+e:])
	return append(trimZeros(b[:start+e], start), tail...)
}

// trimZeros takes zeros off the end of a fraction, and its point with them.
func trimZeros(b []byte, start int) []byte {
	if !slices.Contains(b[start:], '.') {
		return b
	}
	for b[len(b)-1] == '0' {
		b = b[:len(b)-1]
	}
	if b[len(b)-1] == '.' {
		b = b[:len(b)-1]
	}
	return b
}

// appendShortest switches to an exponent below 1e-4 and from 1e16 on.
func appendShortest(b []byte, v float64, point bool) []byte {
	if a := math.Abs(v); a != 0 && (a < 1e-4 || a >= 1e16) {
		return strconv.AppendFloat(b, v, 'e', -1, 64)
	}
	start := len(b)
	b = strconv.AppendFloat(b, v, 'f', -1, 64)
	if point && !slices.Contains(b[start:], '.') {
		b = append(b, ".0"...)
	}
	return b
}

// parseNumber reads a finite decimal number; it refuses what Go's parser
// accepts beyond that: hexadecimal, underscores, infinities.
func parseNumber(s string) (float64, bool) {
	if s == "" || strings.ContainsAny(s, "xX_iInNpP") {
		return 0, false
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil
}

// wholeNumber reads an integer that is written in the one usual way.
func wholeNumber(s string) (int64, bool) {
	digits := strings.TrimPrefix(s, "-")
	if digits == "" || digits[0] < '0' || digits[0] > '9' || digits[0] == '0' && s != "0" {
		return 0, false
	}
	v, err := strconv.ParseInt(s, 10, 64)
	return v, err == nil
}

// numeric reports whether all cells that are no gaps are numbers, and one is.
func numeric(cells *Texts, gaps []Gap) bool {
	some := false
	for i := range cells.Len() {
		s := string(cells.view(i))
		if gapOf(s, gaps) > 0 {
			continue
		}
		if _, ok := parseNumber(s); !ok {
			return false
		}
		some = true
	}
	return some
}

// gapOf returns 0 for a value, 1 for the empty cell, 2+i for gap i.
func gapOf(s string, gaps []Gap) uint8 {
	if s == "" {
		return 1
	}
	for i, g := range gaps {
		if s == g.Text {
			return uint8(2 + i)
		}
	}
	return 0
}
