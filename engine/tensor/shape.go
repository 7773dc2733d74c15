package tensor

import "slices"

// Reshape returns t's values in another shape; one size may be -1 and is computed.
func (t *Tensor) Reshape(shape ...int) *Tensor {
	return apply("reshape", func(o *ctensor, in []ctensor) { raw.reshape(o, in[0], dims(shape), len(shape)) }, t)
}

// View is Reshape that never copies and fails where it would have to.
func (t *Tensor) View(shape ...int) *Tensor {
	return apply("view", func(o *ctensor, in []ctensor) { raw.view(o, in[0], dims(shape), len(shape)) }, t)
}

// Transpose swaps two dims.
func (t *Tensor) Transpose(i, j int) *Tensor {
	return apply("transpose", func(o *ctensor, in []ctensor) { raw.transpose(o, in[0], int64(i), int64(j)) }, t)
}

// T returns the transpose of a matrix.
func (t *Tensor) T() *Tensor {
	return apply("t", func(o *ctensor, in []ctensor) { raw.t(o, in[0]) }, t)
}

// Permute puts the dims into the given order.
func (t *Tensor) Permute(order ...int) *Tensor {
	return apply("permute", func(o *ctensor, in []ctensor) { raw.permute(o, in[0], dims(order), len(order)) }, t)
}

// Flatten makes one dim of the dims from first to last.
func (t *Tensor) Flatten(first, last int) *Tensor {
	return apply("flatten", func(o *ctensor, in []ctensor) { raw.flatten(o, in[0], int64(first), int64(last)) }, t)
}

// Unsqueeze inserts a dim of size 1 before dim i.
func (t *Tensor) Unsqueeze(i int) *Tensor {
	return apply("unsqueeze", func(o *ctensor, in []ctensor) { raw.unsqueeze(o, in[0], int64(i)) }, t)
}

// Squeeze drops dim i if its size is 1.
func (t *Tensor) Squeeze(i int) *Tensor {
	return apply("squeeze", func(o *ctensor, in []ctensor) { raw.squeeze(o, in[0], int64(i)) }, t)
}

// Expand repeats dims of size 1 up to shape without copying; -1 keeps a size.
func (t *Tensor) Expand(shape ...int) *Tensor {
	return apply("expand", func(o *ctensor, in []ctensor) { raw.expand(o, in[0], dims(shape), len(shape), 0) }, t)
}

// Repeat copies t so many times along each dim.
func (t *Tensor) Repeat(times ...int) *Tensor {
	return apply("repeat", func(o *ctensor, in []ctensor) { raw.repeat(o, in[0], dims(times), len(times)) }, t)
}

// Flip reverses the given dims.
func (t *Tensor) Flip(which ...int) *Tensor {
	return apply("flip", func(o *ctensor, in []ctensor) { raw.flip(o, in[0], dims(which), len(which)) }, t)
}

// Contiguous returns t itself or a copy whose values lie in row-major order.
func (t *Tensor) Contiguous() *Tensor { return t.unary("contiguous", raw.contiguous) }

// Pad adds values v around t: pads holds, for the last dim first, how many before
// and how many after.
func (t *Tensor) Pad(v float64, pads ...int) *Tensor {
	return apply("pad", func(o *ctensor, in []ctensor) { raw.pad(o, in[0], dims(pads), len(pads), "constant", v, 0) }, t)
}

// Cat joins tensors along dim; their other sizes must agree.
func Cat(ts []*Tensor, dim int) *Tensor { return join("cat", raw.cat, ts, dim) }

// Stack joins tensors of one shape along a new dim.
func Stack(ts []*Tensor, dim int) *Tensor { return join("stack", raw.stack, ts, dim) }

func join(name string, f func(o *ctensor, in []ctensor, n int, dim int64), ts []*Tensor, dim int) *Tensor {
	if len(ts) == 0 {
		return root.poison(errEmpty)
	}
	return apply(name, func(o *ctensor, in []ctensor) { f(o, slices.Clone(in), len(in), int64(dim)) }, ts...)
}
