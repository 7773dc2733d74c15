package kernel

import (
	"context"
	"runtime"
	"runtime/debug"
	"slices"
	"sync/atomic"
	"time"

	"naslab/repl/lower/rt"
)

// Ending says how a run ended.
type Ending int

// The ways a run can end.
const (
	Finished    Ending = iota // its function returned
	Interrupted               // by Stop
	Abandoned                 // by Leave: a goroutine of it may still be there
	Exited                    // the cell called os.Exit
	TooDeep                   // the cell's calls were nested too deep
	Starved                   // there was no more memory
	Crashed                   // a goroutine of the cell panicked, and the cell waited for it
	Vanished                  // the cell ended its goroutine with runtime.Goexit
)

// Run is one cell being run.
type Run struct {
	kernel *Kernel
	ctx    context.Context
	cancel context.CancelFunc
	done   chan struct{} // closed when the cell's own goroutine has ended
	left   chan struct{} // closed by Leave

	stopping  atomic.Bool
	abandoned atomic.Bool
	verdict   atomic.Int32 // an Ending given by what the cell did; Finished means none
	returned  bool         // f returned; written before done is closed
	strict    bool         // a panic in any goroutine ends the run
	began     time.Time
	crashing  atomic.Bool // a goroutine has panicked
	code      atomic.Int64
	how       atomic.Pointer[string]
	since     atomic.Int64 // nanoseconds of the clock when the stop began
	main      atomic.Int64 // number of the cell's own goroutine
}

// Context is cancelled when the run is stopped.
func (r *Run) Context() context.Context { return r.ctx }

// How says in which other way than by os.Exit the cell would have ended the
// program, "" when it was os.Exit.
func (r *Run) How() string {
	if s := r.how.Load(); s != nil {
		return *s
	}
	return ""
}

// Code returns the status given to os.Exit.
func (r *Run) Code() int { return int(r.code.Load()) }

// Start runs f on a goroutine of its own as the current cell. parent bounds the
// run's context.
func (k *Kernel) Start(parent context.Context, f func()) *Run {
	ctx, cancel := context.WithCancel(parent)
	r := &Run{kernel: k, ctx: ctx, cancel: cancel, done: make(chan struct{}), left: make(chan struct{}), strict: k.strict.Load(), began: time.Now()}
	k.begin(r)
	owners.mu.Lock()
	owners.latest = k
	owners.mu.Unlock()
	atomic.StoreInt32(k.flag, 0)
	*k.line = 0
	k.step.Store(0)
	k.streams.mend(k.input)
	go k.guardMemory(r)
	go func() {
		id := k.enter(r)
		r.main.Store(id)
		defer func() {
			k.leave(id)
			cancel()
			close(r.done)
		}()
		debug.SetPanicOnFault(true) // for this goroutine
		f()
		r.returned = true
	}()
	return r
}

// Wait waits for the run and says how it ended.
func (k *Kernel) Wait(r *Run) Ending {
	defer k.end(r)
	left := false
	select {
	case <-r.done:
	case <-r.left:
		left = true
	}
	switch v := Ending(r.verdict.Load()); {
	case v != Finished:
		return v
	case left:
		return Abandoned
	case r.returned:
		return Finished
	case r.stopping.Load():
		return Interrupted
	}
	return Vanished
}

// judge ends the run for a reason: the calling goroutine ends at once, and the
// cell's own when it next can.
func (k *Kernel) judge(r *Run, v Ending) {
	if r != nil {
		k.sentence(r, v)
	}
	runtime.Goexit()
}

// sentence is judge without an end of the calling goroutine.
func (k *Kernel) sentence(r *Run, v Ending) {
	r.verdict.CompareAndSwap(int32(Finished), int32(v))
	if goid() != r.main.Load() {
		k.Stop(r)
		go k.expire(r)
	}
}

// Strict says whether a panic in any goroutine ends the runs that begin from now
// on, as it ends a program.
func (k *Kernel) Strict(on bool) { k.strict.Store(on) }

// IsCurrent reports whether the calling goroutine belongs to the running cell, not
// to one that was left behind.
func (k *Kernel) IsCurrent() bool {
	r := k.mine()
	return r == nil || r == k.now()
}

// Done is closed when the run's own goroutine has ended.
func (r *Run) Done() <-chan struct{} { return r.done }

// Ended reports whether the run's own goroutine has ended.
func (r *Run) Ended() bool {
	select {
	case <-r.done:
		return true
	default:
		return false
	}
}

// Stopping reports whether the run was told to stop.
func (r *Run) Stopping() bool { return r.stopping.Load() }

// Current returns the running cell, or nil.
func (k *Kernel) Current() *Run { return k.now() }

// Context returns the context of the running cell.
func (k *Kernel) Context() context.Context {
	if r := k.now(); r != nil {
		return r.ctx
	}
	return context.Background()
}

// Stop asks the run to end: its context is cancelled and its goroutines end at
// their next loop head or function entry.
func (k *Kernel) Stop(r *Run) {
	if r.stopping.Swap(true) {
		return
	}
	r.since.Store(now())
	r.cancel()
	go k.press(r)
}

// Leave gives up on a run that does not end: Wait returns at once, what its
// goroutines print is dropped, and they end when they next can.
func (k *Kernel) Leave(r *Run) {
	k.Stop(r)
	if !r.abandoned.Swap(true) {
		given := slices.Clone(k.streams.given[1:]) // before a later cell opens them anew
		close(r.left)
		go cut(r, given)
	}
}

// Call calls a function of a text on the calling goroutine, which should be the
// one of [Kernel.Start]. The error is an *[Error].
func (k *Kernel) Call(f func()) (err error) {
	k.trace.take()
	defer func() {
		if r := recover(); r != nil {
			err = k.panicError(r)
		}
	}()
	f()
	return nil
}

// panicError describes the panic that has just ended.
func (k *Kernel) panicError(value any) *Error {
	chain := k.earlier(value)
	value = rt.Genuine(value)
	e := &Error{Msg: chained(chain, value), Value: value, Frames: k.trace.take()}
	e.Cell, e.Line = k.Mark()
	return e
}

// perCell is the number of lines that [PackLine] can tell apart in a cell.
const perCell = 1 << 20

// PackLine is the value that lowered code gives to [LineName] before the
// statement on that line runs.
func PackLine(cell, line int) int { return cell*perCell + line }

// Mark returns the cell and the line that the line mark stands at, 0 for none.
func (k *Kernel) Mark() (cell, line int) { return Unpack(*k.line) }

// Unpack parts what [PackLine] made.
func Unpack(mark int) (cell, line int) { return mark / perCell, mark % perCell }

// Step returns which statement of the cell was begun last, from 1; 0 before the
// first.
func (k *Kernel) Step() int { return int(k.step.Load()) }
