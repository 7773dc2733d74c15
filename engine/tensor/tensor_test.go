package tensor

import (
	"math"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// needTorch skips a test that needs libtorch where there is none.
func needTorch(t testing.TB) {
	t.Helper()
	if err := Available(); err != nil {
		t.Skip("needs libtorch: ", err)
	}
}

// values fails the test unless x holds want, within 1e-5.
func values(t *testing.T, x *Tensor, want ...float64) {
	t.Helper()
	got, err := x.Float64s()
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != len(want) {
		t.Fatalf("got %v, want %v", got, want)
	}
	for i := range got {
		if !(math.Abs(got[i]-want[i]) <= 1e-5*(1+math.Abs(want[i]))) && got[i] != want[i] {
			t.Fatalf("got %v, want %v", got, want)
		}
	}
}

// residentKB is the process's resident memory.
func residentKB(t *testing.T) int {
	t.Helper()
	text, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Skip("no /proc here")
	}
	for line := range strings.Lines(string(text)) {
		if f := strings.Fields(line); len(f) == 3 && f[0] == "VmRSS:" {
			n, _ := strconv.Atoi(f[1])
			return n
		}
	}
	t.Skip("no VmRSS in /proc/self/status")
	return 0
}

// settle waits until the collector has freed the root scope's tensors that earlier
// tests left, and returns how many tensors are alive.
func settle() int {
	n := Live()
	for range 20 {
		runtime.GC()
		time.Sleep(time.Millisecond)
		if now := Live(); now == n {
			break
		} else {
			n = now
		}
	}
	return n
}

