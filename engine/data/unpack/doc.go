// Package unpack opens gzip and zip files without trusting them: what comes out
// is bounded by what went in, so that a small file cannot fill the memory.
package unpack

import "fmt"

// A file may grow by this factor and this many bytes. Deflate reaches 1,032 on
// zeros; published tables, the most regular of them, stay below 60.
const (
	maxRatio = 200
	maxSpare = 1 << 20
	maxWhole = 1 << 30
)

// allowance is how many bytes may come out of a file of n bytes.
func allowance(n int) int64 { return min(int64(n)*maxRatio+maxSpare, maxWhole) }

func tooLarge(what string, n int64) error {
	return fmt.Errorf("unpack: %s holds more than %d bytes, far more than its own length allows; the file is damaged or hostile", what, n)
}
