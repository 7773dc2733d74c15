//go:build !unix

package columns

import (
	"io"
	"os"
)

// mapFile reads the file, where there is no memory map.
func mapFile(f *os.File, size int) ([]byte, error) {
	b := make([]byte, size)
	_, err := io.ReadFull(f, b)
	return b, err
}

func unmap([]byte) {}
