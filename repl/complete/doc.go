// Package complete finds how a cell can go on: names, members, parameters,
// imports, magics, files, and the names of benchmarks, methods, devices and
// metrics inside strings.
//
// result.go is what editors and kernels are given. What the Go of a session has
// to offer comes through [Go], which package check implements.
package complete
