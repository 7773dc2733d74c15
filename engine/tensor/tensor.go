package tensor

import (
	"runtime"
	"sync/atomic"
	"unsafe"
)

// A Tensor is an array of numbers of one type and shape. It belongs to a [Scope],
// which frees it. An operation that fails returns a poisoned tensor; see Err.
type Tensor struct {
	c    ctensor               // libtorch's tensor; nil if poisoned
	home atomic.Pointer[Scope] // the scope that frees it
	uses atomic.Int32          // operations under way; negative once freed or if poisoned
	at   int32                 // index in home's list
	err  error                 // why it is poisoned
}

// gone is what uses is lowered by when a tensor is freed.
const gone = 1 << 30

var live atomic.Int64

// Live returns the number of tensors that are not freed yet. It is for tests that
// look for leaks.
func Live() int { return int(live.Load()) }

// Err returns nil if t can be used, the first error that led to t if it is
// poisoned, or [ErrFreed].
func (t *Tensor) Err() error {
	if t == nil {
		return errNil
	}
	if t.uses.Load() >= 0 {
		return nil
	}
	if t.err != nil {
		return t.err
	}
	return ErrFreed
}

// Free frees t now instead of at the end of its scope. Freeing twice does nothing.
func (t *Tensor) Free() {
	if t == nil || t.err != nil {
		return
	}
	t.home.Load().remove(t)
	if c := t.kill(); c != nil {
		raw.free([]ctensor{c})
	}
}

// In returns a handle of t that belongs to s, so that views of it do too. It
// shares t's values and gradient. s may be any scope, older or younger.
func (t *Tensor) In(s *Scope) *Tensor {
	return applyIn(s, "In", func(o *ctensor, in []ctensor) { raw.alias(o, in[0]) }, t)
}

// Through returns f's result for t and frees all that f made from t on the way. A
// network that calls its blocks so keeps only what lies between them, apart from
// what Backward needs.
func (t *Tensor) Through(f func(x *Tensor) *Tensor) *Tensor {
	return within([]*Tensor{t}, func(in *Scope) *Tensor { return f(t.In(in)) })
}

// within returns f's result and frees what else f made in the scope it gets.
func within(ts []*Tensor, f func(in *Scope) *Tensor) *Tensor {
	s := youngest(ts)
	in := s.child()
	defer in.Close()
	y := in.Keep(f(in))
	if err := in.Err(); err != nil {
		s.record(err)
	}
	return y
}

// pin keeps t's memory until unpin. It returns false if t cannot be used.
func (t *Tensor) pin() bool {
	for {
		n := t.uses.Load()
		if n < 0 {
			return false
		}
		if t.uses.CompareAndSwap(n, n+1) {
			return true
		}
	}
}

// unpin ends what pin began, and frees t if that was asked for meanwhile.
func (t *Tensor) unpin() {
	if t.uses.Add(-1) == -gone {
		raw.free([]ctensor{t.c})
	}
}

// kill makes t unusable. It returns what the caller must free: nothing if t was
// freed before, or if an operation that is under way will free it.
func (t *Tensor) kill() ctensor {
	for {
		n := t.uses.Load()
		if n < 0 {
			return nil
		}
		if !t.uses.CompareAndSwap(n, n-gone) {
			continue
		}
		live.Add(-1)
		if n > 0 {
			return nil
		}
		return t.c
	}
}

// meta is what libtorch knows about a tensor besides its values.
type meta struct {
	dtype  DType
	device Device
	grad   bool
	shape  []int
}

// meta reads t's; t must be pinned or known to be alive.
func (t *Tensor) meta() (meta, error) {
	k := calls.Get().(*call)
	defer calls.Put(k)
	if err := raw.info(t.c, &k.info); err != nil {
		return meta{}, opError("shape", err, nil)
	}
	m := meta{dtype: DType(k.info[0]), device: Device{int(k.info[1]) + 1}, grad: k.info[2] != 0}
	m.shape = make([]int, k.info[3])
	copy(m.shape, unsafe.Slice((*int)(unsafe.Pointer(&k.info[4])), len(m.shape)))
	return m, nil
}

// look is meta for callers that have not pinned t.
func (t *Tensor) look() (meta, error) {
	if t == nil || !t.pin() {
		return meta{}, t.Err()
	}
	defer t.unpin()
	return t.meta()
}

// Shape returns t's sizes, outermost first; nil if t cannot be used.
func (t *Tensor) Shape() []int {
	m, _ := t.look()
	return m.shape
}

// Dim returns the size of dim i, or 0 if there is no such dim.
func (t *Tensor) Dim(i int) int {
	shape := t.Shape()
	if i < 0 {
		i += len(shape)
	}
	if i < 0 || i >= len(shape) {
		return 0
	}
	return shape[i]
}

// Len returns the number of values in t, or 0 if t cannot be used.
func (t *Tensor) Len() int {
	m, err := t.look()
	if err != nil {
		return 0
	}
	return volume(m.shape)
}

// DType returns the type of t's values, or Invalid if t cannot be used.
func (t *Tensor) DType() DType {
	m, err := t.look()
	if err != nil {
		return Invalid
	}
	return m.dtype
}

// Device returns where t's values are.
func (t *Tensor) Device() Device {
	m, _ := t.look()
	return m.device
}

func volume(shape []int) int {
	n := 1
	for _, d := range shape {
		n *= d
	}
	return n
}

// finalize frees a tensor of the root scope that became unreachable.
func finalize(t *Tensor) { t.Free() }

func watch(t *Tensor) { runtime.SetFinalizer(t, finalize) }
