// Package stdlib and the packages below it are what a cell can import.
//
//	nas            the short way in: a few functions bound to the session
//	export         types and docs of all that a cell can import, source of what is generic
//	symbols        everything compiled that interpreted code may import, as tables
//	symbols/std    the tables of the Go standard library
//	symbols/gonum  the tables of gonum and gonum/plot
//	symbols/engine the tables of naslab's engine and of nas
//	symbols/gen    the program that writes the tables (go generate ./stdlib/symbols/...)
//	symbols/table  what a table is
//
// An interpreter can call only the compiled functions that it is handed, and
// the linker keeps only those that something names; so each importable package
// has a table that names all it exports. The tables are generated and
// committed, and a test compares those of the engine with the engine.
package stdlib
