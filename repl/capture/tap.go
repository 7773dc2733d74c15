package capture

import (
	"io"
	"os"
	"sync"
	"syscall"
)

// tap is a pipe whose reading end is handed on to a writer.
type tap struct {
	r, w *os.File
	raw  syscall.RawConn // of r
	to   io.Writer
	mu   sync.Mutex // held from reading something until it is handed on
	buf  [64 << 10]byte
	over chan struct{} // closed when nobody writes any more
}

// newTap makes a pipe and hands on what comes through. The writing end blocks,
// as C++ code expects; the reading end does not, so that sync need not wait.
func newTap(to io.Writer) (*tap, error) {
	var p [2]int
	if err := syscall.Pipe(p[:]); err != nil {
		return nil, err
	}
	for _, fd := range p {
		syscall.CloseOnExec(fd)
	}
	if err := syscall.SetNonblock(p[0], true); err != nil {
		return nil, err
	}
	t := &tap{
		r: os.NewFile(uintptr(p[0]), "pipe"), w: os.NewFile(uintptr(p[1]), "pipe"),
		to: to, over: make(chan struct{}),
	}
	var err error
	if t.raw, err = t.r.SyscallConn(); err != nil {
		return nil, err
	}
	go t.loop()
	return t, nil
}

// loop hands on what comes through the pipe until its writers are gone.
func (t *tap) loop() {
	defer close(t.over)
	defer t.r.Close()
	_ = t.raw.Read(func(fd uintptr) (done bool) {
		for {
			switch n, err := t.step(int(fd)); {
			case err == syscall.EAGAIN:
				return false
			case n <= 0 && err != syscall.EINTR:
				return true
			}
		}
	})
}

// step hands on what one read gives.
func (t *tap) step(fd int) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	n, err := syscall.Read(fd, t.buf[:])
	if n > 0 {
		_, _ = t.to.Write(t.buf[:n])
	}
	return n, err
}

// holds is how much a pipe holds at most.
const holds = 64 << 10

// sync hands on what was written before. What comes meanwhile may follow.
func (t *tap) sync() {
	_ = t.raw.Control(func(fd uintptr) {
		for total := 0; total < holds; {
			n, err := t.step(int(fd))
			if err == syscall.EINTR {
				continue
			}
			if n <= 0 {
				return
			}
			total += n
		}
	})
}
