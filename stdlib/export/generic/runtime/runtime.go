// Package runtime is the generic part of Go's.
package runtime

import (
	"runtime"

	"naslab/stdlib/export/native"
)

// AddCleanup has cleanup called with arg some time after ptr is gone.
func AddCleanup[T, S any](ptr *T, cleanup func(S), arg S) runtime.Cleanup {
	return native.AddCleanup(ptr, func() { cleanup(arg) }, arg)
}
