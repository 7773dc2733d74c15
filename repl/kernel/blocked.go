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
	state, frames := standing(r.main.Load())
	return hasAny(state, waiting) && direct(frames)
}

// Deaf reports whether the run's own goroutine is in a function of the standard
// library that the cell called, such as a sort of a long slice: it knows nothing of
// the run's context, and nobody can say when it will return.
func (k *Kernel) Deaf(r *Run) bool {
	_, frames := standing(r.main.Load())
	return direct(frames) && compiled(frames)
}

// waiting begins the states of goroutines that wait.
var waiting = append([]string{"IO wait", "sleep", "syscall"}, forGood...)

// standing returns the state of a goroutine and its frames, as the runtime writes
// them; nothing for one that is not there any more.
func standing(id int64) (state string, frames []byte) {
	buf := make([]byte, 1<<20)
	n := runtime.Stack(buf, true)
	for ; n == len(buf) && n < 64<<20; n = runtime.Stack(buf, true) { // many goroutines
		buf = make([]byte, 4*len(buf))
	}
	buf = buf[:n]
	head := fmt.Appendf(nil, "goroutine %d [", id)
	i := bytes.Index(buf, head)
	if i < 0 || i > 0 && buf[i-1] != '\n' {
		return "", nil
	}
	stack := buf[i+len(head):]
	if j := bytes.Index(stack, []byte("\n\n")); j >= 0 {
		stack = stack[:j]
	}
	s, frames, _ := bytes.Cut(stack, []byte("]:\n"))
	s, _, _ = bytes.Cut(s, []byte(","))
	return string(s), frames
}

// interpreter begins the interpreter's own functions.
const interpreter = "github.com/traefik/yaegi/interp."

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
		case bytes.HasPrefix(line, []byte(interpreter)):
			return true
		case !standard(line) && !bytes.HasPrefix(line, []byte(runtimeFrames)):
			return false
		}
	}
	return false
}

// compiled reports whether the innermost function, apart from those by which the
// interpreter itself works, is not interpreted.
func compiled(frames []byte) bool {
	for line := range bytes.Lines(frames) {
		switch {
		case bytes.HasPrefix(line, []byte(interpreter)):
			return false
		case !bytes.HasPrefix(line, []byte("\t")) && !bytes.HasPrefix(line, []byte("runtime.")) && !bytes.HasPrefix(line, []byte("reflect.")):
			return true
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
