package tensor

import (
	"fmt"
	"runtime"
	"sync"
	"unsafe"
)

// maxOut is the largest number of results of an operation.
const maxOut = 2

// call is the room that one call of libtorch needs. Results are written to C
// memory, which the checks of cgo pass without looking for Go pointers in it.
type call struct {
	out  *ctensor // maxOut results
	in   [8]ctensor
	info [64]int64
}

var calls = sync.Pool{New: func() any {
	k := &call{out: raw.outs(maxOut)}
	runtime.SetFinalizer(k, func(k *call) { raw.freeOuts(k.out) })
	return k
}}

// results is the same memory as k.out.
func (k *call) results() *[maxOut]ctensor { return (*[maxOut]ctensor)(unsafe.Pointer(k.out)) }

// apply runs the operation name on ts and returns its result, which belongs to the
// youngest scope among ts. All of ts must be there.
func apply(name string, f func(out *ctensor, in []ctensor), ts ...*Tensor) *Tensor {
	s := youngest(ts)
	r, err := run(name, f, 1, len(ts), ts)
	if err != nil {
		return s.poison(err)
	}
	return s.adopt(r[0])
}

// applyOpt is apply for an operation of which only the first need operands are
// obligatory. The others may be nil, which libtorch takes for "none".
func applyOpt(name string, need int, f func(out *ctensor, in []ctensor), ts ...*Tensor) *Tensor {
	s := youngest(ts)
	r, err := run(name, f, 1, need, ts)
	if err != nil {
		return s.poison(err)
	}
	return s.adopt(r[0])
}

// applyIn is apply with the scope given.
func applyIn(s *Scope, name string, f func(out *ctensor, in []ctensor), ts ...*Tensor) *Tensor {
	r, err := run(name, f, 1, len(ts), ts)
	if err != nil {
		return s.poison(err)
	}
	return s.adopt(r[0])
}

// apply2 is apply for an operation with two results.
func apply2(name string, f func(out *ctensor, in []ctensor), ts ...*Tensor) (a, b *Tensor) {
	s := youngest(ts)
	r, err := run(name, f, 2, len(ts), ts)
	if err != nil {
		return s.poison(err), s.poison(err)
	}
	return s.adopt(r[0]), s.adopt(r[1])
}

// youngest returns the youngest scope among ts, the root's if there is none.
func youngest(ts []*Tensor) *Scope {
	s := root
	for _, t := range ts {
		if t != nil {
			if home := t.home.Load(); home.age > s.age {
				s = home
			}
		}
	}
	return s
}

// run calls f with libtorch's tensors of ts and returns the n results it wrote.
// The first need of ts must not be nil.
func run(name string, f func(out *ctensor, in []ctensor), n, need int, ts []*Tensor) (r [maxOut]ctensor, err error) {
	if err := pinAll(name, need, ts); err != nil {
		return r, err
	}
	k := calls.Get().(*call)
	in := k.in[:0]
	for _, t := range ts {
		if t == nil {
			in = append(in, nil)
		} else {
			in = append(in, t.c)
		}
	}
	out := k.results()
	*out = [maxOut]ctensor{}
	runtime.LockOSThread() // the error is the thread's
	f(k.out, in)
	r = *out
	if r[n-1] == nil {
		err = raw.lastErr()
	}
	runtime.UnlockOSThread()
	calls.Put(k)
	if r[n-1] == nil {
		err = opError(name, err, ts)
	}
	unpinAll(ts)
	return r, err
}

// do runs something that has no result of its own.
func do(name string, f func(in []ctensor), ts ...*Tensor) error {
	if err := pinAll(name, len(ts), ts); err != nil {
		return err
	}
	defer unpinAll(ts)
	in := make([]ctensor, len(ts))
	for i, t := range ts {
		in[i] = t.c
	}
	runtime.LockOSThread()
	f(in)
	err := raw.lastErr()
	runtime.UnlockOSThread()
	if err != nil {
		return opError(name, err, ts)
	}
	return nil
}

// pinAll pins ts, or none of them and tells why.
func pinAll(name string, need int, ts []*Tensor) error {
	for i, t := range ts {
		if t == nil {
			if i >= need {
				continue
			}
		} else if t.pin() {
			continue
		}
		unpinAll(ts[:i])
		if t == nil {
			return fmt.Errorf("%w: operand %d of %s", errNil, i+1, name)
		}
		return t.Err()
	}
	return nil
}

func unpinAll(ts []*Tensor) {
	for _, t := range ts {
		if t != nil {
			t.unpin()
		}
	}
}
