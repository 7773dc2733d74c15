package tensor

// MatMul returns the matrix product: [... n k] by [... k m] gives [... n m], with
// leading dims broadcast as in Add.
func (t *Tensor) MatMul(u *Tensor) *Tensor { return t.binary("matmul", raw.matmul, u) }

// BMM returns the products of two batches of matrices: [B n k] by [B k m].
func (t *Tensor) BMM(u *Tensor) *Tensor { return t.binary("bmm", raw.bmm, u) }

// Linear returns x w' + b: x [... in], w [out in], b [out] or nil, result [... out].
func Linear(x, w, b *Tensor) *Tensor {
	return applyOpt("linear", 2, func(o *ctensor, in []ctensor) { raw.linear(o, in[0], in[1], in[2]) }, x, w, b)
}
