//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package store

import (
	"errors"
	"os"
	"syscall"
)

// tryLock locks a folder against other processes until the file is closed. It
// reports false when one has it. Where the file system knows no locks the folder
// is taken as free.
func tryLock(dir *os.File) bool {
	err := syscall.Flock(int(dir.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	return !errors.Is(err, syscall.EWOULDBLOCK)
}
