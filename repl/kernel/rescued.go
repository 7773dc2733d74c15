package kernel

import (
	"bytes"
	"runtime"

	"naslab/repl/rescue"
)

// rescued makes what would end the process end what a cell has begun. It works for
// all kernels at once, and where package rescue works.
func rescued() {
	rescue.Install(rescue.Hooks{Exit: exiting, Panic: panicking})
}

// latest is the kernel whose cell was begun last.
func latest() *Kernel {
	owners.mu.Lock()
	defer owners.mu.Unlock()
	return owners.latest
}

// exiting is told of os.Exit by compiled code. It returns when it is the program's
// own.
func exiting(code int) {
	if r, k := culprit(); k != nil {
		if r != nil && r.verdict.Load() == int32(Finished) {
			r.code.Store(int64(code))
		}
		k.judge(r, Exited)
	}
}

// panicking is told of a panic in a goroutine that compiled code has started, and
// reports whether a cell is to blame.
func panicking(value any) bool {
	r, k := culprit()
	if k == nil {
		return false
	}
	k.stray(k.panicError(value))
	if r != nil {
		k.crashed(r)
	}
	return true
}

// culprit returns the run and the kernel that the calling goroutine works for. One
// that compiled code has started works for the running cell; when none runs, for
// nobody but when interpreted code is on its stack.
func culprit() (*Run, *Kernel) {
	id := goid()
	if r := owner(id); r != nil {
		return r, r.kernel
	}
	k := latest()
	if k == nil || id == 1 { // the program's own
		return nil, nil
	}
	if r := k.now(); r != nil {
		return r, k
	}
	if interpreted() {
		return nil, k
	}
	return nil, nil
}

// interpreted reports whether the calling goroutine is in a function of a cell.
func interpreted() bool {
	buf := make([]byte, 64<<10)
	return bytes.Contains(buf[:runtime.Stack(buf, false)], []byte(interpreter))
}
