// Package capture takes what a process writes to its standard streams, wherever
// in it that is written: by cells, by the log package, by C++ code, by programs
// that were started. It is for faces that speak a protocol there.
//
// capture.go moves the real streams away and puts pipes in their place, tap.go
// reads a pipe and knows when everything that was written has been read,
// buffer.go holds a text of bounded length, dup_*.go are the system calls.
package capture
