package rt

import (
	"reflect"
	"runtime"
	"sync"
)

// Link is a panic that another one followed: a deferred call that it had made
// panicked too.
type Link struct {
	Value     any
	Recovered bool // before the next one
	Again     bool // it was recovered from and panicked with anew before
}

// Chain are the panics before the last one of a goroutine, oldest first.
type Chain struct {
	Earlier []Link
	Again   bool // the last one is one that was recovered from
}

// flights knows, by goroutine, what came before a panic that is on its way from one
// function to its caller.
type flights struct {
	mu   sync.Mutex
	byID map[int64]flight
}

type flight struct {
	value any
	chain Chain
}

func (f *flights) begin(value any, c Chain) {
	if len(c.Earlier) == 0 && !c.Again {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.byID == nil {
		f.byID = map[int64]flight{}
	}
	f.byID[goid()] = flight{value, c}
}

// end returns what came before a panic that has arrived; the zero Chain for one
// that is the first.
func (f *flights) end(value any) Chain {
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.byID) == 0 {
		return Chain{}
	}
	id := goid()
	was := f.byID[id]
	delete(f.byID, id)
	if !identical(was.value, value) { // that one was recovered from by compiled code
		return Chain{}
	}
	return was.chain
}

// Earlier returns what came before a panic of the calling goroutine that nobody
// has recovered from, and forgets it.
func (r *Runtime) Earlier(value any) Chain { return r.flights.end(value) }

// follow notes that a deferred call has panicked with v while before was on its
// way, or just recovered from.
func (d *Defers) follow(before any, chain Chain, recovered bool, v any) {
	if recovered && identical(Genuine(before), v) {
		d.chain = Chain{chain.Earlier, true}
		return
	}
	last := Link{before, recovered, chain.Again}
	inner := d.chain // of what the deferred call itself panicked with before
	d.chain = Chain{append(append(chain.Earlier[:len(chain.Earlier):len(chain.Earlier)], last), inner.Earlier...), inner.Again}
}

// identical reports whether two panics are of one value.
func identical(a, b any) bool {
	if e, ok := a.(runtime.Error); ok {
		f, ok := b.(runtime.Error)
		return ok && e.Error() == f.Error()
	}
	v, w := reflect.ValueOf(a), reflect.ValueOf(b)
	return v.IsValid() && w.IsValid() && v.Type() == w.Type() && v.Comparable() && v.Equal(w)
}
