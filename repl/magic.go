package repl

import (
	"fmt"
	"strings"

	"naslab/repl/cell"
	"naslab/repl/complete"
	"naslab/repl/fault"
	"naslab/repl/magic"
	"naslab/repl/notebook"
	"naslab/repl/session"
)

// verdict is what came of a magic.
type verdict int

const (
	fine verdict = iota
	failed
	leaving
)

// invocation is a magic that runs.
type invocation struct {
	magic.Call
	spec  magic.Spec
	flags map[string]string // options that were given, with their values
	rest  string            // of the arguments, behind the options
	cell  session.Cell      // that it stands in
	label string            // of values, "Out[3]:"; may be empty
}

// magicRunners are the functions behind package magic's list.
var magicRunners map[string]func(sh *shell, in *invocation) verdict

func init() { // the functions run cells, which may be magics
	magicRunners = map[string]func(sh *shell, in *invocation) verdict{
		"help": (*shell).magicHelp, "magic": (*shell).magicMagic, "doc": (*shell).magicDoc,
		"time": (*shell).magicTime, "timeit": (*shell).magicTimeit, "prof": (*shell).magicProf,
		"full": (*shell).magicFull,
		"who":  (*shell).magicWho, "whos": (*shell).magicWhos,
		"fig": (*shell).magicFig, "runs": (*shell).magicRuns,
		"run": (*shell).magicRun, "load": (*shell).magicLoad, "save": (*shell).magicSave,
		"writefile": (*shell).magicWriteFile,
		"history":   (*shell).magicHistory, "reset": (*shell).magicReset,
		"cd": (*shell).magicCd, "pwd": (*shell).magicPwd, "ls": (*shell).magicLs,
		"env": (*shell).magicEnv, "sh": (*shell).magicSh,
		"config":   (*shell).magicConfig,
		"register": (*shell).magicRegister,
		"quit":     func(*shell, *invocation) verdict { return leaving },
	}
}

// isMagic reports whether a cell is no Go: it begins with a per cent sign, or is
// a command.
func (sh *shell) isMagic(text string) bool { return magic.Is(text) || sh.command(text) != "" }

// command returns the word of "!word" when no variable of that name could be
// negated.
func (sh *shell) command(text string) string {
	word := magic.Lone(text)
	if word == "" {
		return ""
	}
	if a, ok := sh.describe(word); ok && (a.Kind == complete.Var || a.Kind == complete.Const || a.Kind == complete.Field) {
		return ""
	}
	return word
}

// takesCode reports whether a magic is followed by Go.
func (sh *shell) takesCode(name string) bool {
	m, ok := sh.magics.Get(name)
	return ok && m.Takes == magic.Go
}

// isHelp reports whether the text asks about a name: "name?".
func isHelp(text string) bool {
	_, _, ok := question(text)
	return ok
}

// waits reports whether a cell is not complete.
func (sh *shell) waits(text string) bool {
	switch {
	case isHelp(text):
		return false
	case sh.isMagic(text):
		return sh.magics.Incomplete(text)
	}
	return cell.Incomplete(text)
}

// magic runs a magic that was entered at the prompt, or answers a question.
func (sh *shell) magic(text string) verdict {
	return sh.magicIn(session.Cell{
		File: fmt.Sprintf("In [%d]", sh.count), Prompt: true, Number: sh.count, Text: text,
	}, fmt.Sprintf("Out[%d]:", sh.count))
}

// magicIn runs the magic that a cell holds, or answers its question.
func (sh *shell) magicIn(c session.Cell, label string) verdict {
	if expr, source, ok := question(c.Text); ok {
		return sh.about(expr, source)
	}
	call, ok := magic.Parse(c.Text)
	if word := sh.command(c.Text); word != "" {
		call, ok = magic.Call{Name: "sh", Args: word}, true
	}
	if !ok {
		return sh.fail("%q is no magic; %%help lists what there is", strings.TrimSpace(c.Text))
	}
	spec, ok := sh.magics.Get(call.Name)
	switch {
	case !ok:
		return sh.fail("%v", sh.magics.Unknown(call.Name))
	case call.Query:
		return sh.explain(spec)
	case call.Cell && !spec.Cell:
		return sh.fail("%%%s takes one line; write it with a single %%", spec.Name)
	case !call.Cell && !spec.Line:
		return sh.fail("%%%s works on a whole cell: write %%%%%s in its first line", spec.Name, spec.Name)
	case call.Cell && strings.TrimSpace(call.Body) == "":
		return sh.fail("%%%%%s needs lines below it", spec.Name)
	case call.Args != "" && spec.Usage == "":
		return sh.fail("%%%s takes nothing behind it", spec.Name)
	}
	sh.log.add(c)
	in := &invocation{Call: call, spec: spec, cell: c, label: label}
	in.flags, in.rest = magic.Options(call.Args, spec.Flags)
	if spec.Own {
		return sh.own[spec.Name](in)
	}
	return magicRunners[spec.Name](sh, in)
}

// code is the Go that a magic is given: its arguments, or the body of its cell.
func (in *invocation) code() session.Cell {
	c := in.cell
	c.Line = max(c.Line, 1) + in.Row
	c.Text = in.rest
	if in.Cell {
		c.Text = in.Body
	}
	return c
}

// fail tells one sentence.
func (sh *shell) fail(format string, args ...any) verdict {
	text := fmt.Sprintf(format, args...)
	sh.rec.put(notebook.Text(notebook.Error, "error", text))
	sh.tell(text + "\n")
	return failed
}

// magicFault runs a magic from a pipe.
func (sh *shell) magicFault(text string) *fault.Fault {
	switch sh.magic(text) {
	case failed:
		return &fault.Fault{Kind: fault.Compile}
	case leaving:
		return &fault.Fault{Kind: fault.Exit}
	}
	return nil
}
