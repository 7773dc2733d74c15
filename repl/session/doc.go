// Package session is the life of a notebook: what is defined, cell after cell.
//
// A session takes a cell's text and does with it what Go alone cannot: it cuts
// the cell into pieces, puts declarations before the statements that use them,
// finds undefined names before anything runs, lowers each piece to what the
// interpreter gets right, and runs it. What a piece declares becomes part of
// the session when the piece has run, never before: a cell that fails leaves
// earlier definitions as they were.
//
// # Names and versions
//
// The interpreter cannot take a declaration back, and keeps the old one of two
// types of the same name. So a name that is declared again gets a new name
// inside, x__2, and a table maps what the user writes to what is meant. Functions
// and types that mention a redeclared name are compiled again from their source,
// so that callers see the new helper; those that no longer compile keep the old
// one, with a note.
//
// # Order of reading
//
// session.go is what others call; table.go holds the names; plan.go puts the
// pieces of a cell in order and checks their names; unit.go evaluates one group;
// again.go finds what must be compiled again; imports.go finds packages;
// faults.go turns kernel errors into faults with a place.
package session
