package tensor

import (
	"errors"
	"fmt"
	"runtime"
)

// RequireGrad makes t a parameter: Backward gathers its gradient. It returns t.
// Only a floating tensor that no operation made can be one.
func (t *Tensor) RequireGrad() *Tensor { return t.setGrad(true) }

// Freeze ends what RequireGrad began. It returns t.
func (t *Tensor) Freeze() *Tensor { return t.setGrad(false) }

func (t *Tensor) setGrad(on bool) *Tensor {
	r, err := run("requires_grad", func(o *ctensor, in []ctensor) { raw.setRequiresGrad(o, in[0], b32(on)) }, 1, 1, []*Tensor{t})
	if err != nil {
		return youngest([]*Tensor{t}).poison(err)
	}
	raw.free([]ctensor{r[0]}) // a second handle of t
	return t
}

// RequiresGrad tells whether gradients flow to or through t.
func (t *Tensor) RequiresGrad() bool {
	m, err := t.look()
	return err == nil && m.grad
}

// Backward computes the gradient of t, one number, with respect to every parameter
// it was computed from, and adds it to what Grad returns. The values that were kept for
// it are dropped, so a second Backward through them fails.
func (t *Tensor) Backward() error { return t.backward(false) }

// BackwardKeep is Backward that keeps the values for another one.
func (t *Tensor) BackwardKeep() error { return t.backward(true) }

func (t *Tensor) backward(keep bool) error {
	err := do("backward", func(in []ctensor) { raw.backward(in[0], int(b32(keep)), 0) }, t)
	if err != nil && t != nil {
		t.home.Load().record(err)
	}
	return err
}

var errNoGrad = errors.New("tensor: grad: there is no gradient; call RequireGrad before and Backward after the computation")

// HasGrad tells whether Backward has reached t since ZeroGrad.
func (t *Tensor) HasGrad() bool {
	g, err := t.gradient()
	if err != nil {
		return false
	}
	raw.free([]ctensor{g})
	return true
}

// Grad returns the gradient that Backward gathered; it shares its memory. It is
// poisoned where there is none.
func (t *Tensor) Grad() *Tensor {
	s := youngest([]*Tensor{t})
	g, err := t.gradient()
	if err != nil {
		return s.poison(err)
	}
	return s.adopt(g)
}

func (t *Tensor) gradient() (ctensor, error) {
	r, err := run("grad", func(o *ctensor, in []ctensor) { raw.grad(o, in[0]) }, 1, 1, []*Tensor{t})
	if err != nil {
		return nil, err
	}
	k := calls.Get().(*call)
	defer calls.Put(k)
	if raw.info(r[0], &k.info) != nil || k.info[0] < 0 || DType(k.info[0]).Size() == 0 {
		raw.free([]ctensor{r[0]})
		return nil, errNoGrad
	}
	return r[0], nil
}

// ZeroGrad drops the gradients of ts.
func ZeroGrad(ts []*Tensor) error {
	return doList("zero_grad", ts, raw.zeroGrad)
}

// doList calls f with libtorch's tensors of ts. f's error does not depend on the thread.
func doList(name string, ts []*Tensor, f func(in []ctensor) error) error {
	if err := pinAll(name, len(ts), ts); err != nil {
		return err
	}
	defer unpinAll(ts)
	in := make([]ctensor, len(ts))
	for i, t := range ts {
		in[i] = t.c
	}
	if err := f(in); err != nil {
		return opError(name, err, nil)
	}
	return nil
}

// Grads returns the gradients of y, one number, with respect to xs, without touching
// what Grad returns. If again is set, the gradients can be differentiated themselves.
// They belong to the youngest scope among y and xs.
func Grads(y *Tensor, xs []*Tensor, again bool) ([]*Tensor, error) {
	ts := append([]*Tensor{y}, xs...)
	s := youngest(ts)
	if len(xs) == 0 {
		return nil, errEmpty
	}
	gs := make([]ctensor, len(xs))
	err := do("grads", func(in []ctensor) {
		roots, inputs := in[:1:1], append([]ctensor(nil), in[1:]...)
		raw.runBackward(&roots[0], 1, &inputs[0], len(inputs), &gs[0], int(b32(again)), int(b32(again)))
	}, ts...)
	if err != nil {
		s.record(err)
		return nil, err
	}
	out := make([]*Tensor, len(gs))
	for i, g := range gs {
		out[i] = s.adopt(g)
		if _, undefined := out[i].meta(); undefined != nil && err == nil {
			err = fmt.Errorf("tensor: grads: input %d has no part in the result", i)
		}
	}
	if err != nil {
		s.record(err)
		for _, t := range out {
			t.Free()
		}
		return nil, err
	}
	return out, nil
}

// NoGrad calls f while no operation of this goroutine keeps values for Backward.
func NoGrad(f func()) {
	if load() != nil {
		f()
		return
	}
	runtime.LockOSThread() // the mode is the thread's
	defer runtime.UnlockOSThread()
	before := raw.gradMode(0)
	defer raw.gradMode(before & 1)
	f()
}
