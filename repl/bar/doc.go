// Package bar keeps a bar of progress on the last line of a terminal while a
// cell prints above it.
//
// screen.go writes: what is printed takes the bar off, goes out, and puts the bar
// back. bar.go is one bar: how far, how fast, how long still.
package bar
