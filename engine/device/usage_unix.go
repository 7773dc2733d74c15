//go:build unix

package device

import (
	"syscall"
	"time"
)

// usage returns the processor time of this process and how often one of its
// threads was forced off a core.
func usage() (cpu time.Duration, switches int64, ok bool) {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0, 0, false
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()), int64(u.Nivcsw), true
}
