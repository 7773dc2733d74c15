// Package prof finds where a cell's time goes, in two ways.
//
// Every interpreted function is one and the same compiled function to Go's own
// profiler. So the cell's lines are sampled apart: a clock asks, a hundred times
// a second, which line the cell stands at. That is time on the wall, waiting
// included. Beside it Go's CPU profile says what compiled functions were at work,
// with the interpreter and the runtime as one row each.
//
// lines.go samples lines, cpu.go reads a CPU profile, wire.go its encoding.
package prof
