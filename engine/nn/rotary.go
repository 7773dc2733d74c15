package nn

import (
	"math"

	"naslab/engine/tensor"
)

// rotaryBase is the ratio of the slowest to the fastest turn.
const rotaryBase = 1e4

// Rotary tells positions apart by turning pairs of a head's dimensions by angles
// that grow with the position (Su et al., RoFormer, arXiv:2104.09864). Only the
// first N dimensions of a head turn; dimension i is paired with i+N/2, and the pair
// turns by position / 1e4^(2i/N).
type Rotary struct {
	N        int // dimensions that turn, even
	Context  int // largest number of positions
	cos, sin *tensor.Tensor
}

// NewRotary makes the tables for positions below context; n must be even.
func NewRotary(p *Params, context, n int) *Rotary {
	half := n / 2
	cos, sin := make([]float64, context*half), make([]float64, context*half)
	for t := range context {
		for i := range half {
			angle := float64(t) / math.Pow(rotaryBase, 2*float64(i)/float64(n))
			sin[t*half+i], cos[t*half+i] = math.Sincos(angle)
		}
	}
	table := func(xs []float64) *tensor.Tensor {
		t := p.scope.Float64s(xs, context, half)
		defer t.Free()
		return t.To(tensor.Float32)
	}
	return &Rotary{N: n, Context: context, cos: table(cos), sin: table(sin)}
}

// Angles are the tables for the first T positions.
type Angles struct{ cos, sin *tensor.Tensor } // [T N/2]

// At returns the angles of positions 0 to T-1, once per forward pass.
func (r *Rotary) At(s *tensor.Scope, T int) Angles {
	return Angles{leading(s, r.cos, 0, T, r.Context), leading(s, r.sin, 0, T, r.Context)}
}

// Turn turns x [... T D].
func (r *Rotary) Turn(x *tensor.Tensor, D int, a Angles) *tensor.Tensor {
	half := r.N / 2
	x1 := x.Narrow(-1, 0, half)    // [... T N/2]
	x2 := x.Narrow(-1, half, half) // [... T N/2]
	parts := []*tensor.Tensor{
		x1.Mul(a.cos).Sub(x2.Mul(a.sin)),
		x2.Mul(a.cos).Add(x1.Mul(a.sin)),
	}
	if D > r.N {
		parts = append(parts, x.Narrow(-1, r.N, D-r.N))
	}
	return tensor.Cat(parts, -1) // [... T D]
}
