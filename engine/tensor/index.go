package tensor

// Narrow returns the n entries of dim from start on, without copying.
func (t *Tensor) Narrow(dim, start, n int) *Tensor {
	return apply("narrow", func(o *ctensor, in []ctensor) { raw.narrow(o, in[0], int64(dim), int64(start), int64(n)) }, t)
}

// Select returns entry i of dim, without copying; the dim is gone.
func (t *Tensor) Select(dim, i int) *Tensor {
	return apply("select", func(o *ctensor, in []ctensor) { raw.selectAt(o, in[0], int64(dim), int64(i)) }, t)
}

// IndexSelect returns the entries of dim that the int64 vector index names.
func (t *Tensor) IndexSelect(dim int, index *Tensor) *Tensor {
	return apply("index_select", func(o *ctensor, in []ctensor) { raw.indexSelect(o, in[0], int64(dim), in[1]) }, t, index)
}

// Gather picks along dim: out[i][j] = t[i][index[i][j]] for a matrix and dim 1.
// index is int64 and has as many dims as t.
func (t *Tensor) Gather(dim int, index *Tensor) *Tensor {
	return apply("gather", func(o *ctensor, in []ctensor) { raw.gather(o, in[0], int64(dim), in[1], 0) }, t, index)
}

// Embedding looks the int64 index of any shape [...] up in the rows of weight
// [rows D] and returns [... D].
func Embedding(weight, index *Tensor) *Tensor {
	return apply("embedding", func(o *ctensor, in []ctensor) { raw.embedding(o, in[0], in[1], -1, 0, 0) }, weight, index)
}

// OneHot turns int64 class numbers [...] into int64 vectors [... classes].
func (t *Tensor) OneHot(classes int) *Tensor {
	return apply("one_hot", func(o *ctensor, in []ctensor) { raw.oneHot(o, in[0], int64(classes)) }, t)
}

// MaskedFill returns t with v where the bool tensor mask is true.
func (t *Tensor) MaskedFill(mask *Tensor, v float64) *Tensor {
	return apply("masked_fill", func(o *ctensor, in []ctensor) {
		withScalar(v, func(c cscalar) { raw.maskedFill(o, in[0], in[1], c) })
	}, t, mask)
}

// Tril keeps the lower triangle of the last two dims, with k more diagonals above
// the main one, and sets the rest to 0.
func (t *Tensor) Tril(k int) *Tensor {
	return apply("tril", func(o *ctensor, in []ctensor) { raw.tril(o, in[0], int64(k)) }, t)
}

// Triu keeps the upper triangle from diagonal k on.
func (t *Tensor) Triu(k int) *Tensor {
	return apply("triu", func(o *ctensor, in []ctensor) { raw.triu(o, in[0], int64(k)) }, t)
}

// Where returns a's values where the bool tensor cond is true, and b's elsewhere.
func Where(cond, a, b *Tensor) *Tensor {
	return apply("where", func(o *ctensor, in []ctensor) { raw.where(o, in[0], in[1], in[2]) }, cond, a, b)
}

// Multinomial draws n int64 indices per row of the non-negative weights t, by
// libtorch's generator.
func (t *Tensor) Multinomial(n int, replacement bool) *Tensor {
	return apply("multinomial", func(o *ctensor, in []ctensor) { raw.multinomial(o, in[0], int64(n), b32(replacement)) }, t)
}
