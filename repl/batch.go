package repl

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"naslab/repl/cell"
	"naslab/repl/fault"
	"naslab/repl/notebook"
	"naslab/repl/session"
)

// runCode runs the code of -c.
func (a *App) runCode(code string, stay bool) int {
	sh, err := a.newShell(a.console(a.In, "naslab"))
	if err != nil {
		return a.broken(err)
	}
	defer sh.close()
	out := sh.run(session.Cell{File: "-c", Text: code}, "")
	if stay && term.IsTerminal(int(a.In.Fd())) {
		return sh.prompt()
	}
	return status(out.Fault)
}

// broken is the status when the session itself could not be started.
func (a *App) broken(err error) int {
	fmt.Fprintf(a.Err, "naslab: %v\n", err)
	return 1
}

// runFile runs a notebook or script from top to bottom.
func (a *App) runFile(file string, args []string, stay bool) int {
	content, err := os.ReadFile(file)
	if err != nil {
		return a.notFound(file, err)
	}
	nb, err := notebook.Read(file, content)
	if err != nil {
		return a.wrong("%v", err)
	}
	sh, err := a.newShell(a.console(a.In, append([]string{file}, args...)...))
	if err != nil {
		return a.broken(err)
	}
	defer sh.close()
	f := sh.runNotebook(nb)
	if !stay || !term.IsTerminal(int(a.In.Fd())) {
		return status(f)
	}
	// Also after a fault: to look at what is there is why one stays.
	sh.count = len(nb.Cells)
	return sh.prompt()
}

// runNotebook runs the cells until one fails.
func (sh *shell) runNotebook(nb *notebook.Notebook) *fault.Fault {
	sh.signals.forget()
	for _, c := range nb.Cells {
		if sh.signals.interrupted() {
			return &fault.Fault{Kind: fault.Interrupted}
		}
		for _, t := range c.Titles {
			fmt.Fprintf(sh.out, "%s\n", sh.paint(t, bold))
		}
		label := fmt.Sprintf("Out[%d]:", c.Number)
		if !strings.HasSuffix(nb.File, ".md") {
			label = ""
		}
		code := session.Cell{File: nb.File, Number: c.Number, Line: c.Line, Text: c.Text}
		if isMagic(code.Text) || isHelp(code.Text) {
			switch sh.magicIn(code, label) {
			case failed:
				return &fault.Fault{Kind: fault.Compile}
			case leaving:
				return nil
			}
			continue
		}
		sh.log.add(code)
		out := sh.run(code, label)
		if out.Fault != nil {
			return out.Fault
		}
	}
	return nil
}

// hasPackage reports whether the source is a program of its own.
func hasPackage(src string) bool {
	for _, p := range cell.Split(src) {
		if p.Kind == cell.Package {
			return true
		}
	}
	return false
}

// runPipe runs cells from standard input, each as soon as it is complete, and
// ends at the first error. A program with a package clause runs as a whole.
func (a *App) runPipe() int {
	sh, err := a.newShell(a.console(strings.NewReader(""), "naslab"))
	if err != nil {
		return a.broken(err)
	}
	defer sh.close()
	in := bufio.NewReader(a.In)
	line, start, text := 0, 1, ""
	whole := false
	for {
		s, err := in.ReadString('\n')
		line++
		text += s
		end := err == io.EOF
		if err != nil && !end {
			return a.broken(err)
		}
		whole = whole || hasPackage(text)
		if !end && (whole || sh.waits(text)) {
			continue
		}
		if f := sh.piped(text, start); f != nil {
			return status(f)
		}
		if end {
			return 0
		}
		start, text = line+1, ""
	}
}

// piped runs one complete text from a pipe.
func (sh *shell) piped(text string, line int) *fault.Fault {
	if isMagic(text) {
		return sh.magicFault(text)
	}
	if cell.Blank(text) {
		return nil
	}
	c := session.Cell{File: "stdin", Line: line, Text: strings.TrimRight(text, "\n")}
	sh.log.add(c)
	return sh.run(c, "").Fault
}
