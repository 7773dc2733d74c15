// Package notebook reads files of cells: Markdown with Go fences, and Go
// scripts.
//
// In Markdown every fence that is marked go is a cell; all other text, also
// fences of other languages, is prose. A Go file is either a program, with a
// package clause and a func main that runs at the end, or a plain sequence of
// cells, parted by lines that begin with "// %%".
//
// notebook.go is the result, markdown.go and script.go read, write.go saves a
// session.
package notebook
