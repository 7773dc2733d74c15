//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package store

import "os"

// tryLock takes the folder as free where there are no locks.
func tryLock(*os.File) bool { return true }
