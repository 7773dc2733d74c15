package tensor

import (
	"math"
	"strings"
	"sync/atomic"
)

// noNative remembers that this libtorch has no attention of its own (it came with 2.0).
var noNative atomic.Bool

// Attention returns softmax(q k' / sqrt(D)) v (Vaswani et al. 2017) for q [B H T D],
// k and v [B H S D]; the result is [B H T D]. causal hides from position i what comes
// after it and needs T = S. dropout acts on the weights; 0 means none.
func Attention(q, k, v *Tensor, causal bool, dropout float64) *Tensor {
	if !noNative.Load() {
		if t := nativeAttention(q, k, v, causal, dropout); t != nil {
			return t
		}
	}
	return within([]*Tensor{q, k, v}, func(in *Scope) *Tensor {
		width := max(q.Dim(-1), 1)
		w := q.In(in).MulScalar(1 / math.Sqrt(float64(width))).MatMul(k.In(in).Transpose(-2, -1))
		if causal {
			w = w.MaskedFill(w.future(), math.Inf(-1))
		}
		w = w.Softmax(-1)
		if dropout > 0 {
			w = w.Dropout(dropout, true)
		}
		return w.MatMul(v)
	})
}

// nativeAttention returns nil where libtorch has none.
func nativeAttention(q, k, v *Tensor, causal bool, dropout float64) *Tensor {
	ts := []*Tensor{q, k, v}
	r, err := run("attention", func(o *ctensor, in []ctensor) {
		raw.attention(o, in[0], in[1], in[2], nil, dropout, b32(causal), 0, 1)
	}, 1, 3, ts)
	switch {
	case err == nil:
		return youngest(ts).adopt(r[0])
	case strings.Contains(err.Error(), "not in this libtorch"):
		noNative.Store(true)
		return nil
	}
	return youngest(ts).poison(err)
}

// future is true above the diagonal of weights [... T T].
func (t *Tensor) future() *Tensor {
	s := youngest([]*Tensor{t})
	n := t.Dim(-1)
	return s.FullOf(Bool, 1, n, n).ToDevice(t.Device()).Triu(1)
}
