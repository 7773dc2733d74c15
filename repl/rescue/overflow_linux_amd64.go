package rescue

import (
	"errors"
	"reflect"
	"runtime/debug"
	"unsafe"
)

// A stack that is full is found at the entry of a function, which asks the runtime
// for a larger one. The runtime leaves the goroutine as it is, goes to the stack of
// the system, sees that there is no larger one to be had, and throws. Instead the
// goroutine goes on, as if the function at whose entry it stopped had been another
// one, which panics; for that it is given a larger stack for once.

const (
	enough = 128 << 20 // the largest stack, in bytes
	most   = 1 << 30   // and the largest one for the unwinding
)

// Where the runtime keeps what: the ends of a goroutine's stack, its thread, the
// address where it goes on, the goroutine of a thread, and how many locks that holds.
const (
	bottomAt = 0
	topAt    = 8
	threadAt = 48
	counter  = 64
	runsAt   = 184
	locksAt  = 264
)

// self returns the goroutine that runs, on the system's stack the thread's own.
func self() uintptr

// resume leaves the stack of the system and lets a stopped goroutine call the
// function at an address.
func resume(to, at uintptr)

var (
	unwinder = reflect.ValueOf(overflowed).Pointer()
	throws   func(string) // what else ends the process
)

// catchOverflow makes a full stack a panic. fatal is the address of the runtime's
// function that ends the process with a message.
func catchOverflow(throw, fatal uintptr) error {
	if !asKnown() {
		return errors.New("its goroutines are made in another way")
	}
	entry := &fatal
	throws = *(*func(string))(unsafe.Pointer(&entry))
	if err := redirect(throw, onThrow); err != nil {
		return err
	}
	debug.SetMaxStack(enough)
	return nil
}

// onThrow stands for the function with which the runtime ends the process. It may
// run on the stack of the system and must not allocate.
func onThrow(what string) {
	if what == "stack overflow" {
		thread := word(self() + threadAt)
		full := word(thread + runsAt)
		at := word(full + counter)
		larger := 2 * (word(full+topAt) - word(full+bottomAt))
		switch {
		case larger > most || at >= unwinder && at < unwinder+200:
		case uint32(word(thread+locksAt)) > 0: // the runtime itself is in the middle of something
			debug.SetMaxStack(int(larger))
			resume(full, at)
		default:
			debug.SetMaxStack(int(larger))
			resume(full, unwinder)
		}
	}
	throws(what)
}

//go:linkname procPin runtime.procPin
func procPin() int

//go:linkname procUnpin runtime.procUnpin
func procUnpin()

// asKnown reports whether the runtime keeps things where they are expected.
func asKnown() bool {
	g := self()
	procPin()
	thread := word(g + threadAt)
	held := uint32(word(thread + locksAt))
	right := word(thread+runsAt) == g
	procUnpin()
	here := uintptr(unsafe.Pointer(&held))
	return right && held == 1 && here > word(g+bottomAt) && here < word(g+topAt)
}

// overflowed is what a function becomes that finds the stack full at its entry.
//
//go:noinline
func overflowed() {
	debug.SetMaxStack(enough)
	panic(&Fatal{"stack overflow: compiled code calls itself without end; does a value hold itself?"})
}

// word reads a word of memory.
func word(at uintptr) uintptr { return **(**uintptr)(unsafe.Pointer(&at)) }
