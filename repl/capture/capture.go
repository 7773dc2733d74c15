package capture

import (
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"sync"
	"syscall"
)

// Streams are the standard streams of a process that were moved away.
type Streams struct {
	In, Out, Err *os.File // where descriptors 0, 1 and 2 led
	out, err     *tap
	once         sync.Once
}

// Take moves the standard streams to other descriptors. What is written to
// descriptor 1 goes to out and what is written to 2 to err from then on;
// descriptor 0 is empty.
func Take(out, err io.Writer) (*Streams, error) {
	s := &Streams{}
	var bad error
	for fd, f := range []**os.File{&s.In, &s.Out, &s.Err} {
		if *f, bad = moved(fd); bad != nil {
			return nil, fmt.Errorf("capture: descriptor %d cannot be moved: %w", fd, bad)
		}
	}
	null, bad := os.Open(os.DevNull)
	if bad != nil {
		return nil, fmt.Errorf("capture: %w", bad)
	}
	defer null.Close()
	if s.out, bad = newTap(out); bad != nil {
		return nil, fmt.Errorf("capture: %w", bad)
	}
	if s.err, bad = newTap(err); bad != nil {
		return nil, fmt.Errorf("capture: %w", bad)
	}
	for fd, f := range []*os.File{null, s.out.w, s.err.w} {
		if bad := dup2(int(f.Fd()), fd); bad != nil {
			s.Close()
			return nil, fmt.Errorf("capture: descriptor %d cannot be replaced: %w", fd, bad)
		}
	}
	return s, nil
}

// moved returns a file that leads where the descriptor does.
func moved(fd int) (*os.File, error) {
	n, err := syscall.Dup(fd)
	if err != nil {
		return nil, err
	}
	syscall.CloseOnExec(n)
	return os.NewFile(uintptr(n), fmt.Sprintf("descriptor %d", fd)), nil
}

// Stdout is for what should come among what is written to descriptor 1.
func (s *Streams) Stdout() *os.File { return s.out.w }

// Stderr is for what should come among what is written to descriptor 2.
func (s *Streams) Stderr() *os.File { return s.err.w }

// Sync hands on what was written before.
func (s *Streams) Sync() {
	s.out.sync()
	s.err.sync()
}

// Ordered returns a writer that hands on to w, after what was written to the
// streams before. It costs about a microsecond a call.
func (s *Streams) Ordered(w io.Writer) io.Writer { return ordered{s, w} }

type ordered struct {
	streams *Streams
	next    io.Writer
}

func (o ordered) Write(p []byte) (int, error) {
	o.streams.Sync()
	return o.next.Write(p)
}

// Crashes makes what Go prints about the end of the process go where descriptor 2
// led.
func (s *Streams) Crashes() { _ = debug.SetCrashOutput(s.Err, debug.CrashOptions{}) }

// Close puts the streams back.
func (s *Streams) Close() {
	s.once.Do(func() {
		for fd, f := range []*os.File{s.In, s.Out, s.Err} {
			_ = dup2(int(f.Fd()), fd)
		}
		for _, t := range []*tap{s.out, s.err} {
			t.sync()
			t.w.Close()
		}
		for _, f := range []*os.File{s.In, s.Out, s.Err} {
			f.Close()
		}
	})
}
