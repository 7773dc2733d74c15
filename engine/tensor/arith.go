package tensor

// binary applies a function of two operands.
func (t *Tensor) binary(name string, f func(*ctensor, ctensor, ctensor), u *Tensor) *Tensor {
	return apply(name, func(o *ctensor, in []ctensor) { f(o, in[0], in[1]) }, t, u)
}

// withNumber applies a function of an operand and a number.
func (t *Tensor) withNumber(name string, f func(*ctensor, ctensor, cscalar), v float64) *Tensor {
	return apply(name, func(o *ctensor, in []ctensor) {
		withScalar(v, func(c cscalar) { f(o, in[0], c) })
	}, t)
}

// Add returns t + u. Shapes that differ are broadcast: sizes are matched from the last dim
// on, and a size of 1 or a missing dim is repeated.
func (t *Tensor) Add(u *Tensor) *Tensor { return t.binary("add", raw.add, u) }

// Sub returns t - u, broadcast as in Add.
func (t *Tensor) Sub(u *Tensor) *Tensor { return t.binary("sub", raw.sub, u) }

// Mul returns t * u by elements, broadcast as in Add.
func (t *Tensor) Mul(u *Tensor) *Tensor { return t.binary("mul", raw.mul, u) }

// Div returns t / u, broadcast as in Add. Integers give a float32 result.
func (t *Tensor) Div(u *Tensor) *Tensor { return t.binary("div", raw.div, u) }

// Pow returns t to the power of u, broadcast as in Add.
func (t *Tensor) Pow(u *Tensor) *Tensor { return t.binary("pow", raw.pow, u) }

// Maximum returns the larger of t and u, broadcast as in Add.
func (t *Tensor) Maximum(u *Tensor) *Tensor { return t.binary("maximum", raw.maximum, u) }

// Minimum returns the smaller of t and u, broadcast as in Add.
func (t *Tensor) Minimum(u *Tensor) *Tensor { return t.binary("minimum", raw.minimum, u) }

// AddScalar returns t + v. A whole number v leaves an integer tensor integer.
func (t *Tensor) AddScalar(v float64) *Tensor { return t.withNumber("add", raw.addS, v) }

// SubScalar returns t - v.
func (t *Tensor) SubScalar(v float64) *Tensor { return t.withNumber("sub", raw.subS, v) }

// MulScalar returns t * v.
func (t *Tensor) MulScalar(v float64) *Tensor { return t.withNumber("mul", raw.mulS, v) }

// DivScalar returns t / v.
func (t *Tensor) DivScalar(v float64) *Tensor { return t.withNumber("div", raw.divS, v) }

// PowScalar returns t to the power of v.
func (t *Tensor) PowScalar(v float64) *Tensor { return t.withNumber("pow", raw.powS, v) }

// Clamp returns t with values below low set to low and above high set to high.
func (t *Tensor) Clamp(low, high float64) *Tensor {
	return apply("clamp", func(o *ctensor, in []ctensor) {
		withScalar(low, func(a cscalar) { withScalar(high, func(b cscalar) { raw.clamp(o, in[0], a, b) }) })
	}, t)
}
