package tensor

import (
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

// A Scope owns tensors and frees them when it is closed; see the package comment.
type Scope struct {
	mu      sync.Mutex
	age     uint64 // the larger the younger; 0 is the root
	parent  *Scope
	device  Device
	tensors []*Tensor
	closed  bool
	err     error // the first error in this scope
}

var (
	root   = &Scope{}
	births atomic.Uint64
)

// Root returns the scope of all tensors that no other scope owns. It is never
// closed; its tensors are freed after they become unreachable.
func Root() *Scope { return root }

// NewScope returns a scope that lives until Close, such as that of a network's
// parameters.
func NewScope() *Scope { return root.child() }

func (s *Scope) child() *Scope {
	return &Scope{age: births.Add(1), parent: s, device: s.device}
}

// Run calls f with a new scope and closes it afterwards. It returns f's error, or
// else the first error of an operation in the scope. Without libtorch it returns
// [ErrNoTorch] and does not call f. It keeps the goroutine on one system thread,
// because libtorch keeps a team of worker threads for each thread that calls it.
func Run(f func(s *Scope) error) error { return root.Run(f) }

// Run is [Run] with a scope that is younger than s and whose kept tensors go to s.
func (s *Scope) Run(f func(s *Scope) error) error {
	if err := load(); err != nil {
		return err
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	inner := s.child()
	defer inner.Close()
	err, first := f(inner), inner.Err()
	switch {
	case err == nil:
		return first
	case first == nil || errors.Is(err, first):
		return err
	}
	return fmt.Errorf("%w (and before that: %w)", err, first)
}

// Err returns the first error of an operation whose result belongs to s. The root
// scope remembers none: ask the tensor.
func (s *Scope) Err() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.err
}

// Keep moves t from s to the scope around s, so that it outlives s, and returns t.
// A tensor of another scope stays where it is.
func (s *Scope) Keep(t *Tensor) *Tensor {
	if t == nil || s.parent == nil || t.home.Load() != s {
		return t
	}
	if t.err != nil {
		t.home.Store(s.parent)
		s.parent.record(t.err)
		return t
	}
	if t.Err() == nil && s.remove(t) {
		s.parent.add(t)
	}
	return t
}

// Close frees the tensors of s. Closing twice does nothing.
func (s *Scope) Close() {
	if s.parent == nil {
		return
	}
	s.mu.Lock()
	ts := s.tensors
	s.tensors, s.closed = nil, true
	s.mu.Unlock()
	cs := make([]ctensor, 0, len(ts))
	for _, t := range ts {
		if c := t.kill(); c != nil {
			cs = append(cs, c)
		}
	}
	if len(cs) > 0 {
		raw.free(cs)
	}
}

// adopt makes a tensor of s from libtorch's.
func (s *Scope) adopt(c ctensor) *Tensor {
	t := &Tensor{c: c}
	live.Add(1)
	s.add(t)
	return t
}

// add makes s the owner of t; a closed scope frees it at once.
func (s *Scope) add(t *Tensor) {
	t.home.Store(s)
	if s.parent == nil {
		watch(t)
		owe(t)
		return
	}
	s.mu.Lock()
	closed := s.closed
	if !closed {
		t.at = int32(len(s.tensors))
		s.tensors = append(s.tensors, t)
	}
	s.mu.Unlock()
	if closed {
		if c := t.kill(); c != nil {
			raw.free([]ctensor{c})
		}
	}
}

// remove takes t out of s's list. It returns false if t was not in it.
func (s *Scope) remove(t *Tensor) bool {
	if s.parent == nil {
		runtime.SetFinalizer(t, nil)
		return true
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	last := len(s.tensors) - 1
	if int(t.at) > last || s.tensors[t.at] != t {
		return false
	}
	s.tensors[t.at] = s.tensors[last]
	s.tensors[t.at].at = t.at
	s.tensors[last] = nil
	s.tensors = s.tensors[:last]
	return true
}

// record remembers the first error of s.
func (s *Scope) record(err error) {
	if s.parent == nil {
		return
	}
	s.mu.Lock()
	if s.err == nil {
		s.err = err
	}
	s.mu.Unlock()
}

// poison returns a poisoned tensor of s and remembers its error.
func (s *Scope) poison(err error) *Tensor {
	t := &Tensor{err: err}
	t.home.Store(s)
	t.uses.Store(-gone)
	s.record(err)
	return t
}

// The collector sees a few dozen bytes of a tensor and not its values, so it would
// not run in time for tensors that only it frees. It is called when so many bytes
// were made in the root scope since the last time.
const debtLimit = 256 << 20

var debt atomic.Int64

func owe(t *Tensor) {
	m, err := t.meta()
	if err != nil {
		return
	}
	if debt.Add(int64(volume(m.shape)*m.dtype.Size())) > debtLimit {
		debt.Store(0)
		go runtime.GC()
	}
}
