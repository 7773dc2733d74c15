// Package capture takes what a process writes to its standard streams, wherever
// in it that is written: by cells, by the log package, by C++ code, by programs
// that were started. It is for faces that speak a protocol there.
//
// capture.go moves the real streams away and puts pipes in their place, tap.go
// reads a pipe, and empties it at once when somebody must know what it holds,
// buffer.go holds a text of bounded length, dup_*.go are the system calls.
package capture
