package bar

import (
	"bytes"
	"io"
	"sync"
)

// held is how much of a line without end waits for it while a bar is shown.
const held = 8 << 10

// erase takes away the line that the cursor is on.
const erase = "\r\x1b[2K"

// Screen is a terminal whose last line may be a bar. Its writers share a lock, so
// that what several goroutines print does not mix with it.
type Screen struct {
	term  io.Writer  // where bars are drawn
	width func() int // of a line
	mu    sync.Mutex
	bars  []*Bar
	line  string // that is shown now; empty for none
	outs  []*writer
	dirty *writer // that left the cursor within a line; nil for none
}

// NewScreen returns a screen on a terminal; width tells how many columns it has.
func NewScreen(term io.Writer, width func() int) *Screen {
	return &Screen{term: term, width: width}
}

// writer hands on what is printed, above the bar.
type writer struct {
	s    *Screen
	next io.Writer
	open []byte // a line whose end is not here yet
}

// Above returns a writer for what is to appear above the bar.
func (s *Screen) Above(next io.Writer) io.Writer {
	s.mu.Lock()
	defer s.mu.Unlock()
	w := &writer{s: s, next: next}
	s.outs = append(s.outs, w)
	return w
}

// Write prints p. While there is a bar, a line waits until it ends.
func (w *writer) Write(p []byte) (int, error) {
	w.s.mu.Lock()
	defer w.s.mu.Unlock()
	if w.s.line == "" {
		w.s.dirty = nil
		if len(p) > 0 && p[len(p)-1] != '\n' {
			w.s.dirty = w
		}
		return w.next.Write(p)
	}
	all := append(w.open, p...)
	end := bytes.LastIndexByte(all, '\n') + 1
	if end == 0 && len(all) < held {
		w.open = all
		return len(p), nil
	}
	if end == 0 {
		end = len(all)
		all = append(all, '\n')
		end++
	}
	w.open = bytes.Clone(all[end:])
	line := w.s.line
	w.s.hide()
	_, err := w.next.Write(all[:end])
	w.s.show(line)
	return len(p), err
}

// hide takes the bar off; show puts one on.
func (s *Screen) hide() {
	if s.line != "" {
		_, _ = io.WriteString(s.term, erase) // a bar that fails must not stop work
		s.line = ""
	}
}

func (s *Screen) show(line string) {
	if line == s.line {
		return
	}
	if s.dirty != nil {
		_, _ = io.WriteString(s.dirty.next, "\n")
		s.dirty = nil
	}
	_, _ = io.WriteString(s.term, erase+line)
	s.line = line
}

// release prints lines that wait for their end.
func (s *Screen) release() {
	for _, w := range s.outs {
		if len(w.open) > 0 {
			_, _ = w.next.Write(w.open)
			w.open, s.dirty = nil, w
		}
	}
}

// Clear ends all bars, as at the end of a cell: what still reports to them is
// not shown any more.
func (s *Screen) Clear() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, b := range s.bars {
		b.over = true
	}
	s.bars = nil
	s.hide()
	s.release()
}
