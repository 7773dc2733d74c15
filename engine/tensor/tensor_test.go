package tensor

import (
	"math"
	"testing"
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

func TestFirst(t *testing.T) {
	needTorch(t)
	t.Log(Version(), Threads())
	before := Live()
	err := Run(func(s *Scope) error {
		x := s.Float32s([]float32{1, 2, 3, 4}, 2, 2)
		values(t, x.Add(x), 2, 4, 6, 8)
		values(t, x.MatMul(x), 7, 10, 15, 22)
		w := s.Float32s([]float32{1, 2, 3, 4}, 2, 2).RequireGrad()
		if err := w.Square().Sum().Backward(); err != nil {
			return err
		}
		values(t, w.Grad(), 2, 4, 6, 8)
		t.Log(x, x.GELU(), x.AddScalar(1))
		opt, err := NewAdamW(AdamW{LR: 0.1}, []Group{{Params: []*Tensor{w}, Decay: 0.1}})
		if err != nil {
			return err
		}
		defer opt.Close()
		t.Log(opt.ClipGrad(1))
		if err := opt.Step(); err != nil {
			return err
		}
		t.Log(w, opt.ZeroGrad(), w.HasGrad())
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	err = Run(func(s *Scope) error {
		x := s.Zeros(2, 3)
		x.Add(s.Zeros(2, 2)).GELU()
		return nil
	})
	t.Log(err)
	err = Run(func(s *Scope) error { t.Log(s.Zeros(1<<30, 1<<20)); return nil })
	t.Log(err)
	err = Run(func(s *Scope) error { s.Zeros(2).Add(nil); return nil })
	t.Log(err)
	if Live() != before {
		t.Error(Live(), before)
	}
}
