package main

import (
	"go/constant"
	"math/big"
)

// floatText writes v exactly, in the shortest form that table.Float reads: as a
// decimal fraction, a hexadecimal one, or a quotient.
func floatText(v constant.Value) string {
	v = constant.ToFloat(v)
	if f, ok := constant.Val(v).(*big.Float); ok {
		return f.Text('p', 0)
	}
	text := v.ExactString()
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		return text
	}
	if digits, exact := r.FloatPrec(); exact {
		text = shorter(text, r.FloatString(digits))
	}
	f := new(big.Float).SetPrec(uint(max(r.Num().BitLen(), 1))).SetRat(r)
	if back, accuracy := f.Rat(nil); accuracy == big.Exact && back != nil && back.Cmp(r) == 0 {
		text = shorter(text, f.Text('p', 0))
	}
	return text
}

func shorter(a, b string) string {
	if len(b) < len(a) {
		return b
	}
	return a
}
