//go:build unix

package kernel

import (
	"fmt"
	"os"
	"syscall"
)

// another opens what f leads to once more, to be closed apart.
func another(f *os.File, name string) (*os.File, error) {
	if g := apart(f, name); g != nil {
		return g, nil
	}
	c, err := f.SyscallConn()
	if err != nil {
		return nil, err
	}
	var fresh int
	var bad error
	if err := c.Control(func(fd uintptr) {
		if fresh, bad = syscall.Dup(int(fd)); bad == nil {
			syscall.CloseOnExec(fresh)
		}
	}); err != nil {
		return nil, err
	}
	if bad != nil {
		return nil, bad
	}
	return os.NewFile(uintptr(fresh), name), nil
}

// apart opens a pipe that f writes to so that a write that waits can be ended. nil
// means that it is none, or that the system has no way to do so.
func apart(f *os.File, name string) *os.File {
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeNamedPipe == 0 || name == "/dev/stdin" {
		return nil
	}
	g, err := os.OpenFile(fmt.Sprintf("/proc/self/fd/%d", f.Fd()), os.O_WRONLY, 0)
	if err != nil {
		return nil
	}
	return g
}
