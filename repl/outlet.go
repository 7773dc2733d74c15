package repl

import (
	"bytes"
	"io"
	"sync"
)

// outlet is where the session prints. While a line is being edited it goes
// through the editor, which keeps the prompt intact.
type outlet struct {
	mu   sync.Mutex
	w    io.Writer
	tail []byte // the last line, when it has no end yet
}

// Write hands on what a cell prints.
func (o *outlet) Write(p []byte) (int, error) {
	o.mu.Lock()
	w := o.w
	o.note(p)
	o.mu.Unlock()
	return w.Write(p)
}

// note remembers the line that p leaves open, or its end when it is long.
func (o *outlet) note(p []byte) {
	if i := bytes.LastIndexByte(p, '\n'); i >= 0 {
		o.tail, p = o.tail[:0], p[i+1:]
	}
	o.tail = append(o.tail, p...)
	if n := len(o.tail); n > 1024 {
		o.tail = append(o.tail[:0], o.tail[n-1024:]...)
	}
}

// set makes another writer the one that is printed to.
func (o *outlet) set(w io.Writer) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.w = w
}

// endLine ends a line that a cell has left open.
func (o *outlet) endLine() {
	o.mu.Lock()
	open := len(o.tail) > 0
	o.mu.Unlock()
	if open {
		_, _ = o.Write([]byte{'\n'})
	}
}

// reset is set, at the beginning of a line.
func (o *outlet) reset(w io.Writer) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.w, o.tail = w, nil
}

// prefix is what stands on the line that a cell has left open, such as the
// question before an answer.
func (o *outlet) prefix() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return string(o.tail)
}
