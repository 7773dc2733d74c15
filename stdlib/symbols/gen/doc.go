// Gen writes the symbol tables below stdlib/symbols: which compiled functions,
// variables, constants and types interpreted code can use.
//
//	go generate ./stdlib/symbols/...          every table
//	go run ./stdlib/symbols/gen -only engine  the engine's alone, after a change there
//	go run ./stdlib/symbols/gen -check        writes nothing; fails when a table is out of date
//	go run ./stdlib/symbols/gen -docs         the doc comments of the standard library and gonum alone
//
// It asks the go command for the export data of all packages at once, in one
// run, and never type-checks source, so that all tables take seconds: groups.go
// says which packages there are, load.go reads them, collect.go sorts their
// symbols, wrap.go describes the wrappers of interfaces, write.go and file.go
// print. What cannot be in a table and has no source in stdlib/export is listed
// below testdata/missing with the reason (missing.go).
//
// It also writes what stdlib/export builds in: the types of the packages
// and their doc comments (exports.go, docs.go). Only naslab's own comments are
// committed; the others are read from the Go installation and the module cache
// by "make setup".
package main
