package tensor

import (
	"math"
	"math/rand/v2"
	"testing"
)

// Every function's gradient is compared with differences of its values.
var differentiable = []struct {
	name   string
	shapes [][]int
	f      func(s *Scope, x []*Tensor) *Tensor
}{
	{"add", [][]int{{2, 3}, {3}}, func(_ *Scope, x []*Tensor) *Tensor { return x[0].Add(x[1]) }},
	{"sub mul div", [][]int{{2, 3}, {2, 1}, {3}}, func(_ *Scope, x []*Tensor) *Tensor {
		return x[0].Sub(x[1]).Mul(x[2]).Div(x[1].Square().AddScalar(1))
	}},
	{"exp log sqrt", [][]int{{4}}, func(_ *Scope, x []*Tensor) *Tensor {
		y := x[0].Exp()
		return y.Log().Add(y.Sqrt()).Add(y.Rsqrt()).Add(y.PowScalar(1.5))
	}},
	{"tanh sigmoid", [][]int{{5}}, func(_ *Scope, x []*Tensor) *Tensor { return x[0].Tanh().Mul(x[0].Sigmoid()) }},
	{"gelu silu", [][]int{{5}}, func(_ *Scope, x []*Tensor) *Tensor { return x[0].GELU().Add(x[0].SiLU()).Add(x[0].GELUTanh()) }},
	{"relu abs", [][]int{{5}}, func(_ *Scope, x []*Tensor) *Tensor { return x[0].ReLU().Add(x[0].Abs()) }},
	{"matmul", [][]int{{2, 3, 4}, {4, 5}}, func(_ *Scope, x []*Tensor) *Tensor { return x[0].MatMul(x[1]) }},
	{"bmm", [][]int{{2, 3, 4}, {2, 4, 2}}, func(_ *Scope, x []*Tensor) *Tensor { return x[0].BMM(x[1]) }},
	{"linear", [][]int{{3, 4}, {2, 4}, {2}}, func(_ *Scope, x []*Tensor) *Tensor { return Linear(x[0], x[1], x[2]) }},
	{"linear without bias", [][]int{{3, 4}, {2, 4}}, func(_ *Scope, x []*Tensor) *Tensor { return Linear(x[0], x[1], nil) }},
	{"narrowed linear", [][]int{{3, 2}, {4, 4}, {4}}, func(s *Scope, x []*Tensor) *Tensor {
		return Linear(x[0], x[1].In(s).Narrow(0, 0, 3).Narrow(1, 0, 2), x[2].In(s).Narrow(0, 0, 3))
	}},
	{"softmax", [][]int{{3, 4}}, func(_ *Scope, x []*Tensor) *Tensor { return x[0].Softmax(-1).Mul(x[0]) }},
	{"log_softmax", [][]int{{3, 4}}, func(_ *Scope, x []*Tensor) *Tensor { return x[0].LogSoftmax(0) }},
	{"logsumexp", [][]int{{3, 4}}, func(_ *Scope, x []*Tensor) *Tensor { return x[0].LogSumExp(false, 1) }},
	{"layer_norm", [][]int{{3, 4}, {4}, {4}}, func(_ *Scope, x []*Tensor) *Tensor { return LayerNorm(x[0], []int{4}, x[1], x[2], 1e-5) }},
	{"group_norm", [][]int{{2, 4, 3}, {4}, {4}}, func(_ *Scope, x []*Tensor) *Tensor { return GroupNorm(x[0], 2, x[1], x[2], 1e-5) }},
	{"batch_norm", [][]int{{3, 2, 2, 2}, {2}, {2}}, func(_ *Scope, x []*Tensor) *Tensor {
		return BatchNorm(x[0], x[1], x[2], nil, nil, true, 0.1, 1e-5)
	}},
	{"cross_entropy", [][]int{{3, 4}}, func(s *Scope, x []*Tensor) *Tensor {
		return CrossEntropySmooth(x[0], s.Ints([]int{1, 3, 0}), ReduceMean, 0.1)
	}},
	{"mse bce", [][]int{{3}}, func(s *Scope, x []*Tensor) *Tensor {
		y := s.Float64s([]float64{0, 1, 0.5})
		return MSE(x[0], y, ReduceSum).Add(BCE(x[0], y, ReduceMean))
	}},
	{"kl", [][]int{{2, 3}, {2, 3}}, func(_ *Scope, x []*Tensor) *Tensor { return KL(x[0].LogSoftmax(1), x[1].LogSoftmax(1), ReduceSum) }},
	{"embedding", [][]int{{4, 3}}, func(s *Scope, x []*Tensor) *Tensor { return Embedding(x[0], s.Ints([]int{1, 1, 3, 0}, 2, 2)).Square() }},
	{"shapes", [][]int{{2, 3, 4}}, func(_ *Scope, x []*Tensor) *Tensor {
		return x[0].Transpose(1, 2).Reshape(2, 12).Unsqueeze(1).Squeeze(1).Permute(1, 0).Contiguous().View(-1).Flip(0).Square()
	}},
	{"cat stack", [][]int{{2, 3}, {2, 3}}, func(_ *Scope, x []*Tensor) *Tensor { return Cat([]*Tensor{x[0], Stack(x, 0).Select(0, 1)}, 1).Square() }},
	{"gather index", [][]int{{3, 3}}, func(s *Scope, x []*Tensor) *Tensor {
		i := s.Ints([]int{0, 2})
		return x[0].IndexSelect(0, i).Add(x[0].Gather(1, s.Ints([]int{1, 1, 0, 2, 2, 0}, 2, 3))).Square()
	}},
	{"masks", [][]int{{3, 3}, {3, 3}}, func(s *Scope, x []*Tensor) *Tensor {
		m := s.Ones(3, 3).Triu(1).GtScalar(0)
		return Where(m, x[0], x[1]).MaskedFill(m.Not(), 2).Add(x[1].Tril(0)).Square()
	}},
	{"reductions", [][]int{{3, 4}}, func(_ *Scope, x []*Tensor) *Tensor {
		v, _ := x[0].MaxDim(1, false)
		top, _ := x[0].TopK(2, 1)
		return x[0].MeanDim(false, 1).Add(x[0].SumDim(false, 1)).Add(x[0].VarDim(true, false, 1)).Add(v).Add(top.SumDim(false, 1)).Add(x[0].Var(false))
	}},
	{"clamp cumsum pad", [][]int{{2, 3}}, func(_ *Scope, x []*Tensor) *Tensor {
		return x[0].Clamp(-0.5, 0.5).CumSum(1).Pad(1, 1, 0, 0, 2).Square()
	}},
	{"conv2d", [][]int{{2, 4, 5, 5}, {4, 2, 3, 3}, {4}}, func(_ *Scope, x []*Tensor) *Tensor {
		return Conv2d(x[0], x[1], x[2], Conv{Stride: 2, Padding: 1, Groups: 2})
	}},
	{"pools", [][]int{{1, 2, 4, 4}}, func(_ *Scope, x []*Tensor) *Tensor {
		return x[0].MaxPool2d(2, 2, 0).Add(x[0].AvgPool2d(3, 2, 1, false)).Add(x[0].AdaptiveAvgPool2d(2, 2)).Add(x[0].Bilinear(2, 2, true)).Add(x[0].Nearest(2, 2))
	}},
	{"attention", [][]int{{1, 2, 3, 4}, {1, 2, 3, 4}, {1, 2, 3, 4}}, func(_ *Scope, x []*Tensor) *Tensor { return Attention(x[0], x[1], x[2], true, 0) }},
	{"attention to all", [][]int{{1, 2, 3, 4}, {1, 2, 5, 4}, {1, 2, 5, 4}}, func(_ *Scope, x []*Tensor) *Tensor { return Attention(x[0], x[1], x[2], false, 0) }},
	{"mobile", [][]int{{6}}, func(_ *Scope, x []*Tensor) *Tensor {
		return x[0].HardSwish().Add(x[0].HardSigmoid()).Add(x[0].ReLU6()).Add(x[0].Erf()).Add(x[0].Sin()).Add(x[0].Cos().Neg())
	}},
	{"detach stops", [][]int{{3}}, func(_ *Scope, x []*Tensor) *Tensor { return x[0].Clone().Square() }},
}

