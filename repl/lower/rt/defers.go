package rt

import (
	"bytes"
	"runtime"
	"strconv"
	"strings"
	"sync"
)

// Defers is the list of deferred calls of one call of a function.
type Defers struct {
	list      []deferred
	panicking bool
	value     any   // what was panicked with
	chain     Chain // what was panicked with before that
	depth     int   // interpreted calls from the deferred call to who may recover
}

type deferred struct {
	f     func() // nil for recover itself
	depth int
}

// newDefers is called at the entry of a function that defers.
func newDefers() *Defers { return &Defers{} }

// pushDefer defers a function of the cell.
func pushDefer(d *Defers, f func()) { d.list = append(d.list, deferred{f, 1}) }

// pushThunk defers a function that makes the call that is meant.
func pushThunk(d *Defers, f func()) { d.list = append(d.list, deferred{f, 2}) }

// pushRecover defers recover itself.
func pushRecover(d *Defers) { d.list = append(d.list, deferred{}) }

// unwinding knows, by goroutine, whose deferred calls are being made, the
// innermost last.
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

// runDefers calls the body of a function and then what it has deferred, also
// when the body panics or its goroutine is ended.
func (r *Runtime) runDefers(d *Defers, body func()) {
	normal := false
	defer func() {
		if !normal {
			r.panicked(d, recover()) // nil when the goroutine is ended
		}
		r.unwind(d)
		if d.panicking {
			r.flights.begin(d.value, d.chain)
			panic(d.value)
		}
	}()
	body()
	normal = true
}

func (r *Runtime) panicked(d *Defers, v any) {
	if v != nil {
		d.panicking, d.value, d.chain = true, v, r.flights.end(v)
	}
}

// unwind makes the deferred calls, last first.
func (r *Runtime) unwind(d *Defers) {
	n := len(d.list)
	if n == 0 || r.Exiting != nil && r.Exiting() {
		return
	}
	f := d.list[n-1]
	d.list = d.list[:n-1]
	defer r.unwind(d) // also when f ends the goroutine
	id := goid()
	if f.f == nil {
		if !d.panicking {
			r.end(r.unwinding.top(id), true)
		}
		return
	}
	d.depth = f.depth
	r.unwinding.push(id, d)
	defer r.unwinding.pop(id)
	during, value, chain := d.panicking, d.value, d.chain
	defer func() {
		v := recover()
		recovered := !d.panicking
		if r.panicked(d, v); v != nil && during {
			d.follow(value, chain, recovered, v)
		}
	}()
	f.f()
}

// recover is the builtin recover: it ends the panic when the function that calls
// it is the deferred one itself.
func (r *Runtime) recover() any {
	return r.end(r.unwinding.top(goid()), false)
}

// end ends the panic of the function whose deferred calls are being made. own says
// that it is asked for by what the deferred function has itself deferred.
func (r *Runtime) end(d *Defers, own bool) any {
	if d == nil || !d.panicking || !direct(d.depth, own) {
		return nil
	}
	d.panicking = false
	if r.Recovered != nil {
		r.Recovered()
	}
	return Genuine(d.value)
}

// direct reports whether just so many interpreted calls lie between recover and
// the deferred call that is being made. own leaves out the one that defers recover.
func direct(depth int, own bool) bool {
	var pcs [64]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs[:])])
	calls := 0
	if own {
		calls = 1 // its body has ended
	}
	for {
		f, more := frames.Next()
		switch {
		case strings.HasSuffix(f.Function, "interp.runCfg"):
			calls++
		case strings.HasSuffix(f.Function, "(*Runtime).runDefers"), strings.HasSuffix(f.Function, "rt.probe"):
			calls-- // the body of a function that defers is a function of the text
			own = false
		case strings.HasSuffix(f.Function, "(*Runtime).unwind") && !own:
			return calls == depth
		}
		if !more || calls > depth+1 {
			return false
		}
	}
}

// goid returns the number of the calling goroutine, which the runtime prints at
// the head of its stack.
func goid() int64 {
	var buf [40]byte
	b := bytes.TrimPrefix(buf[:runtime.Stack(buf[:], false)], []byte("goroutine "))
	if i := bytes.IndexByte(b, ' '); i > 0 {
		b = b[:i]
	}
	id, _ := strconv.ParseInt(string(b), 10, 64)
	return id
}
