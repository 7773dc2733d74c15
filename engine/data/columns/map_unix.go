//go:build unix

package columns

import (
	"os"
	"syscall"
)

// mapFile maps a file of size bytes, more than none, into memory.
func mapFile(f *os.File, size int) ([]byte, error) {
	return syscall.Mmap(int(f.Fd()), 0, size, syscall.PROT_READ, syscall.MAP_SHARED)
}

func unmap(b []byte) { syscall.Munmap(b) }
