package tensor

import (
	"errors"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestScopesFree(t *testing.T) {
	needTorch(t)
	before := settle()
	var kept *Tensor
	outer := NewScope()
	err := outer.Run(func(s *Scope) error {
		a := s.Ones(2)
		var b *Tensor
		err := s.Run(func(in *Scope) error {
			b = in.Keep(a.Add(in.Ones(2)).MulScalar(3))
			in.Keep(a) // belongs to s: stays
			a.In(in).Narrow(0, 0, 1)
			return nil
		})
		if err != nil {
			return err
		}
		if got := Live() - before; got != 2 { // a and b
			t.Errorf("%d tensors alive after the inner scope, want 2", got)
		}
		values(t, b, 6, 6)
		kept = s.Keep(b)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	values(t, kept, 6, 6)
	outer.Close()
	outer.Close()
	if _, err := kept.Item(); !errors.Is(err, ErrFreed) {
		t.Error("after Close:", err)
	}
	if Live() != before {
		t.Errorf("%d tensors alive, %d before", Live(), before)
	}
}

func TestYoungestScopeOwns(t *testing.T) {
	needTorch(t)
	old, young := NewScope(), NewScope()
	defer old.Close()
	defer young.Close()
	w, x := old.Ones(2, 2), young.Ones(2, 2)
	for name, y := range map[string]*Tensor{"w x": w.MatMul(x), "x w": x.MatMul(w), "in": w.In(young).Narrow(0, 0, 1)} {
		if y.home.Load() != young {
			t.Errorf("%s does not belong to the younger scope", name)
		}
	}
	if w.T().home.Load() != old {
		t.Error("a view of w does not belong to its scope")
	}
	v := w.In(young)
	young.Close()
	if v.Err() == nil || w.Err() != nil {
		t.Error("closing the younger scope: ", v.Err(), w.Err())
	}
	if y := young.Ones(1); !errors.Is(y.Err(), ErrFreed) {
		t.Error("a closed scope made a tensor:", y)
	}
}

func TestThrough(t *testing.T) {
	needTorch(t)
	err := Run(func(s *Scope) error {
		w, x := s.Full(3, 2).RequireGrad(), s.Ones(2)
		before := Live()
		y := x.Through(func(x *Tensor) *Tensor { return x.Mul(w).AddScalar(1).Square() })
		if got := Live() - before; got != 1 {
			t.Errorf("%d new tensors alive, want 1", got)
		}
		values(t, y, 16, 16)
		if err := y.Sum().Backward(); err != nil {
			return err
		}
		values(t, w.Grad(), 8, 8)
		values(t, x.Through(func(x *Tensor) *Tensor { return w }), 3, 3)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	err = Run(func(s *Scope) error {
		s.Ones(2).Through(func(x *Tensor) *Tensor { x.Reshape(3); return x })
		return nil
	})
	if err == nil {
		t.Error("an error on the way was lost")
	}
}

func TestUseAfterFree(t *testing.T) {
	needTorch(t)
	err := Run(func(s *Scope) error {
		x := s.Ones(2)
		y := x.AddScalar(1)
		x.Free()
		x.Free()
		values(t, y, 2, 2)
		for name, err := range map[string]error{
			"op":       x.Add(y).Err(),
			"second":   y.Add(x).Err(),
			"set":      y.Set(x),
			"backward": x.Backward(),
			"err":      x.Err(),
			"kept":     s.Keep(x).Err(),
		} {
			if !errors.Is(err, ErrFreed) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if x.Shape() != nil || x.DType() != Invalid || x.Len() != 0 || !strings.Contains(x.String(), "freed") {
			t.Error("a freed tensor has", x.Shape(), x.DType(), x)
		}
		return nil
	})
	if !errors.Is(err, ErrFreed) {
		t.Error("Run lost the error:", err)
	}
}

func TestRunReturnsFirstError(t *testing.T) {
	needTorch(t)
	own := errors.New("own")
	bad := func(s *Scope) *Tensor { return s.Ones(2).Add(s.Ones(3)) }
	for _, c := range []struct {
		name string
		f    func(s *Scope) error
		want string
	}{
		{"sticky", func(s *Scope) error { bad(s).GELU().Sum(); return nil }, "tensor: add: "},
		{"own", func(s *Scope) error { return own }, "own"},
		{"both", func(s *Scope) error { bad(s); return own }, "own (and before that: tensor: add: "},
		{"passed on", func(s *Scope) error { return bad(s).Err() }, "tensor: add: "},
		{"kept", func(s *Scope) error {
			s.Run(func(in *Scope) error { in.Keep(bad(in)); return nil })
			return nil
		}, "tensor: add: "},
		{"passed down", func(s *Scope) error {
			x := bad(s)
			return s.Run(func(in *Scope) error { in.Ones(2).Add(x); return nil })
		}, "tensor: add: "},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := Run(c.f)
			if err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("got %v, want %q...", err, c.want)
			}
			if c.name == "both" && !errors.Is(err, own) {
				t.Error("the function's own error is not wrapped")
			}
		})
	}
}

func TestPanicStillFrees(t *testing.T) {
	needTorch(t)
	before := settle()
	func() {
		defer func() {
			if recover() == nil {
				t.Error("Run swallowed the panic")
			}
		}()
		Run(func(s *Scope) error { s.Ones(2); panic("user") })
	}()
	if Live() != before {
		t.Errorf("%d tensors alive, %d before", Live(), before)
	}
}

func TestRootIsCollected(t *testing.T) {
	needTorch(t)
	before := settle()
	x := Root().Ones(4)
	for range 100 {
		x = x.AddScalar(1)
	}
	values(t, x, 101, 101, 101, 101)
	for range 200 {
		runtime.GC()
		if Live() <= before+1 {
			break
		}
		time.Sleep(5 * time.Millisecond)
	}
	if got := Live() - before; got > 1 {
		t.Errorf("%d tensors of the root scope alive, want 1", got)
	}
	runtime.KeepAlive(x)
}

// Goroutines that share tensors and scopes, while another one frees under their
// hands, see values or errors and never memory that is gone.
func TestConcurrentUse(t *testing.T) {
	needTorch(t)
	before := settle()
	shared := NewScope()
	w := shared.Ones(16, 16)
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			for range 100 {
				err := Run(func(s *Scope) error {
					x := shared.Zeros(16, 16)
					y := s.Ones(16, 16).MatMul(w)
					if g%2 == 0 {
						x.Free()
					}
					v, err := y.Add(x).Max().Item()
					if err == nil && v != 16 {
						t.Errorf("got %v", v)
					}
					return err
				})
				if err != nil && !errors.Is(err, ErrFreed) {
					t.Error(err)
				}
			}
		})
	}
	time.Sleep(20 * time.Millisecond)
	shared.Close()
	wg.Wait()
	if Live() != before {
		t.Errorf("%d tensors alive, %d before", Live(), before)
	}
}

