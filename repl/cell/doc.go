// Package cell cuts what a user typed into pieces that can be evaluated one
// after the other.
//
// Go has no notion of a cell: a file holds declarations, a function holds
// statements, and neither may hold the other. A cell may mix them. Split cuts it
// at the top level into imports, declarations and statements, using the
// scanner's own rule for semicolons, so that what counts as a line end is what
// Go says. Incomplete answers the prompt's question: shall I read another line?
//
// paste.go takes off prompts that were copied along, split.go cuts, complete.go looks at the end of the text, parse.go turns a
// piece into a syntax tree whose positions are those of the cell.
package cell