// What the functions compute, against numbers worked out by hand.
func TestValues(t *testing.T) {
	needTorch(t)
	inf := math.Inf(1)
	for _, c := range []struct {
		name string
		f    func(s *Scope, x *Tensor) *Tensor // x = [[1 2] [3 4]]
		want []float64
	}{
		{"add", func(s *Scope, x *Tensor) *Tensor { return x.Add(s.Float32s([]float32{10, 20})) }, []float64{11, 22, 13, 24}},
		{"sub", func(s *Scope, x *Tensor) *Tensor { return x.Sub(x.T()) }, []float64{0, -1, 1, 0}},
		{"mul div", func(s *Scope, x *Tensor) *Tensor { return x.Mul(x).Div(x.AddScalar(1)) }, []float64{0.5, 4. / 3, 9. / 4, 16. / 5}},
		{"pow", func(s *Scope, x *Tensor) *Tensor { return x.Pow(x) }, []float64{1, 4, 27, 256}},
		{"scalars", func(s *Scope, x *Tensor) *Tensor { return x.MulScalar(2).SubScalar(1).DivScalar(4).PowScalar(2) }, []float64{1. / 16, 9. / 16, 25. / 16, 49. / 16}},
		{"minmax", func(s *Scope, x *Tensor) *Tensor { return x.Maximum(s.Full(2)).Minimum(s.Full(3)) }, []float64{2, 2, 3, 3}},
		{"clamp", func(s *Scope, x *Tensor) *Tensor { return x.Clamp(1.5, 3.5) }, []float64{1.5, 2, 3, 3.5}},
		{"matmul", func(s *Scope, x *Tensor) *Tensor { return x.MatMul(x) }, []float64{7, 10, 15, 22}},
		{"linear", func(s *Scope, x *Tensor) *Tensor { return Linear(x, x, s.Float32s([]float32{1, 2})) }, []float64{6, 13, 12, 27}},
		{"gelu", func(s *Scope, x *Tensor) *Tensor { return x.GELU() }, []float64{0.8413447, 1.9544997, 2.9959502, 3.9998733}},
		{"softmax", func(s *Scope, x *Tensor) *Tensor { return x.Softmax(1) }, []float64{0.26894142, 0.7310586, 0.26894142, 0.7310586}},
		{"sum", func(s *Scope, x *Tensor) *Tensor { return x.Sum() }, []float64{10}},
		{"sumdim", func(s *Scope, x *Tensor) *Tensor { return x.SumDim(false, 0) }, []float64{4, 6}},
		{"mean", func(s *Scope, x *Tensor) *Tensor { return x.MeanDim(true, 0, 1) }, []float64{2.5}},
		{"var", func(s *Scope, x *Tensor) *Tensor { return x.Var(true) }, []float64{5. / 3}},
		{"var biased", func(s *Scope, x *Tensor) *Tensor { return x.VarDim(false, false, 1) }, []float64{0.25, 0.25}},
		{"argmax", func(s *Scope, x *Tensor) *Tensor { return x.Argmax(-1, false) }, []float64{1, 1}},
		{"argmin", func(s *Scope, x *Tensor) *Tensor { return x.Argmin(0, true) }, []float64{0, 0}},
		{"max", func(s *Scope, x *Tensor) *Tensor { return x.Max().Add(x.Min()) }, []float64{5}},
		{"sort", func(s *Scope, x *Tensor) *Tensor { v, _ := x.Sort(1, true); return v }, []float64{2, 1, 4, 3}},
		{"min indices", func(s *Scope, x *Tensor) *Tensor { _, i := x.MinDim(1, false); return i }, []float64{0, 0}},
		{"one hot", func(s *Scope, x *Tensor) *Tensor { return s.Ints([]int{1, 0}).OneHot(3) }, []float64{0, 1, 0, 1, 0, 0}},
		{"compare", func(s *Scope, x *Tensor) *Tensor { return x.GtScalar(1).And(x.LtScalar(4)).Or(x.EqScalar(1)) }, []float64{1, 1, 1, 0}},
		{"compare tensors", func(s *Scope, x *Tensor) *Tensor { return x.Le(x.T()).Not().To(Float32).Add(x.Ge(x).To(Float32)) }, []float64{1, 1, 2, 1}},
		{"eq lt gt", func(s *Scope, x *Tensor) *Tensor {
			return Stack([]*Tensor{x.Eq(x).All(), x.Lt(x).Any(), x.Gt(x).Any(), x.LeScalar(0).Any(), x.GeScalar(1).All()}, 0)
		}, []float64{1, 0, 0, 0, 1}},
		{"finite", func(s *Scope, x *Tensor) *Tensor { return s.Float64s([]float64{1, inf, math.NaN()}).IsFinite() }, []float64{1, 0, 0}},
		{"mask", func(s *Scope, x *Tensor) *Tensor { return x.MaskedFill(s.Ones(2, 2).Triu(1).To(Bool), -inf) }, []float64{1, -inf, 3, 4}},
		{"expand repeat", func(s *Scope, x *Tensor) *Tensor { return x.Select(0, 1).Unsqueeze(0).Expand(2, -1).Repeat(1, 2) }, []float64{3, 4, 3, 4, 3, 4, 3, 4}},
		{"flatten", func(s *Scope, x *Tensor) *Tensor { return x.Unsqueeze(0).Flatten(0, -1).Flip(0) }, []float64{4, 3, 2, 1}},
		{"arange", func(s *Scope, x *Tensor) *Tensor { return s.Arange(-1, 3) }, []float64{-1, 0, 1, 2}},
		{"whole numbers stay", func(s *Scope, x *Tensor) *Tensor { return s.Ints([]int{1, 2}).AddScalar(1).MulScalar(1.5) }, []float64{3, 4.5}},
		{"negative zero", func(s *Scope, x *Tensor) *Tensor { return s.Full(1).DivScalar(math.Copysign(0, -1)) }, []float64{-inf}},
		{"zero", func(s *Scope, x *Tensor) *Tensor { return s.Full(1).DivScalar(0) }, []float64{inf}},
		{"nan", func(s *Scope, x *Tensor) *Tensor { return s.Full(math.NaN(), 2).IsFinite() }, []float64{0, 0}},
		{"cross entropy", func(s *Scope, x *Tensor) *Tensor { return CrossEntropy(x, s.Ints([]int{1, -100}), ReduceMean) }, []float64{0.3132617}},
		{"losses", func(s *Scope, x *Tensor) *Tensor { return CrossEntropy(x, s.Ints([]int{1, 0}), ReduceNone) }, []float64{0.3132617, 1.3132617}},
		{"conv", func(s *Scope, x *Tensor) *Tensor {
			return Conv2d(x.Reshape(1, 1, 2, 2), s.Ones(1, 1, 2, 2), s.Ones(1), Conv{Padding: 1})
		}, []float64{2, 4, 3, 5, 11, 7, 4, 8, 5}},
		{"depthwise", func(s *Scope, x *Tensor) *Tensor {
			return Conv2d(x.Reshape(1, 2, 1, 2), s.Full(2, 2, 1, 1, 1), nil, Conv{Groups: 2})
		}, []float64{2, 4, 6, 8}},
		{"pool", func(s *Scope, x *Tensor) *Tensor { return x.Reshape(1, 1, 2, 2).AvgPool2d(2, 1, 1, true) }, []float64{.25, .75, .5, 1, 2.5, 1.5, .75, 1.75, 1}},
		{"no dropout", func(s *Scope, x *Tensor) *Tensor { return x.Dropout(0.9, false) }, []float64{1, 2, 3, 4}},
		{"attention is causal", func(s *Scope, x *Tensor) *Tensor {
			q := x.Reshape(1, 1, 2, 2)
			return Attention(q, q, q, true, 0).Select(2, 0)
		}, []float64{1, 2}},
		{"empty", func(s *Scope, x *Tensor) *Tensor { return s.Zeros(0, 3).Sum() }, []float64{0}},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := Run(func(s *Scope) error {
				values(t, c.f(s, s.Float32s([]float32{1, 2, 3, 4}, 2, 2)), c.want...)
				return nil
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
}

func TestBatchNormMovesItsStatistics(t *testing.T) {
	needTorch(t)
	err := Run(func(s *Scope) error {
		x := s.Float32s([]float32{1, 3, 5, 7}, 4, 1)
		mean, variance := s.Zeros(1), s.Ones(1)
		BatchNorm(x, nil, nil, mean, variance, true, 0.1, 0)
		values(t, mean, 0.4)
		values(t, variance, 0.9+0.1*20./3)
		values(t, BatchNorm(x, nil, nil, s.Full(1, 1), s.Full(4, 1), false, 0.1, 0), 0, 1, 2, 3)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestCopies(t *testing.T) {
	needTorch(t)
	err := Run(func(s *Scope) error {
		x := s.Float64s([]float64{-1.5, 0, 2.25, 3}, 2, 2)
		f, _ := x.T().Float32s()
		n, _ := x.Int64s()
		b, _ := x.Bools()
		if !slices.Equal(f, []float32{-1.5, 2.25, 0, 3}) || !slices.Equal(n, []int64{-1, 0, 2, 3}) || !slices.Equal(b, []bool{true, false, true, true}) {
			t.Error(f, n, b)
		}
		if v, err := s.Ints([]int{7}).Item(); v != 7 || err != nil {
			t.Error(v, err)
		}
		if none, err := s.Zeros(0).Float32s(); len(none) != 0 || err != nil {
			t.Error(none, err)
		}
		if one := s.Float32s([]float32{3}, []int{}...); one.Len() != 1 || len(one.Shape()) != 0 {
			t.Error(one)
		}
		y := s.Zeros(2, 2)
		if err := y.Set(s.Float32s([]float32{1, 2})); err != nil {
			return err
		}
		values(t, y, 1, 2, 1, 2)
		if got := x.Shape(); !slices.Equal(got, []int{2, 2}) || x.Dim(-1) != 2 || x.Dim(2) != 0 || x.Len() != 4 || x.DType() != Float64 || x.Device() != CPU {
			t.Error(got, x.Dim(-1), x.Len(), x.DType(), x.Device())
		}
		for _, c := range []struct {
			x    *Tensor
			want string
		}{
			{x, "float64[2 2] -1.5 0 2.25 3"},
			{s.Arange(0, 20), "int64[20] 0 1 2 3 4 5 6 7 8 9 10 11 ..."},
			{s.Scalar(0.1), "float32[] 0.1"},
			{s.Zeros(0), "float32[0]"},
		} {
			if got := c.x.String(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
