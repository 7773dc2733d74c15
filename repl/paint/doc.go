// Package paint colours source: what is typed at the prompt, on every key, and
// source that is shown. It goes by tokens alone, so it takes what does not parse
// and is fast: some microseconds a line.
//
// golang.go finds what Go's tokens are, cell.go also knows the lines of a cell
// that are no Go, match.go finds the bracket that belongs to another, ansi.go is
// how each class of token looks on a terminal.
package paint
