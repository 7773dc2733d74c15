package external

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"
)

// Command is one command to run.
type Command struct {
	Text     string // for the shell
	In       *os.File
	Out, Err io.Writer
	// Foreground says that the command may read keys from In, a terminal. Others
	// get a group of their own, which Ctrl-C ends as a whole.
	Foreground bool
}

// grace is the time between asking a command to end and ending it.
const grace = 500 * time.Millisecond

// Run runs the command and waits. The error is a sentence for the user.
func (c Command) Run(ctx context.Context) error {
	shell, err := find()
	if err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, shell, flag, c.Text)
	cmd.Stdout, cmd.Stderr = c.Out, c.Err
	cmd.WaitDelay = grace
	if c.Foreground {
		cmd.Stdin = c.In
	}
	group(cmd, c.Foreground)
	err = cmd.Run()
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, exec.ErrWaitDelay):
		return nil // it has ended and left something running in the background
	case errors.As(err, &exit):
		return fmt.Errorf("the command ended with %s", exit.ProcessState)
	}
	return err
}

// find is the system's shell.
func find() (string, error) {
	path, err := exec.LookPath(name)
	if err != nil {
		return "", fmt.Errorf("there is no shell called %s here to run a command", name)
	}
	return path, nil
}