func TestGradients(t *testing.T) {
	needTorch(t)
	for _, c := range differentiable {
		t.Run(c.name, func(t *testing.T) {
			rng := rand.New(rand.NewPCG(1, 2))
			err := Run(func(s *Scope) error {
				var data [][]float64
				for _, shape := range c.shapes {
					vs := make([]float64, volume(shape))
					for i := range vs {
						vs[i] = rng.NormFloat64()
					}
					data = append(data, vs)
				}
				xs := inputs(s, c.shapes, data)
				weights := weighing(c.f(s, xs).Len())
				loss := weigh(s, c.f(s, xs), weights)
				if err := loss.Backward(); err != nil {
					return err
				}
				for k, x := range xs {
					grads, err := x.Grad().Float64s()
					if err != nil {
						return err
					}
					for i, got := range grads {
						want, err := difference(c.f, c.shapes, data, k, i, weights)
						if err != nil {
							return err
						}
						if math.Abs(got-want) > 1e-5*(1+math.Abs(want)) {
							t.Fatalf("input %d, value %d: gradient %v, difference %v", k, i, got, want)
						}
					}
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
		})
	}
}

func inputs(s *Scope, shapes [][]int, data [][]float64) []*Tensor {
	var xs []*Tensor
	for i, shape := range shapes {
		xs = append(xs, s.Float64s(data[i], shape...).RequireGrad())
	}
	return xs
}

// weighing are numbers that make one of many values, so that none cancels.
func weighing(n int) []float64 {
	ws := make([]float64, n)
	for i := range ws {
		ws[i] = math.Sin(float64(i)+0.5) + 0.2
	}
	return ws
}

func weigh(s *Scope, y *Tensor, weights []float64) *Tensor {
	return y.Reshape(-1).Mul(s.Float64s(weights)).Sum()
}

// difference is the central difference in value i of input k.
func difference(f func(*Scope, []*Tensor) *Tensor, shapes [][]int, data [][]float64, k, i int, weights []float64) (d float64, err error) {
	const h = 1e-5
	x := data[k][i]
	defer func() { data[k][i] = x }()
	for _, side := range []float64{1, -1} {
		data[k][i] = x + side*h
		err = Run(func(s *Scope) error {
			y, err := weigh(s, f(s, inputs(s, shapes, data)), weights).Item()
			d += side * y / (2 * h)
			return err
		})
		if err != nil {
			return 0, err
		}
	}
	return d, nil
}

func TestGrads(t *testing.T) {
	needTorch(t)
	err := Run(func(s *Scope) error {
		x := s.Scalar(3).RequireGrad()
		first, err := Grads(x.PowScalar(3), []*Tensor{x}, true)
		if err != nil {
			return err
		}
		values(t, first[0], 27)
		second, err := Grads(first[0], []*Tensor{x}, false)
		if err != nil {
			return err
		}
		values(t, second[0], 18)
		if x.HasGrad() {
			t.Error("Grads touched the gathered gradient")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestNoGradAndDetach(t *testing.T) {
	needTorch(t)
	err := Run(func(s *Scope) error {
		w := s.Ones(3).RequireGrad()
		NoGrad(func() {
			if w.Square().RequiresGrad() {
				t.Error("NoGrad keeps history")
			}
			NoGrad(func() {})
			if w.Square().RequiresGrad() {
				t.Error("an inner NoGrad ended the outer one")
			}
			if err := w.Set(s.Full(2, 3)); err != nil {
				t.Error(err)
			}
		})
		if !w.Square().RequiresGrad() || w.Detach().RequiresGrad() {
			t.Error("history is kept in the wrong places")
		}
		values(t, w, 2, 2, 2)
		y := w.Square().Sum()
		if err := y.BackwardKeep(); err != nil {
			return err
		}
		if err := y.Backward(); err != nil {
			return err
		}
		values(t, w.Grad(), 8, 8, 8) // gathered twice
		if w.Freeze().RequiresGrad() {
			t.Error("Freeze did nothing")
		}
		return ZeroGrad([]*Tensor{w})
	})
	if err != nil {
		t.Fatal(err)
	}
}
