package capture

import (
	"bytes"
	"crypto/rand"
	"io"
	"os"
	"sync"
	"syscall"
)

// tap is a pipe whose reading end is handed on to a writer.
type tap struct {
	r, w *os.File
	to   io.Writer
	mark []byte // what sync writes: the reader takes it out
	mu   sync.Mutex
	seen chan struct{} // one for each mark; closed when there is no more
}

// newTap makes a pipe and hands on what comes through. The writing end blocks,
// as C++ code expects.
func newTap(to io.Writer) (*tap, error) {
	var p [2]int
	if err := syscall.Pipe(p[:]); err != nil {
		return nil, err
	}
	for _, fd := range p {
		syscall.CloseOnExec(fd)
	}
	t := &tap{
		r: os.NewFile(uintptr(p[0]), "pipe"), w: os.NewFile(uintptr(p[1]), "pipe"), to: to,
		mark: []byte("\x00\x01mark " + rand.Text() + "\x00"), seen: make(chan struct{}, 1),
	}
	go t.loop()
	return t, nil
}

// loop hands on what comes through the pipe until its writers are gone.
func (t *tap) loop() {
	defer close(t.seen)
	defer t.r.Close()
	var held []byte
	buf := make([]byte, 64<<10)
	for {
		n, err := t.r.Read(buf)
		held = t.pass(append(held, buf[:n]...))
		if err != nil {
			_, _ = t.to.Write(held)
			return
		}
	}
}

// pass hands on text without marks and returns what may be the beginning of one.
func (t *tap) pass(text []byte) []byte {
	for {
		i := bytes.Index(text, t.mark)
		if i < 0 {
			break
		}
		t.write(text[:i])
		text = text[i+len(t.mark):]
		t.seen <- struct{}{}
	}
	keep := 0
	for n := min(len(text), len(t.mark)-1); n > 0; n-- {
		if bytes.HasSuffix(text, t.mark[:n]) {
			keep = n
			break
		}
	}
	t.write(text[:len(text)-keep])
	return bytes.Clone(text[len(text)-keep:])
}

func (t *tap) write(text []byte) {
	if len(text) > 0 {
		_, _ = t.to.Write(text)
	}
}

// sync waits until what was written before has been handed on.
func (t *tap) sync() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if _, err := t.w.Write(t.mark); err != nil {
		return
	}
	<-t.seen
}
