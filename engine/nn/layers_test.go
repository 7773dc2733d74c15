package nn

import (
	"fmt"
	"testing"

	"naslab/engine/seed"
	"naslab/engine/tensor"
)

// within runs f in a scope that computes no gradients.
func within(t *testing.T, f func(s *tensor.Scope)) {
	t.Helper()
	err := tensor.Run(func(s *tensor.Scope) error {
		tensor.NoGrad(func() { f(s) })
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestLinear(t *testing.T) {
	p := needTorch(t)
	l := NewLinear(p, 6, 5)
	shake(t, p)
	w, b := values(t, l.W), values(t, l.B)
	for _, c := range []struct {
		in, out int
		bias    bool
	}{{6, 5, true}, {6, 5, false}, {3, 5, true}, {6, 2, true}, {4, 1, false}} {
		within(t, func(s *tensor.Scope) {
			x := s.Normal(seed.New(3).Rand("x"), 0, 1, 2, 3, c.in)
			var want [][]float64
			for _, row := range rowsOf(values(t, x), c.in) {
				if c.bias {
					want = append(want, plainLinear(w, b, 6, row, c.out))
				} else {
					want = append(want, plainLinear(w, nil, 6, row, c.out))
				}
			}
			compare(t, fmt.Sprint(c), values(t, l.Forward(s, x, c.in, c.out, c.bias)), flat(want), 1e-5)
		})
	}
}

func TestEmbeddingAndHead(t *testing.T) {
	p := needTorch(t)
	e := NewEmbedding(p, 7, 4)
	w := values(t, e.W)
	within(t, func(s *tensor.Scope) {
		x := s.Ints([]int{6, 0, 3, 3}, 2, 2)
		y := e.Forward(s, x, 3) // [2 2 3]
		var want []float64
		for _, token := range []int{6, 0, 3, 3} {
			want = append(want, w[4*token:4*token+3]...)
		}
		compare(t, "embedding", values(t, y), want, 0)

		var scores [][]float64
		for _, row := range rowsOf(want, 3) {
			scores = append(scores, plainLinear(w, nil, 4, row, 7))
		}
		compare(t, "head", values(t, e.Head(s, y, 3)), flat(scores), 1e-5)
	})
}

func TestLayerNorm(t *testing.T) {
	p := needTorch(t)
	l := NewLayerNorm(p, 6)
	shake(t, p)
	w, b := values(t, l.W), values(t, l.B)
	for _, C := range []int{6, 4} {
		within(t, func(s *tensor.Scope) {
			x := s.Normal(seed.New(3).Rand("x"), 1, 3, 5, C)
			var want [][]float64
			for _, row := range rowsOf(values(t, x), C) {
				want = append(want, plainNorm(w, b, row))
			}
			compare(t, fmt.Sprint("width ", C), values(t, l.Forward(s, x, C)), flat(want), 1e-5)
		})
	}
}

func TestMLP(t *testing.T) {
	p := needTorch(t)
	m := NewMLP(p, 6, 4)
	shake(t, p)
	for _, c := range []struct {
		C, ratio int
		bias     bool
	}{{6, 4, true}, {4, 2, true}, {3, 1, false}} {
		within(t, func(s *tensor.Scope) {
			x := s.Normal(seed.New(3).Rand("x"), 0, 1, 2, 3, c.C)
			up, down := []float64(nil), []float64(nil)
			if c.bias {
				up, down = values(t, m.Up.B), values(t, m.Down.B)
			}
			var want [][]float64
			for _, row := range rowsOf(values(t, x), c.C) {
				h := plainLinear(values(t, m.Up.W), up, 6, row, c.ratio*c.C)
				for i := range h {
					h[i] = plainGELU(h[i])
				}
				want = append(want, plainLinear(values(t, m.Down.W), down, 24, h, c.C))
			}
			compare(t, fmt.Sprint(c), values(t, m.Forward(s, x, c.C, c.ratio, c.bias)), flat(want), 1e-4)
		})
	}
}

func TestAttention(t *testing.T) {
	p := needTorch(t)
	const B, T, D = 2, 5, 6
	r := NewRotary(p, 8, 4)
	a := NewAttention(p, 6, 3, D, r)
	shake(t, p)
	for _, c := range []struct {
		C, H int
		bias bool
	}{{6, 3, true}, {6, 1, true}, {4, 2, false}} {
		within(t, func(s *tensor.Scope) {
			x := s.Normal(seed.New(3).Rand("x"), 0, 1, B, T, c.C)
			var want [][]float64
			for _, sequence := range rowsOf(values(t, x), T*c.C) {
				want = append(want, plainAttention(t, a, rowsOf(sequence, c.C), c.H, c.bias)...)
			}
			y := a.Forward(s, x, B, T, c.C, c.H, c.bias, r.At(s, T))
			compare(t, fmt.Sprint(c), values(t, y), flat(want), 1e-4)
		})
	}
}

// A turned query and a turned key know only how far apart they are.
func TestRotaryIsRelative(t *testing.T) {
	p := needTorch(t)
	const T, D, N = 9, 8, 6
	r := NewRotary(p, T, N)
	within(t, func(s *tensor.Scope) {
		rng := seed.New(4).Rand("x")
		q, k := s.Normal(rng, 0, 1, 1, D).Expand(T, D), s.Normal(rng, 0, 1, 1, D).Expand(T, D)
		angles := r.At(s, T)
		dots := rowsOf(values(t, r.Turn(q, D, angles).MatMul(r.Turn(k, D, angles).T())), T)
		for i := 1; i < T; i++ {
			for j := 1; j < T; j++ {
				compare(t, fmt.Sprint(i, j), dots[i][j:j+1], dots[i-1][j-1:j], 1e-5)
			}
		}
		if d := dots[0][0] - dots[3][0]; d > -1e-3 && d < 1e-3 {
			t.Errorf("the distance makes no difference: %g", d)
		}
	})
}
