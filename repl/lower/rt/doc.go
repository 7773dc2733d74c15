// Package rt is what lowered code calls while it runs: deferred calls and recover
// with Go's rules, select, the builtin functions that the interpreter lacks, and
// the panics that a compiled program would have had.
//
// genuine.go is the heart of the last: the interpreter panics with texts of its
// own or of package reflect, and [Genuine] makes of such a value the runtime.Error
// that Go has for it. Where the text lacks numbers, such as the index that was
// out of range, the lowered code has tested before and calls a function of
// panics.go, which lets Go itself panic. chain.go knows which panics came before one
// of a deferred call.
package rt
