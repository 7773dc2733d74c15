package tensor

import (
	"slices"
	"testing"
)

// The peer of these benchmarks is scripts/bench/tensor_ops.py; scripts/bench/tensor.sh
// runs both and prints the ratios.

// bench times what make returns, on one thread.
func bench(b *testing.B, make func(s *Scope) func()) {
	needTorch(b)
	if err := SetThreads(1); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	err := Run(func(s *Scope) error {
		op := make(s)
		op()
		b.ResetTimer()
		for range b.N {
			op()
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
}

func BenchmarkAddSmall(b *testing.B) {
	bench(b, func(s *Scope) func() {
		x, y := s.Randn(8, 8), s.Randn(8, 8)
		return func() { x.Add(y).Free() }
	})
}

func BenchmarkAddSmallInScopes(b *testing.B) {
	bench(b, func(s *Scope) func() {
		x, y := s.Randn(8, 8), s.Randn(8, 8)
		return func() {
			s.Run(func(s *Scope) error {
				x := x.In(s)
				for range 98 {
					x.Add(y)
				}
				return nil
			})
		}
	})
}

func BenchmarkMulScalarSmall(b *testing.B) {
	bench(b, func(s *Scope) func() {
		x := s.Randn(8, 8)
		return func() { x.MulScalar(0.5).Free() }
	})
}

func BenchmarkLinearSmall(b *testing.B) {
	bench(b, func(s *Scope) func() {
		x, w, c := s.Randn(8, 8), s.Randn(8, 8), s.Randn(8)
		return func() { Linear(x, w, c).Free() }
	})
}

func BenchmarkLinearSmallGrad(b *testing.B) {
	bench(b, func(s *Scope) func() {
		x, w, c := s.Randn(8, 8), s.Randn(8, 8).RequireGrad(), s.Randn(8).RequireGrad()
		return func() { Linear(x, w, c).Free() }
	})
}

func BenchmarkReshapeSmall(b *testing.B) {
	bench(b, func(s *Scope) func() {
		x := s.Randn(8, 8)
		return func() { x.Reshape(4, 16).Free() }
	})
}

func BenchmarkMatMul1024(b *testing.B) {
	bench(b, func(s *Scope) func() {
		x, y := s.Randn(1024, 1024), s.Randn(1024, 1024)
		return func() { x.MatMul(y).Free() }
	})
}

// A whole training step: four layers of 512 units, 1,024 examples.
func BenchmarkTrainStep(b *testing.B) {
	bench(b, func(s *Scope) func() {
		var ws, cs []*Tensor
		for range 4 {
			ws = append(ws, s.Randn(512, 512).MulScalar(0.04).Detach().RequireGrad())
			cs = append(cs, s.Zeros(512).RequireGrad())
		}
		o, err := NewAdamW(AdamW{}, []Group{{Params: slices.Concat(ws, cs)}})
		if err != nil {
			b.Fatal(err)
		}
		x := s.Randn(1024, 512)
		return func() {
			err := s.Run(func(s *Scope) error {
				h := x.In(s)
				for i := range ws {
					h = LayerNorm(Linear(h, ws[i], cs[i]).GELU().Dropout(0.1, true), []int{512}, nil, nil, 1e-5)
				}
				if err := h.Square().Mean().Backward(); err != nil {
					return err
				}
				if _, err := o.ClipGrad(1); err != nil {
					return err
				}
				if err := o.Step(); err != nil {
					return err
				}
				return o.ZeroGrad()
			})
			if err != nil {
				b.Fatal(err)
			}
		}
	})
}
