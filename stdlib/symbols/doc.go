// Package symbols hands compiled packages to an interpreter: the standard
// library, gonum and gonum/plot, the engine and package nas.
//
// Constants are exact, interfaces that a cell can implement have a wrapper, and
// nothing is done before [All] is called: the tables are laid out by
// the compiler as data. Generic functions and types cannot be handed over:
// stdlib/export has their source. gen/testdata/missing lists what else is not
// here.
//
// The tables are what the packages are. os.Exit ends the process, and fmt.Print
// prints to the process's own output: an interpreter replaces what it wants
// otherwise.
package symbols

//go:generate go run ./gen
