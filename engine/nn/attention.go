package nn

import "naslab/engine/tensor"

// Attention is causal self-attention with heads of a fixed size of which a call uses
// the first H (Vaswani et al. 2017). The rows of QKV are, for each head in turn, its
// query, its key and its value, so that the leading rows are the first heads.
type Attention struct {
	D      int // dimensions of a head
	QKV    *Linear
	Proj   *Linear
	Rotary *Rotary
}

// NewAttention makes an attention for width C with H heads of D dimensions.
func NewAttention(p *Params, C, H, D int, r *Rotary) *Attention {
	return &Attention{
		D:      D,
		QKV:    NewLinear(p.Under("qkv"), C, 3*D*H),
		Proj:   NewLinear(p.Under("proj"), D*H, C),
		Rotary: r,
	}
}

// Forward attends from each token of x [B T C] to itself and those before it, with
// the first H heads; the result is [B T C].
func (a *Attention) Forward(s *tensor.Scope, x *tensor.Tensor, B, T, C, H int, bias bool, angles Angles) *tensor.Tensor {
	D := a.D
	qkv := a.QKV.Forward(s, x, C, 3*D*H, bias)              // [B T 3DH]
	qkv = qkv.Reshape(B, T, H, 3, D).Permute(3, 0, 2, 1, 4) // [3 B H T D]
	qk := a.Rotary.Turn(qkv.Narrow(0, 0, 2), D, angles)     // [2 B H T D]
	y := tensor.Attention(qk.Select(0, 0), qk.Select(0, 1), qkv.Select(0, 2), true, 0)
	y = y.Transpose(1, 2).Reshape(B, T, H*D) // [B H T D] -> [B T HD]
	return a.Proj.Forward(s, y, H*D, C, bias)
}

// Extract copies the part that Forward uses into an attention of its own.
func (a *Attention) Extract(p *Params, C, H int, bias bool, r *Rotary) *Attention {
	return &Attention{
		D:      a.D,
		QKV:    a.QKV.Extract(p.Under("qkv"), C, 3*a.D*H, bias),
		Proj:   a.Proj.Extract(p.Under("proj"), a.D*H, C, bias),
		Rotary: r,
	}
}
