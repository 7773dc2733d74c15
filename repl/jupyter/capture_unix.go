//go:build linux || darwin || freebsd || netbsd || openbsd

package jupyter

import (
	"bytes"
	"io"
	"os"
	"runtime/debug"
	"sync"
	"syscall"
	"time"
)

// capture hands what the process writes to its standard output and error, from
// compiled code that knows nothing of cells, to the cell's streams.
type capture struct {
	pipes [2]*pipe
	mu    sync.Mutex
}

// pipe stands in for one file descriptor.
type pipe struct {
	fd     int
	was    *os.File // what the descriptor was before
	r, w   *os.File
	next   io.Writer
	passed chan struct{} // told of each marker that came by
}

// startCapture puts pipes in the place of descriptors 1 and 2. What the Go
// runtime says when the process crashes still goes to the old descriptor 2.
func startCapture(out, err io.Writer) (*capture, error) {
	c := &capture{}
	for i, next := range []io.Writer{out, err} {
		p, e := newPipe(i+1, next)
		if e != nil {
			c.stop()
			return nil, e
		}
		c.pipes[i] = p
	}
	_ = debug.SetCrashOutput(c.pipes[1].was, debug.CrashOptions{}) // without it, less is known of a crash
	return c, nil
}

func newPipe(fd int, next io.Writer) (*pipe, error) {
	old, err := syscall.Dup(fd)
	if err != nil {
		return nil, os.NewSyscallError("dup", err)
	}
	syscall.CloseOnExec(old)
	p := &pipe{fd: fd, was: os.NewFile(uintptr(old), "standard"), next: next, passed: make(chan struct{}, 1)}
	if p.r, p.w, err = os.Pipe(); err != nil {
		return nil, err
	}
	if err := redirect(int(p.w.Fd()), fd); err != nil {
		return nil, os.NewSyscallError("dup2", err)
	}
	go p.pump()
	return p, nil
}

// marker separates, in a pipe, what came before a moment from what came after.
var marker = []byte("\x00naslab:" + newID() + "\x00")

// pump moves what comes through the pipe.
func (p *pipe) pump() {
	buf := make([]byte, 32<<10)
	var held []byte
	for {
		n, err := p.r.Read(buf)
		held = append(held, buf[:n]...)
		for {
			before, after, found := bytes.Cut(held, marker)
			if !found {
				break
			}
			p.print(before)
			select {
			case p.passed <- struct{}{}:
			default: // nobody waits any more
			}
			held = after
		}
		keep := beginning(held)
		p.print(held[:len(held)-keep])
		held = append([]byte{}, held[len(held)-keep:]...)
		if err != nil {
			p.print(held)
			return
		}
	}
}

func (p *pipe) print(b []byte) {
	if len(b) > 0 {
		_, _ = p.next.Write(b) // a stream of cells takes everything
	}
}

// beginning is how much of a marker the end of b may be.
func beginning(b []byte) int {
	for n := min(len(marker)-1, len(b)); n > 0; n-- {
		if bytes.HasPrefix(marker, b[len(b)-n:]) {
			return n
		}
	}
	return 0
}

// drainWait bounds the waiting for a pipe that a cell keeps full.
const drainWait = time.Second

// drain returns when all that was written so far has been handed on.
func (c *capture) drain() {
	if c == nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, p := range c.pipes {
		select {
		case <-p.passed: // of a marker that was not waited for
		default:
		}
		if _, err := p.w.Write(marker); err != nil {
			continue
		}
		select {
		case <-p.passed:
		case <-time.After(drainWait):
		}
	}
}

// log is the standard error that the process was started with.
func (c *capture) log() io.Writer {
	if c == nil {
		return os.Stderr
	}
	return c.pipes[1].was
}

// stop gives the descriptors back.
func (c *capture) stop() {
	if c == nil {
		return
	}
	for _, p := range c.pipes {
		if p != nil {
			_ = redirect(int(p.was.Fd()), p.fd)
			_ = p.w.Close()
		}
	}
}
