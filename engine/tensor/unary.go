package tensor

// unary applies a function of one operand.
func (t *Tensor) unary(name string, f func(*ctensor, ctensor)) *Tensor {
	return apply(name, func(o *ctensor, in []ctensor) { f(o, in[0]) }, t)
}

// Neg returns -t.
func (t *Tensor) Neg() *Tensor { return t.unary("neg", raw.neg) }

// Abs returns the magnitude of each value.
func (t *Tensor) Abs() *Tensor { return t.unary("abs", raw.abs) }

// Exp returns e to the power of each value.
func (t *Tensor) Exp() *Tensor { return t.unary("exp", raw.exp) }

// Log returns the natural logarithm of each value.
func (t *Tensor) Log() *Tensor { return t.unary("log", raw.log) }

// Sqrt returns the square root of each value.
func (t *Tensor) Sqrt() *Tensor { return t.unary("sqrt", raw.sqrt) }

// Rsqrt returns 1 over the square root of each value.
func (t *Tensor) Rsqrt() *Tensor { return t.unary("rsqrt", raw.rsqrt) }

// Square returns the square of each value.
func (t *Tensor) Square() *Tensor { return t.unary("square", raw.square) }

// Sin returns the sine of each value.
func (t *Tensor) Sin() *Tensor { return t.unary("sin", raw.sin) }

// Cos returns the cosine of each value.
func (t *Tensor) Cos() *Tensor { return t.unary("cos", raw.cos) }

// Erf returns the error function of each value.
func (t *Tensor) Erf() *Tensor { return t.unary("erf", raw.erf) }

// Sign returns -1, 0 or 1 for each value.
func (t *Tensor) Sign() *Tensor { return t.unary("sign", raw.sign) }

// Tanh returns the hyperbolic tangent of each value.
func (t *Tensor) Tanh() *Tensor { return t.unary("tanh", raw.tanh) }

// Sigmoid returns 1/(1+exp(-x)) for each value x.
func (t *Tensor) Sigmoid() *Tensor { return t.unary("sigmoid", raw.sigmoid) }

// ReLU returns max(x, 0) for each value x.
func (t *Tensor) ReLU() *Tensor { return t.unary("relu", raw.relu) }

// ReLU6 returns min(max(x, 0), 6) for each value x.
func (t *Tensor) ReLU6() *Tensor { return t.unary("relu6", raw.relu6) }

// SiLU returns x*sigmoid(x) for each value x.
func (t *Tensor) SiLU() *Tensor { return t.unary("silu", raw.silu) }

// HardSwish returns x*ReLU6(x+3)/6 for each value x.
func (t *Tensor) HardSwish() *Tensor { return t.unary("hardswish", raw.hardswish) }

// HardSigmoid returns ReLU6(x+3)/6 for each value x.
func (t *Tensor) HardSigmoid() *Tensor { return t.unary("hardsigmoid", raw.hardsigmoid) }

// GELU returns x*Phi(x) for each value x, exactly, Phi being the normal
// distribution function (Hendrycks & Gimpel 2016).
func (t *Tensor) GELU() *Tensor {
	return apply("gelu", func(o *ctensor, in []ctensor) { raw.gelu(o, in[0], "none") }, t)
}

// GELUTanh is GELU by its approximation with tanh, as GPT-2 has it.
func (t *Tensor) GELUTanh() *Tensor {
	return apply("gelu", func(o *ctensor, in []ctensor) { raw.gelu(o, in[0], "tanh") }, t)
}
