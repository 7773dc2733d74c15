package repl

import (
	"fmt"
	"os"
	"strings"

	"naslab/engine/name"
	"naslab/repl/fault"
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

// magic is a command of the shell: a line that begins with a per cent sign.
type magic struct {
	name, args, help string
	run              func(sh *shell, rest string) verdict
}

func magics() []magic {
	return []magic{
		{"help", "", "show this text", (*shell).magicHelp},
		{"who", "", "list what the session has defined", (*shell).magicWho},
		{"time", "CELL", "run a cell and tell how long it took", (*shell).magicTime},
		{"run", "FILE", "run a notebook or script in this session", (*shell).magicRun},
		{"save", "[-f] FILE", "write the cells that went well to a .md or .go file", (*shell).magicSave},
		{"reset", "", "forget everything that was defined", (*shell).magicReset},
		{"cd", "[DIR]", "change the working directory", (*shell).magicCd},
		{"pwd", "", "show the working directory", (*shell).magicPwd},
		{"quit", "", "leave; so do Ctrl-D, exit and quit", func(*shell, string) verdict { return leaving }},
	}
}

// magicName splits "%name rest"; the name is "" when the text is no magic.
func magicName(text string) (name, rest string) {
	s, ok := strings.CutPrefix(strings.TrimSpace(text), "%")
	if !ok {
		return "", ""
	}
	i := strings.IndexFunc(s, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' })
	if i < 0 {
		return s, ""
	}
	return s[:i], strings.TrimSpace(s[i:])
}

func isMagic(text string) bool { return strings.HasPrefix(strings.TrimSpace(text), "%") }

// isHelp reports whether the text asks about a name: "name?".
func isHelp(text string) bool {
	s, ok := strings.CutSuffix(strings.TrimSpace(text), "?")
	if !ok || s == "" {
		return false
	}
	for _, r := range s {
		if r != '.' && r != '_' && !isLetterOrDigit(r) {
			return false
		}
	}
	return true
}

// magic runs a magic or answers a question.
func (sh *shell) magic(text string) verdict {
	if isHelp(text) {
		return sh.about(strings.TrimSuffix(strings.TrimSpace(text), "?"))
	}
	word, rest := magicName(text)
	var names []string
	for _, m := range magics() {
		if m.name == word {
			return m.run(sh, rest)
		}
		names = append(names, m.name)
	}
	if near := name.Nearest(word, names); len(near) > 0 && len(near) < len(names) {
		return sh.fail("there is no %%%s; did you mean %%%s?", word, near[0])
	}
	return sh.fail("there is no %%%s; %%help lists what there is", word)
}

// fail tells one sentence.
func (sh *shell) fail(format string, args ...any) verdict {
	sh.tell(fmt.Sprintf(format+"\n", args...))
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

func (sh *shell) magicHelp(string) verdict {
	fmt.Fprint(sh.out, `A cell is Go: imports, declarations and statements, mixed as you like. The value
of its last expression is shown, unless a semicolon ends it. Packages of the
standard library, gonum and naslab are imported when they are used.

`)
	for _, m := range magics() {
		fmt.Fprintf(sh.out, "  %-16s %s\n", strings.TrimSpace("%"+m.name+" "+m.args), m.help)
	}
	fmt.Fprint(sh.out, `  name?            what a name is: a variable, a function, a package or its member

Ctrl-C stops a cell, and a second one leaves it behind when it does not stop.
Up and Ctrl-R find earlier cells; ⏎ stands for a line end in them.
`)
	return fine
}

func (sh *shell) magicTime(rest string) verdict {
	if rest == "" {
		return sh.fail("%%time needs something to run")
	}
	label := fmt.Sprintf("Out[%d]:", sh.count)
	out := sh.run(session.Cell{File: fmt.Sprintf("In [%d]", sh.count), Prompt: true, Number: sh.count, Text: rest}, label)
	if out.Fault != nil {
		return failed
	}
	fmt.Fprintf(sh.out, "%s\n", sh.dim("took "+out.Elapsed.Round(1000).String()))
	return fine
}

func (sh *shell) magicRun(rest string) verdict {
	if rest == "" {
		return sh.fail("%%run needs a file")
	}
	content, err := os.ReadFile(rest)
	if err != nil {
		return sh.fail("%v", err)
	}
	nb, err := notebook.Read(rest, content)
	if err != nil {
		return sh.fail("%v", err)
	}
	if sh.runNotebook(nb) != nil {
		return failed
	}
	return fine
}

func (sh *shell) magicSave(rest string) verdict {
	file, force := strings.CutPrefix(rest, "-f ")
	file = strings.TrimSpace(file)
	if file == "" {
		return sh.fail("%%save needs a file: a .md for a notebook, a .go for a script")
	}
	text, err := notebook.Write(file, sh.done)
	if err != nil {
		return sh.fail("%v", err)
	}
	if _, err := os.Stat(file); err == nil && !force {
		return sh.fail("%s is there already; %%save -f %s writes over it", file, file)
	}
	if err := os.WriteFile(file, text, 0o644); err != nil {
		return sh.fail("%v", err)
	}
	fmt.Fprintf(sh.out, "%d cells saved to %s\n", len(sh.done), file)
	return fine
}

func (sh *shell) magicReset(string) verdict {
	if err := sh.ses.Reset(); err != nil {
		return sh.fail("%v", err)
	}
	sh.done = nil
	return fine
}

func (sh *shell) magicCd(dir string) verdict {
	if dir == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return sh.fail("%v", err)
		}
		dir = home
	}
	if err := os.Chdir(dir); err != nil {
		return sh.fail("%v", err)
	}
	return sh.magicPwd("")
}

func (sh *shell) magicPwd(string) verdict {
	wd, err := os.Getwd()
	if err != nil {
		return sh.fail("%v", err)
	}
	fmt.Fprintln(sh.out, wd)
	return fine
}
