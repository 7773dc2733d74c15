//go:build unix

package grid

import (
	"os"
	"syscall"
)

// claim takes the file's lock, which the kernel frees when the process ends,
// however it ends.
func claim(f *os.File) error { return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) }
