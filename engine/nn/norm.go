package nn

import "naslab/engine/tensor"

// normEps keeps the division by the standard deviation finite; PyTorch's value.
const normEps = 1e-5

// LayerNorm brings the last dim to mean 0 and variance 1, then scales and shifts it
// by the leading weights (Ba et al. 2016). It always has a shift.
type LayerNorm struct {
	Width int // the largest
	W, B  *tensor.Tensor
}

// NewLayerNorm makes a norm that begins as the identity after normalisation.
func NewLayerNorm(p *Params, width int) *LayerNorm {
	return &LayerNorm{Width: width, W: p.Vector("weight", 1, width), B: p.Vector("bias", 0, width)}
}

// Forward normalises x [... C].
func (l *LayerNorm) Forward(s *tensor.Scope, x *tensor.Tensor, C int) *tensor.Tensor {
	w, b := leading(s, l.W, 0, C, l.Width), leading(s, l.B, 0, C, l.Width)
	return tensor.LayerNorm(x, []int{C}, w, b, normEps)
}

// Extract copies the part that Forward uses into a norm of its own.
func (l *LayerNorm) Extract(p *Params, C int) *LayerNorm {
	return &LayerNorm{Width: C, W: p.Copy("weight", l.W, C), B: p.Copy("bias", l.B, C)}
}
