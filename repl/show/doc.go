// Package show turns a value into the text that the shell prints for it.
//
// What knows how to show itself does: a table (method Table), an error, a
// Stringer. Everything else is printed by its structure, short enough for a
// terminal page: numbers in as many digits as say something, lists with their
// middle left out, structs by field. The names of Go types made by the
// interpreter say nothing to a user, so structs are printed without theirs.
//
// show.go decides, page.go cuts to a page, number.go prints numbers, scatter.go fronts, list.go lists and maps, struct.go
// structs and pointers, grid.go matrices, kind.go functions, channels and
// architectures, unwrap.go takes the interpreter's wrappers off. html.go writes for
// pages, size.go estimates memory.
package show
