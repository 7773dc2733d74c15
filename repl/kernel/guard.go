package kernel

import "runtime/debug"

// own is the run that a new goroutine will belong to.
func (k *Kernel) own() *Run {
	if r := k.mine(); r != nil {
		return r
	}
	return k.now()
}

// goGuarded is the body of a goroutine that a cell starts: it belongs to the run
// r, and a panic in it is reported. started is the mark of the go statement's
// line.
func (k *Kernel) goGuarded(r *Run, started int, f func()) {
	id := k.enter(r)
	debug.SetPanicOnFault(true) // for this goroutine
	defer func() { k.leaveGuarded(id, started, recover()) }()
	f()
}

// leaveGuarded ends a goroutine that a cell started at the given line mark.
// recovered is what it panicked with, or nil.
func (k *Kernel) leaveGuarded(id int64, started int, recovered any) {
	defer k.leave(id)
	if recovered == nil {
		return
	}
	e := k.panicError(recovered)
	e.Cell, e.Line = Unpack(started)
	k.stray(e)
	k.crashed(owner(id))
}
