// Package fault holds what went wrong in a cell, as a value with a place.
//
// A fault is made where the trouble is found (the splitter, the checks, the
// kernel) and printed elsewhere: the shell, a script run and a test all print
// the same value. fault.go is the value, print.go the text form with the source
// line and a caret.
package fault
