//go:build unix

package external

import (
	"os/exec"
	"syscall"
)

const name, flag = "sh", "-c"

// group says how cmd is ended: with all that it started where it has a group of
// its own.
func group(cmd *exec.Cmd, foreground bool) {
	if foreground {
		cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
		return
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
