// Package kernel evaluates the texts that cells are lowered to. It is the only
// part of the shell that knows which interpreter does it; today that is yaegi.
//
// A kernel compiles one text at a time and runs functions of it. It never lets
// the interpreter's own panics out: every one of them becomes an [Error] with a
// line and a sentence. A cell runs on a goroutine of its own, and its goroutines
// are known to the kernel, so that an interrupt ends these and no others.
//
// # Interrupts
//
// The interpreter's own cancellation is not used: after it every closure made
// earlier returns zero values. Instead the lowered code tests an interpreted
// variable, [FlagName], at loop heads and function entries. While the variable
// is small nothing happens. An interrupt makes it large; the code then calls
// Check, which ends the calling goroutine by runtime.Goexit when it
// belongs to the interrupted cell. Goexit runs the deferred calls, cannot be
// swallowed by a recover in the cell, and costs nothing per frame, where a panic
// in the interpreter takes time in the square of the depth.
//
// Function entries also count the variable up, so that every few thousand
// calls Check is called and can see how deep the stack is.
//
// The flag and the line mark are written and read without a lock, by goroutines of
// the interpreter too: a lock would cost more than what runs between two marks. The
// race detector tells of these, and of the interpreter's own tables, which grow while
// goroutines of earlier cells read them.
//
// # What would end the process
//
// A cell ends where a program would: with os.Exit by whatever way, and with a signal
// to itself. Package rescue catches what compiled code does. A panic in a goroutine
// ends the cell when the cell is seen waiting, or is a program. Memory is asked for
// before it is taken where that is a lot, and a cell that makes the heap grow near
// its end is stopped.
//
// A stack that is full is a panic, where package rescue works.
//
// What is left: memory that compiled code takes at once, and what other processes do.
//
// # Order of reading
//
// kernel.go is what others call; load.go hands texts to the interpreter; run.go
// runs a cell; thread.go knows the goroutines; gate.go is what they print through; check.go is the slow path of the
// flag; guard.go is for goroutines that cells start; blocked.go sees what a goroutine
// waits for, expire.go ends a cell that waits, children.go programs that it waits
// for; rescued.go, process.go, signal.go, streams.go and memory.go keep the process;
// override.go, printing.go, slog.go and cyclic.go replace compiled functions; trace.go keeps what the interpreter prints about a
// panic; message.go says what it was about. What lowered code calls besides is in
// package lower/rt.
package kernel
