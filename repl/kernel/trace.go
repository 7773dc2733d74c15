package kernel

import (
	"bytes"
	"io"
	"regexp"
	"strings"
	"sync"
)

// keep is how many frames of a panic are remembered.
const keep = 64

// trace is the interpreter's standard error. The interpreter prints a line for
// each function that a panic passes through; trace keeps the functions' names
// and hands everything else on.
type trace struct {
	next   io.Writer
	mu     sync.Mutex
	frames []string // innermost first
}

// frameLine is what the interpreter prints, with or without a position.
var frameLine = regexp.MustCompile(`^(?:-|[^\s:]*:?\d+:\d+): panic: (\S*)\(\.\.\.\)\n$`)

// Write takes one line at a time from the interpreter, anything from a cell.
func (t *trace) Write(p []byte) (int, error) {
	if !bytes.HasSuffix(p, []byte("(...)\n")) {
		return t.next.Write(p)
	}
	m := frameLine.FindSubmatch(p)
	if m == nil {
		return t.next.Write(p)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.frames) < keep {
		t.frames = append(t.frames, funcName(string(m[1])))
	}
	return len(p), nil
}

// funcName is the name in the text of the function that the interpreter calls
// "main.f__2.func", a literal in f__2, and "" for what is in none.
func funcName(s string) string {
	s, ok := strings.CutPrefix(s, "main.")
	s, _, _ = strings.Cut(s, ".")
	if !ok || s == "func" {
		return ""
	}
	return s
}

// take returns the frames and forgets them.
func (t *trace) take() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	f := t.frames
	t.frames = nil
	return f
}
