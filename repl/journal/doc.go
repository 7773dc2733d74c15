// Package journal keeps what a session ran, so that a session whose process died
// can be run again.
//
// A session has a file of its own, with a line of JSON for each cell before it
// runs and another when it has ended, written at once. The last line of a session
// that was left in order says so. While it lives it holds a lock on its file,
// which the system takes away when the process dies, however that happens: a file
// without a last line that is not locked is a lost session.
//
// journal.go writes, read.go finds and reads, lock_unix.go locks.
package journal
