package repl

import (
	"io"
	"sync"
)

// outlet is where the session prints. While a line is being edited it goes
// through the editor, which keeps the prompt intact.
type outlet struct {
	mu   sync.Mutex
	w    io.Writer
	open bool // the last line has no end yet
}

// Write hands on what a cell prints.
func (o *outlet) Write(p []byte) (int, error) {
	o.mu.Lock()
	w := o.w
	if len(p) > 0 {
		o.open = p[len(p)-1] != '\n'
	}
	o.mu.Unlock()
	return w.Write(p)
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
	open := o.open
	o.mu.Unlock()
	if open {
		_, _ = o.Write([]byte{'\n'})
	}
}
