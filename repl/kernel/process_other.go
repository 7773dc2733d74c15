//go:build !unix

package kernel

import (
	"os"
	"syscall"
)

func (k *Kernel) systemCalls() map[string]any { return map[string]any{"Exit": k.exit} }

func self(pid int) bool { return pid == os.Getpid() }

func harmless(s syscall.Signal) bool { return s == 0 || s == syscall.SIGINT }
