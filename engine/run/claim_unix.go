//go:build unix

package run

import (
	"os"
	"syscall"
)

// claim takes the file's lock, which the kernel frees when the process ends,
// however it ends.
func claim(f *os.File) error { return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) }

// claimed reports whether a process holds the file's lock. It asks by a shared one,
// which is given back at once.
func claimed(f *os.File) bool {
	if syscall.Flock(int(f.Fd()), syscall.LOCK_SH|syscall.LOCK_NB) != nil {
		return true
	}
	_ = syscall.Flock(int(f.Fd()), syscall.LOCK_UN) // closing would too
	return false
}
