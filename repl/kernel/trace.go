package kernel

import (
	"bytes"
	"go/token"
	"io"
	"regexp"
	"sync"
)

// Frame is one interpreted function that a panic passed through.
type Frame struct {
	Func string         // its name, "" for the cell's own statements
	Pos  token.Position // of its first statement
}

// keep is how many frames of a panic are remembered.
const keep = 64

// trace is the interpreter's standard error. The interpreter prints a line for
// each function that a panic passes through; trace keeps these lines and hands
// everything else on.
type trace struct {
	next   io.Writer
	mu     sync.Mutex
	frames []Frame // innermost first
}

var frameLine = regexp.MustCompile(`^(\d+/_\.go):(\d+):(\d+): panic: (\S+)\(\.\.\.\)\n$`)

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
		groups := []string{"", string(m[1]), string(m[2]), string(m[3])}
		t.frames = append(t.frames, Frame{funcName(string(m[4])), position(groups)})
	}
	return len(p), nil
}

// funcName turns "main.f__2.func" into "f", and "main" into "".
func funcName(s string) string {
	if s == "main" || s == "main.func" {
		return ""
	}
	const pkg = "main."
	if len(s) > len(pkg) && s[:len(pkg)] == pkg {
		s = s[len(pkg):]
	}
	return version.ReplaceAllString(s, "")
}

// take returns the frames and forgets them.
func (t *trace) take() []Frame {
	t.mu.Lock()
	defer t.mu.Unlock()
	f := t.frames
	t.frames = nil
	return f
}
