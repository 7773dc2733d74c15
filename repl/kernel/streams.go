package kernel

import (
	"bytes"
	"io"
	"os"
	"reflect"
	"time"
)

// streams are os.Stdin, os.Stdout and os.Stderr of cells: files of their own, so
// that a cell that closes one takes it from itself alone.
type streams struct {
	given [3]*os.File // what the variables are at first
	vars  [3]*(*os.File)
}

// giveStreams makes the variables of package os the cells' own.
func (k *Kernel) giveStreams() {
	live := k.live("os")
	if live == nil {
		return
	}
	for fd, name := range []string{"Stdin", "Stdout", "Stderr"} {
		v := new(*os.File)
		k.streams.vars[fd] = v
		k.streams.open(fd, k.input)
		live[name] = reflect.ValueOf(v).Elem()
	}
}

// open makes a stream lead where the process's does; the input only where cells
// read that: otherwise it would take lines from whoever reads the terminal.
func (s *streams) open(fd int, input io.Reader) {
	f, err := (*os.File)(nil), error(nil)
	if own, ok := input.(*os.File); fd == 0 && !ok {
		f, err = os.Open(os.DevNull)
	} else if fd == 0 {
		f, err = another(own, "/dev/stdin")
	} else {
		f, err = another([]*os.File{nil, os.Stdout, os.Stderr}[fd], []string{"", "/dev/stdout", "/dev/stderr"}[fd])
	}
	if err != nil {
		f = []*os.File{os.Stdin, os.Stdout, os.Stderr}[fd]
	}
	s.given[fd] = f
	*s.vars[fd] = f
}

// mend opens streams again that an earlier cell has closed.
func (s *streams) mend(input io.Reader) {
	for fd, v := range s.vars {
		if v == nil || *v == nil || *v != s.given[fd] {
			continue
		}
		if c, err := (*v).SyscallConn(); err != nil || c.Control(func(uintptr) {}) != nil {
			s.open(fd, input)
		}
	}
}

// waitingWrite is in the stack of a goroutine that writes to a file.
var waitingWrite = []byte("os.(*File).Write(")

// cut ends the writes to the streams in which the goroutines of a run that was left
// behind wait: what they would print there is dropped too.
func (s *streams) cut(r *Run) {
	for range 20 {
		_, frames := standing(r.main.Load())
		if !bytes.Contains(frames, waitingWrite) {
			return
		}
		for _, f := range s.given[1:] {
			if f == nil || f.SetWriteDeadline(time.Now()) != nil {
				continue
			}
			defer func() { _ = f.SetWriteDeadline(time.Time{}) }()
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// redirected returns the file that a cell has put in the place of os.Stdout, nil
// for none.
func (s *streams) redirected() *os.File {
	if v := s.vars[1]; v != nil && *v != s.given[1] {
		return *v
	}
	return nil
}

// printer is where fmt.Print goes.
func (k *Kernel) printer() io.Writer {
	if f := k.streams.redirected(); f != nil {
		return f
	}
	return k.out
}
