package repl

import (
	"context"
	"errors"
	"strings"

	"golang.org/x/term"

	"naslab/repl/external"
)

// magicSh runs a command of the system's shell.
func (sh *shell) magicSh(in *invocation) verdict {
	text := in.Args
	if in.Cell {
		text = in.Body
	}
	if strings.TrimSpace(text) == "" {
		return sh.fail("%%sh needs a command")
	}
	cmd := external.Command{Text: text, Out: sh.out, Err: sh.err}
	if sh.input.edits() && term.IsTerminal(int(sh.app.In.Fd())) {
		cmd.In, cmd.Foreground = sh.app.In, true
	}
	var err error
	if f := sh.do(func() { err = cmd.Run(sh.context()) }); f != nil {
		sh.report(f)
		return failed
	}
	switch {
	case errors.Is(err, context.Canceled):
		return sh.fail("interrupted")
	case err != nil:
		return sh.fail("%v", err)
	}
	return fine
}
