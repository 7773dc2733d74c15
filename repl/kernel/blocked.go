package kernel

import (
	"bytes"
	"fmt"
	"runtime"
)

// Blocked reports whether the run's own goroutine waits for something that the
// cell itself asked for, such as a receive or a mutex, and so cannot see that
// it was stopped. A wait inside of compiled code is not meant: that sees the
// cancelled context, and ends in order.
func (k *Kernel) Blocked(r *Run) bool {
	buf := make([]byte, 1<<20)
	buf = buf[:runtime.Stack(buf, true)]
	head := fmt.Appendf(nil, "goroutine %d [", r.main)
	i := bytes.Index(buf, head)
	if i < 0 || i > 0 && buf[i-1] != '\n' {
		return false
	}
	stack := buf[i+len(head):]
	if j := bytes.Index(stack, []byte("\n\n")); j >= 0 {
		stack = stack[:j]
	}
	state, frames, _ := bytes.Cut(stack, []byte("]:\n"))
	return waiting(state) && direct(frames)
}

// waiting reports whether a goroutine in that state waits for another one.
func waiting(state []byte) bool {
	state, _, _ = bytes.Cut(state, []byte(","))
	for _, s := range []string{"chan receive", "chan send", "select", "semacquire", "sync.", "IO wait", "sleep", "syscall"} {
		if bytes.HasPrefix(state, []byte(s)) {
			return true
		}
	}
	return false
}

// runtimeFrames begins the functions that lowered code calls instead of what the
// interpreter gets wrong, such as a select.
const runtimeFrames = "naslab/repl/lower/rt."

// direct reports whether nothing but the standard library and what stands for a
// statement lies between the wait and the interpreter: they know nothing of the
// run's context.
func direct(frames []byte) bool {
	for line := range bytes.Lines(frames) {
		switch {
		case bytes.HasPrefix(line, []byte("\t")):
		case bytes.HasPrefix(line, []byte("github.com/traefik/yaegi/interp.")):
			return true
		case !standard(line) && !bytes.HasPrefix(line, []byte(runtimeFrames)):
			return false
		}
	}
	return false
}

// standard reports whether a function is one of the standard library, whose
// import paths begin with a word that has no dot.
func standard(function []byte) bool {
	if bytes.HasPrefix(function, []byte("golang.org/x/sync/")) {
		return true
	}
	end := bytes.IndexAny(function, "/([")
	if end < 0 || function[end] != '/' { // a path of one word, such as fmt
		return !bytes.HasPrefix(function, []byte("main."))
	}
	first := function[:end]
	return !bytes.Contains(first, []byte(".")) && string(first) != "naslab"
}
