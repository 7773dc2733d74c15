//go:build unix

package kernel

import (
	"os"
	"syscall"
)

// another opens what f leads to once more, to be closed apart.
func another(f *os.File, name string) (*os.File, error) {
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
