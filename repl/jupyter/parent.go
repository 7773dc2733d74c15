package jupyter

import (
	"os"
	"strconv"
	"time"
)

// watchEvery is the time between two looks at the parent.
const watchEvery = 250 * time.Millisecond

// Orphaned returns a channel that is closed when the process that started this
// one has gone. Jupyter gives its number in JPY_PARENT_PID; a launcher between
// the two counts as well. It looks again and again: the signal that Linux can
// send instead comes when the starting thread ends, and servers start kernels
// from threads that end.
func Orphaned() <-chan struct{} {
	gone := make(chan struct{})
	parent := os.Getppid()
	server, _ := strconv.Atoi(os.Getenv("JPY_PARENT_PID"))
	if server == os.Getpid() {
		server = 0
	}
	go func() {
		for os.Getppid() == parent && (server <= 1 || alive(server)) {
			time.Sleep(watchEvery)
		}
		close(gone)
	}()
	return gone
}
