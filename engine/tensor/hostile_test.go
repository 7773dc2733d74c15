package tensor

import (
	"math"
	"testing"
)

// Nonsense gives an error or a result and never ends the process: a division by
// zero or a wild pointer in libtorch would end this test.
func TestNonsense(t *testing.T) {
	needTorch(t)
	numbers := []int{0, -1, 1, 3, 1000, math.MinInt, math.MaxInt}
	before := settle()
	errs := 0
	for _, shape := range [][]int{{}, {0}, {4}, {2, 3}, {0, 3}, {1, 2, 4, 4}, {0, 2, 4, 4}, {2, 0, 4, 4}} {
		for _, dtype := range []DType{Float32, Int64, Bool} {
			for _, n := range numbers {
				for i, f := range nonsense {
					err := Run(func(s *Scope) error {
						x := s.FullOf(dtype, 1, shape...)
						y := f(s, x, n)
						if y.Err() != nil {
							errs++
						} else if y.Len() > 1<<20 {
							t.Errorf("case %d made %v", i, y.Shape())
						}
						return nil
					})
					_ = err // either is fine
				}
			}
		}
	}
	if errs == 0 {
		t.Error("nonsense gave no error at all")
	}
	if got := settle(); got != before {
		t.Errorf("%d tensors alive, %d before", got, before)
	}
}

var nonsense = []func(s *Scope, x *Tensor, n int) *Tensor{
	func(s *Scope, x *Tensor, n int) *Tensor { return x.Narrow(0, n, 1) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.Narrow(n, 0, n) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.Select(0, n) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.Reshape(n, 2) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.View(n) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.Transpose(n, 0) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.Permute(n, n) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.Flatten(n, 1) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.Unsqueeze(n) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.Squeeze(n) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.Expand(n, n) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.Repeat(min(n, 50)) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.Flip(n, n) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.Pad(0, min(n, 50)) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.Pad(0, min(n, 50), 1) },
	func(s *Scope, x *Tensor, n int) *Tensor { return Cat([]*Tensor{x, x}, n) },
	func(s *Scope, x *Tensor, n int) *Tensor { return Stack([]*Tensor{x, s.Ones(2)}, n) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.IndexSelect(0, s.Ints([]int{n})) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.IndexSelect(n, x) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.Gather(0, s.Ints([]int{n})) },
	func(s *Scope, x *Tensor, n int) *Tensor { return Embedding(x, s.Ints([]int{n})) },
	func(s *Scope, x *Tensor, n int) *Tensor { return Embedding(s.Ones(3, 3), x) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.OneHot(min(n, 100)) },
	func(s *Scope, x *Tensor, n int) *Tensor { return s.Ints([]int{n}).OneHot(3) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.MaskedFill(x, float64(n)) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.Tril(n) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.Triu(n) },
	func(s *Scope, x *Tensor, n int) *Tensor { return Where(x, x, s.Ones(3)) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.Multinomial(min(n, 100), true) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.MulScalar(0).Multinomial(1, false) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.SumDim(true, n, n) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.MeanDim(false, n) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.VarDim(true, false, n) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.LogSumExp(false) },
	func(s *Scope, x *Tensor, n int) *Tensor { y, _ := x.MaxDim(n, true); return y },
	func(s *Scope, x *Tensor, n int) *Tensor { y, _ := x.TopK(n, -1); return y },
	func(s *Scope, x *Tensor, n int) *Tensor { y, _ := x.Sort(n, false); return y },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.Max() },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.Argmax(n, false) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.CumSum(n) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.Softmax(n) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.DivScalar(float64(n)) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.PowScalar(float64(n)) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.MatMul(x) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.BMM(x) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.T().MatMul(x) },
	func(s *Scope, x *Tensor, n int) *Tensor { return Linear(x, x, x) },
	func(s *Scope, x *Tensor, n int) *Tensor { return LayerNorm(x, []int{n}, nil, nil, 0) },
	func(s *Scope, x *Tensor, n int) *Tensor { return LayerNorm(x, nil, x, x, 1e-5) },
	func(s *Scope, x *Tensor, n int) *Tensor { return GroupNorm(x, n, nil, nil, 1e-5) },
	func(s *Scope, x *Tensor, n int) *Tensor { return BatchNorm(x, nil, nil, nil, nil, false, 0, 0) },
	func(s *Scope, x *Tensor, n int) *Tensor { return BatchNorm(x, x, x, x, x, true, 0, 0) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.Dropout(float64(n), true) },
	func(s *Scope, x *Tensor, n int) *Tensor {
		return Conv2d(x, s.Ones(2, 1, 2, 2), nil, Conv{Stride: n, Groups: 2})
	},
	func(s *Scope, x *Tensor, n int) *Tensor { return Conv2d(x, s.Ones(2, 2, 2, 2), nil, Conv{Dilation: n}) },
	func(s *Scope, x *Tensor, n int) *Tensor { return Conv2d(x, s.Ones(2, 2, 2, 2), x, Conv{Groups: n}) },
	func(s *Scope, x *Tensor, n int) *Tensor { return Conv2d(x, x, nil, Conv{Padding: min(n, 50)}) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.MaxPool2d(n, 1, 0) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.MaxPool2d(2, n, 1) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.AvgPool2d(n, 1, 0, false) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.AvgPool2d(2, n, n, true) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.AdaptiveAvgPool2d(min(n, 50), 1) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.Bilinear(min(n, 50), 2, true) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.Nearest(2, min(n, 50)) },
	func(s *Scope, x *Tensor, n int) *Tensor { return CrossEntropy(x, s.Ints([]int{n}), ReduceMean) },
	func(s *Scope, x *Tensor, n int) *Tensor { return CrossEntropySmooth(x, x, ReduceNone, float64(n)) },
	func(s *Scope, x *Tensor, n int) *Tensor { return BCE(x, s.Ones(3), ReduceSum) },
	func(s *Scope, x *Tensor, n int) *Tensor { return Attention(x, x, x, true, float64(n)) },
	func(s *Scope, x *Tensor, n int) *Tensor { return Attention(x, s.Ones(1, 2, 4, 3), x, false, 0) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.To(DType(n)) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.ToDevice(CUDA(min(n, 1<<20))) },
	func(s *Scope, x *Tensor, n int) *Tensor { return x.RequireGrad().Square().Sum() },
	func(s *Scope, x *Tensor, n int) *Tensor { x.RequireGrad().Backward(); return x.Grad() },
	func(s *Scope, x *Tensor, n int) *Tensor { x.Set(s.Ones(7)); return x },
	func(s *Scope, x *Tensor, n int) *Tensor { return s.Randint(n, 0, 2) },
	func(s *Scope, x *Tensor, n int) *Tensor { return s.Randperm(min(n, 50)) },
	func(s *Scope, x *Tensor, n int) *Tensor { return s.Arange(0, min(n, 50)) },
	func(s *Scope, x *Tensor, n int) *Tensor { return s.FullOf(DType(n), 1, 2) },
	func(s *Scope, x *Tensor, n int) *Tensor { return s.Zeros(n, n) },
}
