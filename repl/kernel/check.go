package kernel

import (
	"runtime"
	"sync/atomic"
	"time"
)

const (
	// maxFrames is how many frames of the program a goroutine may have; an
	// interpreted call takes two or three, together about 1.5 kB of stack.
	maxFrames = 40_000
	// patience is how long a goroutine that compiled code started may go on
	// after its cell was stopped, so that the compiled code can end in order.
	patience = 500 * time.Millisecond
)

// check is what lowered code calls when the flag is large. It ends the calling
// goroutine when its run was stopped or when its calls are nested too deep.
func (k *Kernel) check() {
	r := k.mine()
	if r == nil {
		k.checkForeign()
		return
	}
	if r.stopping.Load() {
		runtime.Goexit()
	}
	if k.remains.Load() == 0 {
		atomic.StoreInt32(k.flag, 0)
	}
	if tooDeep() {
		k.judge(r, TooDeep)
	}
}

// begins is called before each statement of a cell. It ends the calling goroutine
// when its run was stopped: one that was left behind may wake long after.
func (k *Kernel) begins(n int) {
	r := k.mine()
	if r != nil && r.stopping.Load() {
		runtime.Goexit()
	}
	k.step.Store(int64(n))
}

// checkForeign is check for a goroutine that compiled code started, such as
// the worker of an engine function that calls a cell's closure.
func (k *Kernel) checkForeign() {
	r := k.now()
	if r != nil && r.stopping.Load() {
		if time.Duration(now()-r.since.Load()) > patience {
			runtime.Goexit()
		}
		return
	}
	atomic.StoreInt32(k.flag, 0)
	if tooDeep() {
		k.judge(r, TooDeep)
	}
}

func tooDeep() bool {
	var pc [1]uintptr
	return runtime.Callers(maxFrames, pc[:]) > 0
}

// press keeps the flag up until the run's own goroutine has ended or the run
// was left, then presses it now and then until its other goroutines have ended.
func (k *Kernel) press(r *Run) {
	k.remains.Add(1)
	defer k.remains.Add(-1)
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for {
		atomic.StoreInt32(k.flag, raised)
		select {
		case <-tick.C:
			continue
		case <-r.done:
		case <-r.left:
		}
		break
	}
	for k.alive(r) > 0 {
		atomic.StoreInt32(k.flag, raised)
		time.Sleep(200 * time.Microsecond)
		atomic.StoreInt32(k.flag, 0)
		time.Sleep(50 * time.Millisecond)
	}
	atomic.StoreInt32(k.flag, 0)
}
