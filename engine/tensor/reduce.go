package tensor

// asIs keeps the type of the values.
const asIs = -1

// Sum returns the sum of all values.
func (t *Tensor) Sum() *Tensor {
	return apply("sum", func(o *ctensor, in []ctensor) { raw.sum(o, in[0], asIs) }, t)
}

// Mean returns the mean of all values.
func (t *Tensor) Mean() *Tensor {
	return apply("mean", func(o *ctensor, in []ctensor) { raw.mean(o, in[0], asIs) }, t)
}

// Var returns the variance of all values, divided by their number, or by one less
// if unbiased.
func (t *Tensor) Var(unbiased bool) *Tensor {
	return apply("var", func(o *ctensor, in []ctensor) { raw.variance(o, in[0], b32(unbiased)) }, t)
}

// Max returns the largest value.
func (t *Tensor) Max() *Tensor { return t.unary("max", raw.max) }

// Min returns the smallest value.
func (t *Tensor) Min() *Tensor { return t.unary("min", raw.min) }

// SumDim sums over the given dims; keep leaves them with size 1.
func (t *Tensor) SumDim(keep bool, which ...int) *Tensor {
	return apply("sum", func(o *ctensor, in []ctensor) { raw.sumDim(o, in[0], dims(which), len(which), b32(keep), asIs) }, t)
}

// MeanDim averages over the given dims; keep leaves them with size 1.
func (t *Tensor) MeanDim(keep bool, which ...int) *Tensor {
	return apply("mean", func(o *ctensor, in []ctensor) { raw.meanDim(o, in[0], dims(which), len(which), b32(keep), asIs) }, t)
}

// VarDim returns the variance over the given dims; see Var and MeanDim.
func (t *Tensor) VarDim(unbiased, keep bool, which ...int) *Tensor {
	return apply("var", func(o *ctensor, in []ctensor) {
		raw.varDim(o, in[0], dims(which), len(which), b32(unbiased), b32(keep))
	}, t)
}

// LogSumExp returns log(sum(exp(t))) over the given dims without overflow.
func (t *Tensor) LogSumExp(keep bool, which ...int) *Tensor {
	return apply("logsumexp", func(o *ctensor, in []ctensor) { raw.logsumexp(o, in[0], dims(which), len(which), b32(keep)) }, t)
}

// MaxDim returns the largest values along dim and their int64 indices.
func (t *Tensor) MaxDim(dim int, keep bool) (values, indices *Tensor) {
	return apply2("max", func(o *ctensor, in []ctensor) { raw.maxDim(o, in[0], int64(dim), b32(keep)) }, t)
}

// MinDim returns the smallest values along dim and their int64 indices.
func (t *Tensor) MinDim(dim int, keep bool) (values, indices *Tensor) {
	return apply2("min", func(o *ctensor, in []ctensor) { raw.minDim(o, in[0], int64(dim), b32(keep)) }, t)
}

// Argmax returns the int64 indices of the largest values along dim.
func (t *Tensor) Argmax(dim int, keep bool) *Tensor {
	return apply("argmax", func(o *ctensor, in []ctensor) { raw.argmax(o, in[0], int64(dim), 0, b32(keep)) }, t)
}

// Argmin returns the int64 indices of the smallest values along dim.
func (t *Tensor) Argmin(dim int, keep bool) *Tensor {
	return apply("argmin", func(o *ctensor, in []ctensor) { raw.argmin(o, in[0], int64(dim), 0, b32(keep)) }, t)
}

// TopK returns the k largest values along dim, largest first, and their int64 indices.
func (t *Tensor) TopK(k, dim int) (values, indices *Tensor) {
	return apply2("topk", func(o *ctensor, in []ctensor) { raw.topk(o, in[0], int64(k), int64(dim), 1, 1) }, t)
}

// Sort returns the values along dim in order and their int64 indices before.
func (t *Tensor) Sort(dim int, descending bool) (values, indices *Tensor) {
	return apply2("sort", func(o *ctensor, in []ctensor) { raw.sort(o, in[0], int64(dim), b32(descending)) }, t)
}

// CumSum returns the running sums along dim.
func (t *Tensor) CumSum(dim int) *Tensor {
	return apply("cumsum", func(o *ctensor, in []ctensor) { raw.cumsum(o, in[0], int64(dim), asIs) }, t)
}

// Softmax returns exp(t) divided by its sum along dim.
func (t *Tensor) Softmax(dim int) *Tensor {
	return apply("softmax", func(o *ctensor, in []ctensor) { raw.softmax(o, in[0], int64(dim), asIs) }, t)
}

// LogSoftmax returns the logarithm of Softmax.
func (t *Tensor) LogSoftmax(dim int) *Tensor {
	return apply("log_softmax", func(o *ctensor, in []ctensor) { raw.logSoftmax(o, in[0], int64(dim), asIs) }, t)
}
