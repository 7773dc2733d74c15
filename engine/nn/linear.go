package nn

import "naslab/engine/tensor"

// Linear is x W' + b of which a call uses the leading inputs and outputs.
type Linear struct {
	In, Out int            // the largest sizes
	W       *tensor.Tensor // [Out In]
	B       *tensor.Tensor // [Out]; nil for a layer that never has a bias
}

// NewLinear makes a layer with a bias.
func NewLinear(p *Params, in, out int) *Linear {
	return &Linear{In: in, Out: out, W: p.Matrix("weight", out, in), B: p.Vector("bias", 0, out)}
}

// Forward returns x W[:out, :in]' + b[:out], without the last term unless bias: x
// [... in], result [... out].
func (l *Linear) Forward(s *tensor.Scope, x *tensor.Tensor, in, out int, bias bool) *tensor.Tensor {
	w := leading(s, leading(s, l.W, 0, out, l.Out), 1, in, l.In) // [out in]
	if !bias || l.B == nil {
		return tensor.Linear(x, w, nil)
	}
	return tensor.Linear(x, w, leading(s, l.B, 0, out, l.Out))
}

// Extract copies the part that Forward uses into a layer of its own.
func (l *Linear) Extract(p *Params, in, out int, bias bool) *Linear {
	part := &Linear{In: in, Out: out, W: p.Copy("weight", l.W, out, in)}
	if bias && l.B != nil {
		part.B = p.Copy("bias", l.B, out)
	}
	return part
}
