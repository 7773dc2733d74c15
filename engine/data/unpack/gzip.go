package unpack

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
)

// IsGzip reports whether b begins as a gzip file does.
func IsGzip(b []byte) bool { return len(b) > 2 && b[0] == 0x1f && b[1] == 0x8b }

// Gzip returns what a gzip file holds.
func Gzip(b []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("unpack: the file is no whole gzip file: %w", err)
	}
	limit := allowance(len(b))
	out, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, fmt.Errorf("unpack: the gzip file is cut or damaged after %d bytes of what it holds: %w", len(out), err)
	}
	if int64(len(out)) > limit {
		return nil, tooLarge("the gzip file", limit)
	}
	return out, nil
}
