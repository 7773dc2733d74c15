//go:build unix

package kernel

import (
	"os"
	"syscall"
)

// systemCalls are those that would end the process or take its streams away.
func (k *Kernel) systemCalls() map[string]any {
	return map[string]any{
		"Exit": k.exit,
		"Kill": func(pid int, s syscall.Signal) error {
			k.signal(pid, s)
			return syscall.Kill(pid, s)
		},
		"Exec": func(string, []string, []string) error {
			k.ends("asked the system to put another program in the place of this one", 1)
			return nil
		},
		"Close": func(fd int) error {
			if fd >= 0 && fd <= 2 {
				return nil // the streams stay
			}
			return syscall.Close(fd)
		},
	}
}

// self reports whether a signal to pid comes to this process.
func self(pid int) bool {
	return pid == os.Getpid() || pid == 0 || pid == -1 || pid == -syscall.Getpgrp()
}

// harmless reports whether a signal does nothing to a process that has not asked
// for it, or what Ctrl-C does.
func harmless(s syscall.Signal) bool {
	switch s {
	case 0, syscall.SIGINT, syscall.SIGURG, syscall.SIGCHLD, syscall.SIGWINCH, syscall.SIGCONT, syscall.SIGIO:
		return true
	}
	return false
}
