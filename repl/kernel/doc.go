// Package kernel evaluates syntax trees. It is the only part of the shell that
// knows which interpreter does it; today that is yaegi.
//
// A kernel compiles one tree at a time and runs it. It never lets the
// interpreter's own panics out: every one of them becomes an [Error] with a
// position and a sentence. A cell runs on a goroutine of its own, and its
// goroutines are known to the kernel, so that an interrupt ends these and no
// others.
//
// # Interrupts
//
// The interpreter's own cancellation is not used: after it every closure made
// earlier returns zero values. Instead the lowered code tests an interpreted
// variable, [FlagName], at loop heads and function entries. While the variable
// is small nothing happens. An interrupt makes it large; the code then calls
// [CheckName], which ends the calling goroutine by runtime.Goexit when it
// belongs to the interrupted cell. Goexit runs the deferred calls, cannot be
// swallowed by a recover in the cell, and costs nothing per frame, where a panic
// in the interpreter takes time in the square of the depth.
//
// Function entries also count the variable up, so that every few thousand
// calls [CheckName] is called and can see how deep the stack is.
//
// # Order of reading
//
// kernel.go is what others call; compile.go turns trees into programs; run.go
// runs a cell; thread.go knows the goroutines; check.go is the slow path of the
// flag; trace.go keeps what the interpreter prints about a panic; message.go
// turns the interpreter's texts into sentences; exports.go is the runtime that
// lowered code calls.
package kernel
