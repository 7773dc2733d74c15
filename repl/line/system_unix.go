//go:build unix

package line

import (
	"os"
	"os/signal"
	"syscall"
	"time"
)

// lock waits until no other session writes the file. Closing it unlocks it. On
// a file system without locks nothing happens.
func lock(f *os.File) {
	for range 100 { // a second: what holds it longer hangs
		if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != syscall.EWOULDBLOCK {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// suspend stops the process, as the terminal does for Ctrl-Z, and returns when
// it goes on.
func suspend() {
	goesOn := make(chan os.Signal, 1)
	signal.Notify(goesOn, syscall.SIGCONT)
	defer signal.Stop(goesOn)
	if syscall.Kill(0, syscall.SIGTSTP) != nil {
		return
	}
	select {
	case <-goesOn:
	case <-time.After(time.Second): // nobody is there to wake us
	}
}

// onEnd calls restore before a signal ends the process, until closed is.
func onEnd(restore func(), closed <-chan struct{}) {
	ends := make(chan os.Signal, 1)
	signal.Notify(ends, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		defer signal.Stop(ends)
		select {
		case s := <-ends:
			restore()
			signal.Reset(s)
			_ = syscall.Kill(syscall.Getpid(), s.(syscall.Signal))
		case <-closed:
		}
	}()
}

// notify tells of new sizes of the window, and of a stopped process that goes
// on.
func notify(resized, resumed chan<- os.Signal) {
	signal.Notify(resized, syscall.SIGWINCH)
	signal.Notify(resumed, syscall.SIGCONT)
}
