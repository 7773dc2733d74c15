// Package untyped rewrites the syntax tree of a piece into the part of Go that
// the interpreter gets right, and adds what the shell needs in it.
//
// The interpreter knows Go up to about 1.20 and gets some of it silently wrong.
// What can be mended on the tree without types is mended here, one file per
// mend:
//
//	builtin.go   min, max, clear, new(value)
//	infer.go     type arguments of generic functions
//	ranges.go    range over an integer
//	iter.go      range over the iterators of maps and slices
//	loopvar.go   a fresh loop variable per iteration where a closure sees it
//	assign.go    parallel assignments that hold a call, a receive or a literal
//	calls.go     the arguments of defer and go, and guards around goroutines
//	defers.go    deferred calls, and recover
//	capture.go   variables of a loop's body that closures hold
//	receive.go   values received from a channel
//	assert.go    v, ok := x.(T)
//	typeswitch.go  type switches
//	commaok.go   v, ok := ... at the top level of a cell
//	topvar.go    var declarations of a cell
//	params.go    parameters without a name
//	printing.go  arguments of the functions that print
//	arity.go     assignments from a call with too many or no results
//
// Then check.go injects the tests that let a cell be stopped and the marks that
// tell which line runs, names.go gives redeclared names their version, and
// wrap.go makes of a statement a function that is called, so that what it
// declares is its own and its temporaries are freed.
//
// lower.go puts the passes in order. New nodes carry the position of the node
// that they stand for, so that every error is reported where the user wrote it.
package untyped
