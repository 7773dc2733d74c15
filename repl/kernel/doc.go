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
// # What cannot be helped
//
// Go ends a program that writes to a map from two goroutines at once, and one that
// needs more memory than there is. A cell that does so ends the session. So does
// one that asks the system for it, such as syscall.Kill of its own process.
//
// # Order of reading
//
// kernel.go is what others call; load.go hands texts to the interpreter; run.go
// runs a cell; thread.go knows the goroutines; check.go is the slow path of the
// flag; guard.go is for goroutines that cells start; override.go and printing.go
// replace compiled functions; trace.go keeps what the interpreter prints about a
// panic; message.go says what it was about. What lowered code calls besides is in
// package lower/rt.
package kernel