// Thousands of steps of a small training leave nothing behind, neither counted
// tensors nor memory of the process.
func TestTrainingDoesNotLeak(t *testing.T) {
	needTorch(t)
	before := settle()
	params := NewScope()
	w, b := params.Randn(32, 32).RequireGrad(), params.Zeros(32).RequireGrad()
	o, err := NewAdamW(AdamW{}, []Group{{Params: []*Tensor{w, b}}})
	if err != nil {
		t.Fatal(err)
	}
	steps := func(n int) {
		for i := range n {
			err := Run(func(s *Scope) error {
				if err := o.ZeroGrad(); err != nil {
					return err
				}
				x := s.Randn(8, 16)
				y := Linear(x, w.In(s).Narrow(1, 0, 16), b).GELU().Dropout(0.1, true)
				if err := CrossEntropy(y, s.Randint(0, 32, 8), ReduceMean).Backward(); err != nil {
					return err
				}
				if _, err := o.ClipGrad(1); err != nil {
					return err
				}
				if i%100 == 99 {
					s.Ones(3).Add(s.Ones(2)) // an error leaves nothing behind either
				}
				return o.Step()
			})
			if (err != nil) != (i%100 == 99) {
				t.Fatal(i, err)
			}
		}
	}
	steps(200)
	inUse, resident := Live(), residentKB(t)
	steps(2000)
	if Live() != inUse {
		t.Errorf("%d tensors alive after more steps, %d before", Live(), inUse)
	}
	t.Logf("%d kB resident after 200 steps, %d kB after 2,200", resident, residentKB(t))
	if now := residentKB(t); now > resident+resident/20+4096 {
		t.Errorf("%d kB resident after more steps, %d before", now, resident)
	}
	o.Close()
	params.Close()
	if Live() != before {
		t.Errorf("%d tensors alive, %d before", Live(), before)
	}
}
