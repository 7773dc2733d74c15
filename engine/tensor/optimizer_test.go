package tensor

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"testing"
)

// problem is the one of testdata/optim.py.
func problem(s *Scope) (w, b *Tensor) {
	w = s.Float64s([]float64{-3. / 4, -2. / 4, -1. / 4, 0, 1. / 4, 2. / 4}, 2, 3).RequireGrad()
	b = s.Float64s([]float64{0.5, -0.25}).RequireGrad()
	return w, b
}

func problemLoss(s *Scope, w, b *Tensor, step int) *Tensor {
	x := s.Arange(1, 13).Reshape(4, 3).To(Float64).DivScalar(6).SubScalar(1)
	y := x.MatMul(w.T())
	if step%3 != 1 {
		y = y.Add(b)
	}
	return y.Tanh().SubScalar(0.3).Square().Sum()
}

var optimizers = map[string]func(groups []Group) (*Optimizer, error){
	"adamw":         func(g []Group) (*Optimizer, error) { return NewAdamW(AdamW{Beta1: 0.8, Beta2: 0.95, Eps: 1e-6}, g) },
	"adamw clipped": func(g []Group) (*Optimizer, error) { return NewAdamW(AdamW{}, g) },
	"sgd":           func(g []Group) (*Optimizer, error) { return NewSGD(SGD{}, g) },
	"momentum":      func(g []Group) (*Optimizer, error) { return NewSGD(SGD{Momentum: 0.9, Dampening: 0.1}, g) },
	"nesterov":      func(g []Group) (*Optimizer, error) { return NewSGD(SGD{Momentum: 0.9, Nesterov: true}, g) },
}

// trainStep makes one step and returns the norm that was clipped, or 0.
func trainStep(o *Optimizer, w, b *Tensor, step int, clip float64) (norm float64, err error) {
	err = Run(func(s *Scope) error {
		if err := o.SetLR(0.05 / float64(step+1)); err != nil {
			return err
		}
		if err := o.ZeroGrad(); err != nil {
			return err
		}
		if err := problemLoss(s, w, b, step).Backward(); err != nil {
			return err
		}
		if clip > 0 {
			if norm, err = o.ClipGrad(clip); err != nil {
				return err
			}
		}
		return o.Step()
	})
	return norm, err
}

// The optimisers do exactly what PyTorch's do (testdata/optim.json, made by optim.py).
func TestOptimizersAsPyTorch(t *testing.T) {
	needTorch(t)
	var golden struct{ Runs map[string][][]float64 }
	text, err := os.ReadFile(filepath.Join("testdata", "optim.json"))
	if err == nil {
		err = json.Unmarshal(text, &golden)
	}
	if err != nil || len(golden.Runs) != len(optimizers) {
		t.Fatal(len(golden.Runs), err)
	}
	for name, trace := range golden.Runs {
		t.Run(name, func(t *testing.T) {
			err := Run(func(s *Scope) error {
				w, b := problem(s)
				o, err := optimizers[name]([]Group{{Params: []*Tensor{w}, Decay: 0.1}, {Params: []*Tensor{b}}})
				if err != nil {
					return err
				}
				defer o.Close()
				clip := 0.0
				if name == "adamw clipped" {
					clip = 0.5
				}
				for step, want := range trace {
					norm, err := trainStep(o, w, b, step, clip)
					if err != nil {
						return err
					}
					ws, _ := w.Float64s()
					bs, _ := b.Float64s()
					for i, got := range append(append(ws, bs...), norm) {
						if math.Abs(got-want[i]) > 1e-12 {
							t.Fatalf("step %d, value %d: got %v, want %v", step, i, got, want[i])
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

// An optimiser that took over the state goes on as the one that gave it.
func TestOptimizerState(t *testing.T) {
	needTorch(t)
	for name, make := range optimizers {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "state")
			err := Run(func(s *Scope) error {
				w, b := problem(s)
				groups := []Group{{Params: []*Tensor{w}, Decay: 0.1, Rate: 2}, {Params: []*Tensor{b}}}
				o, err := make(groups)
				if err != nil {
					return err
				}
				defer o.Close()
				for step := range 4 {
					if _, err := trainStep(o, w, b, step, 0); err != nil {
						return err
					}
				}
				if err := Save(path, o.State(s), nil); err != nil {
					return err
				}
				w2, b2 := w.Detach().Clone().RequireGrad(), b.Detach().Clone().RequireGrad()
				groups[0].Params, groups[1].Params = []*Tensor{w2}, []*Tensor{b2}
				o2, err := make(groups)
				if err != nil {
					return err
				}
				defer o2.Close()
				c, err := Load(s, path)
				if err != nil {
					return err
				}
				if err := o2.SetState(c.Tensors); err != nil {
					return err
				}
				for step := 4; step < 7; step++ {
					trainStep(o, w, b, step, 0)
					trainStep(o2, w2, b2, step, 0)
				}
				want, _ := w.Float64s()
				values(t, w2, want...)
				want, _ = b.Float64s()
				values(t, b2, want...)
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
		})
	}
}

func TestOptimizerRefuses(t *testing.T) {
	needTorch(t)
	err := Run(func(s *Scope) error {
		w := s.Zeros(2)
		if _, err := NewAdamW(AdamW{}, []Group{{Params: []*Tensor{w}}}); err == nil {
			t.Error("took a tensor without gradient")
		}
		if _, err := NewAdamW(AdamW{}, []Group{{Params: []*Tensor{nil}}}); err == nil {
			t.Error("took a nil tensor")
		}
		w.RequireGrad()
		if _, err := NewAdamW(AdamW{}, []Group{{Params: []*Tensor{w}}, {Params: []*Tensor{w}}}); err == nil {
			t.Error("took a tensor twice")
		}
		if _, err := NewAdamW(AdamW{LR: math.NaN()}, []Group{{Params: []*Tensor{w}}}); err == nil {
			t.Error("took NaN as learning rate")
		}
		o, err := NewAdamW(AdamW{}, []Group{{Params: []*Tensor{w}}})
		if err != nil {
			return err
		}
		if err := o.SetState(nil); err == nil {
			t.Error("took an empty state")
		}
		o.Close()
		w.Square().Sum().Backward()
		if err := o.Step(); err == nil {
			t.Error("made a step after Close")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
