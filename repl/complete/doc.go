// Package complete finds how a cell can go on: names, members, parameters,
// imports, magics, files, and the names of benchmarks, methods, devices and
// metrics inside strings.
//
// result.go is what editors and kernels are given. [Sources] asks who knows: the
// Go of a session comes through [Go], which package check implements; what is
// registered, through [Registry]. sources.go picks the source, literal.go finds
// the string and the call that the cursor is in, names.go knows which strings
// are names of what, magics.go and files.go complete those, match.go compares a
// name with what is typed.
//
// Nothing here runs code, and an answer takes some milliseconds.
package complete
