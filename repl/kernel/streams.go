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

// cut ends the writes to the given streams in which a run that was left behind waits:
// what it would print there is dropped too. It looks for a while, since a run that
// is between two writes, or slow to wake, goes on otherwise.
func cut(r *Run, given []*os.File) {
	defer func() {
		for _, f := range given {
			_ = f.SetWriteDeadline(time.Time{}) // an error means that it can have none
		}
	}()
	for seen, missed := 0, 0; seen < 200 && missed < 5 && !r.Ended(); {
		if _, frames := standing(r.main.Load()); !bytes.Contains(frames, waitingWrite) {
			missed++
		} else {
			seen, missed = seen+1, 0
			for _, f := range given {
				_ = f.SetWriteDeadline(time.Now())
			}
		}
		time.Sleep(20 * time.Millisecond)
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
