package nn

import "naslab/engine/tensor"

// MLP is two linear layers with a GELU between them, applied to each token alone. A
// call uses the leading ratio*C hidden numbers.
type MLP struct {
	Up, Down *Linear
}

// NewMLP makes an MLP for width C with ratio*C hidden numbers.
func NewMLP(p *Params, C, ratio int) *MLP {
	return &MLP{Up: NewLinear(p.Under("up"), C, ratio*C), Down: NewLinear(p.Under("down"), ratio*C, C)}
}

// Forward maps x [B T C] to [B T C].
func (m *MLP) Forward(s *tensor.Scope, x *tensor.Tensor, C, ratio int, bias bool) *tensor.Tensor {
	h := m.Up.Forward(s, x, C, ratio*C, bias).GELU() // [B T ratio*C]
	return m.Down.Forward(s, h, ratio*C, C, bias)
}

// Extract copies the part that Forward uses into an MLP of its own.
func (m *MLP) Extract(p *Params, C, ratio int, bias bool) *MLP {
	return &MLP{Up: m.Up.Extract(p.Under("up"), C, ratio*C, bias), Down: m.Down.Extract(p.Under("down"), ratio*C, C, bias)}
}
