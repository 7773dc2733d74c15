// Package rescue keeps a process alive where Go ends it: when code calls os.Exit
// by whatever way, when a goroutine that compiled code has started panics, when
// two goroutines use a map at once, when a mutex that is not locked is unlocked,
// when a stack is full.
//
// None of this can be caught from within Go. So the first bytes of a few functions
// of the standard library are written over with a jump to functions of this
// package: os.Exit, the runtime's preparation for printing a panic that nobody
// recovers, the functions through which maps and mutexes end a program, and that
// through which the runtime does. The last ones then panic instead, the runtime for
// a full stack only. All are left as they are where that is not known to work, and
// with NASLAB_RESCUE=off in the environment.
//
// What is beyond it: memory that the system does not have, and a signal that cannot
// be caught.
//
// rescue.go is what others call; find.go finds the functions; patch_*.go write the
// jump; overflow_*.go is for a full stack.
package rescue
