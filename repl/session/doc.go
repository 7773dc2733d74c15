// Package session is the life of a notebook: what is defined, cell after cell.
//
// A cell takes this way:
//
//	check   type-checks the text and says what it declares
//	lower   turns the checked tree into text that the interpreter gets right
//	kernel  compiles that text and runs it on a goroutine of its own
//	check   takes what the cell has declared into the session
//
// A cell that does not check, lower and compile changes nothing. One that fails
// while it runs keeps the variables that got their values until then; where it
// would have replaced others, these stay.
//
// A name that is declared again means something new from then on: the old object
// lives on for those who hold it, and functions that mention the name are checked
// and lowered again. The memory of a variable that nobody can reach is freed.
//
// # Order of reading
//
// session.go is what others call; run.go is the way of a cell; values.go what it
// shows; free.go what becomes of variables that are declared again; faults.go and
// trace.go turn what went wrong into faults with a place; who.go and about.go
// tell what is defined; hidden.go finds the compiled types that have no name here.
package session
