package repl

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"naslab/engine/name"
	"naslab/repl/config"
)

// Command is a word that naslab can be started with, such as "version".
type Command struct {
	Name    string
	Summary string // for "naslab help"
	Run     func(a *App, args []string) int
}

// App is one run of naslab.
type App struct {
	Setup
	In, Out, Err *os.File
	seed         string // of the command line; empty for none
}

// misuse is the exit status for a wrong command line.
const misuse = 2

// options are the flags before a file.
type options struct {
	code string
	has  bool // -c was given
	stay bool
	args []string // the file and what is for it
}

// commands lists what App.Run knows.
func (a *App) commands() []Command {
	own := []Command{
		{"help", "show this text", func(a *App, _ []string) int { a.usage(a.Out); return 0 }},
		{"kernel", "be a kernel of Jupyter: kernel install, uninstall, list", (*App).kernelCommand},
		{"run", "run a file, see below", (*App).runCommand},
		{"export", "write a notebook as .md, .ipynb, .go or .html: export IN OUT", (*App).export},
		{"pipe", "cells and answers as JSON lines, for editors and tests", (*App).runProtocol},
		{"data", "benchmark tables: data list, get, import, verify, cite", (*App).dataCommand},
		{"check", "the best-practice checklist of a study: check STUDY, a folder or a name in runs", (*App).checkCommand},
		{"taxonomy", "what there is of the field and what is not yet: taxonomy [BRANCH or ENTRY]", (*App).taxonomyCommand},
		{"replay", "bring a lost session back: replay -l lists, replay [SESSION]", (*App).replay},
		{"version", "show the versions of naslab, Go and libtorch", (*App).version},
	}
	return append(own, a.Commands...)
}

// Run does what the command line says and returns the exit status.
func (a *App) Run(args []string) int {
	if c, ok := a.command(args); ok {
		return c.Run(a, args[1:])
	}
	o, err := a.parse(args)
	if errors.Is(err, flag.ErrHelp) {
		a.usage(a.Out)
		return 0
	}
	if err != nil {
		return a.wrong("%v; try \"naslab help\"", err)
	}
	c, ok := a.command(o.args)
	switch {
	case ok && !o.stay: // behind --seed
		return c.Run(a, o.args[1:])
	case o.has:
		return a.runCode(o.code, o.stay)
	case len(o.args) > 0:
		return a.runFile(runOptions{file: o.args[0], args: o.args[1:], stay: o.stay})
	case term.IsTerminal(int(a.In.Fd())):
		return a.interactive()
	}
	return a.runPipe()
}

// command finds the command that the first word names. Asked for help, each gives
// the text for all, but for those that have more to tell.
func (a *App) command(args []string) (Command, bool) {
	if len(args) == 0 {
		return Command{}, false
	}
	for _, c := range a.commands() {
		if args[0] != c.Name {
			continue
		}
		if len(args) > 1 && (args[1] == "-h" || args[1] == "--help") && c.Name != "kernel" {
			c.Run = func(a *App, _ []string) int { a.usage(a.Out); return 0 }
		}
		return c, true
	}
	return Command{}, false
}

// parse reads the flags.
func (a *App) parse(args []string) (options, error) {
	var o options
	fs := flag.NewFlagSet("naslab", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.Func("c", "", func(s string) error { o.code, o.has = s, true; return nil })
	fs.BoolVar(&o.stay, "i", false, "")
	fs.Func("seed", "", func(s string) error {
		a.seed = s
		k, _ := config.Find(config.Seed)
		return k.Check(s)
	})
	if err := fs.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return o, err
		}
		if _, why, ok := strings.Cut(err.Error(), " for flag -seed: "); ok {
			return o, errors.New(why)
		}
		return o, errors.New(strings.Replace(err.Error(), "flag provided but not defined", "unknown flag", 1))
	}
	o.args = fs.Args()
	if o.has && len(o.args) > 0 {
		return o, fmt.Errorf("-c takes no file, but %q follows", o.args[0])
	}
	if o.stay && !o.has && len(o.args) == 0 {
		return o, errors.New("-i needs a file")
	}
	return o, nil
}

// wrong prints one sentence and returns the status for a wrong command line.
func (a *App) wrong(format string, args ...any) int {
	fmt.Fprintf(a.Err, "naslab: "+format+"\n", args...)
	return misuse
}

// notFound is the sentence for a file that cannot be read.
func (a *App) notFound(file string, err error) int {
	var names []string
	for _, c := range a.commands() {
		names = append(names, c.Name)
	}
	reason := err
	var pe *os.PathError
	if errors.As(err, &pe) {
		reason = pe.Err
	}
	if near := name.Nearest(file, names); len(near) > 0 && len(near) < len(names) && !strings.ContainsAny(file, "./") {
		return a.wrong("there is no command or file %q; did you mean \"naslab %s\"?", file, near[0])
	}
	return a.wrong("cannot read %s: %v", file, reason)
}

func (a *App) version([]string) int {
	if a.Versions != nil {
		for _, l := range a.Versions() {
			fmt.Fprintln(a.Out, l)
		}
	}
	return 0
}

func (a *App) usage(w io.Writer) {
	fmt.Fprint(w, `naslab opens a Go prompt with a laboratory for neural architecture search.

  naslab                  the prompt; reads cells from a pipe when there is one
  naslab FILE.md          run a notebook: every Go fence is a cell; so FILE.ipynb
  naslab FILE.go          run a script: a program, or a plain sequence of cells
  naslab -i FILE          run it, then stay at the prompt with all it defined
  naslab -c 'CODE'        run the code and show its last value
  naslab --seed N ...     with N as the seed of what is not given one
`)
	for _, c := range a.commands() {
		fmt.Fprintf(w, "  naslab %-16s %s\n", c.Name, c.Summary)
	}
	fmt.Fprint(w, `
naslab run takes, before or behind FILE:
  -w, --update            write outputs and figures back into the notebook
  --html OUT.html         make a page of it that needs no other file
  --step                  show each cell and ask what to do with it
  -k, --keep-going        go on after a cell that failed
  -i                      stay at the prompt afterwards

A file or code that fails ends with status 1, a wrong command line with 2.
At the prompt, %help lists what can be done there.
`)
}
