package kernel

import "sync"

// Defers is the list of deferred calls of one call of a function. Lowered code
// makes its own, because the interpreter's deferred calls read the variables of
// closures late and hang when they call a closure of the same function.
type Defers struct {
	list      []func()
	panicking bool
	value     any // what was panicked with
}

// unwinding knows, by goroutine, whose deferred calls are being made, the
// innermost last: that is what recover looks at.
type unwinding struct {
	mu   sync.Mutex
	byID map[int64][]*Defers
}

func (u *unwinding) push(id int64, d *Defers) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.byID == nil {
		u.byID = map[int64][]*Defers{}
	}
	u.byID[id] = append(u.byID[id], d)
}

func (u *unwinding) pop(id int64) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if n := len(u.byID[id]); n > 1 {
		u.byID[id] = u.byID[id][:n-1]
	} else {
		delete(u.byID, id)
	}
}

func (u *unwinding) top(id int64) *Defers {
	u.mu.Lock()
	defer u.mu.Unlock()
	if l := u.byID[id]; len(l) > 0 {
		return l[len(l)-1]
	}
	return nil
}

// newDefers is called at the entry of a function that defers.
func newDefers() *Defers { return &Defers{} }

// pushDefer is the defer statement.
func pushDefer(d *Defers, f func()) { d.list = append(d.list, f) }

// runDefers calls the body of a function and then what it has deferred, also
// when the body panics or its goroutine is ended.
func (k *Kernel) runDefers(d *Defers, body func()) {
	normal := false
	defer func() {
		if !normal {
			d.panicked(recover()) // nil when the goroutine is ended
		}
		k.unwind(d)
		if d.panicking {
			panic(d.value)
		}
	}()
	body()
	normal = true
}

func (d *Defers) panicked(r any) {
	if r != nil {
		d.panicking, d.value = true, r
	}
}

// unwind makes the deferred calls, last first.
func (k *Kernel) unwind(d *Defers) {
	n := len(d.list)
	if n == 0 {
		return
	}
	f := d.list[n-1]
	d.list = d.list[:n-1]
	defer k.unwind(d) // also when f ends the goroutine
	id := goid()
	k.unwinding.push(id, d)
	defer k.unwinding.pop(id)
	defer func() { d.panicked(recover()) }()
	f()
}

// recoverPanic is the builtin recover.
func (k *Kernel) recoverPanic() any {
	d := k.unwinding.top(goid())
	if d == nil || !d.panicking {
		return nil
	}
	d.panicking = false
	k.trace.take()
	return k.recovered(d.value)
}

// goGuarded is the body of a goroutine that a cell starts: it belongs to the
// run r, and a panic in it is reported. started is the mark of the go
// statement's line.
func (k *Kernel) goGuarded(r *Run, started int, f func()) {
	id := k.enter(r)
	defer func() { k.leaveGuarded(id, started, recover()) }()
	f()
}
