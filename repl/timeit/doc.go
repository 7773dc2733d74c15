// Package timeit measures how long a piece of code takes by running it many
// times: it chooses the number of loops, repeats the measurement, and says what
// came of it.
//
// measure.go measures, result.go is the result, loop.go writes the Go that runs
// a cell many times.
package timeit
