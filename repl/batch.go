package repl

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"golang.org/x/term"

	"naslab/repl/cell"
	"naslab/repl/fault"
	"naslab/repl/session"
)

// runCode runs the code of -c.
func (a *App) runCode(code string, stay bool) int {
	var streams *capturing
	if stay = stay && term.IsTerminal(int(a.In.Fd())); stay {
		a, streams = a.watched()
		defer streams.close()
	}
	c := a.console(a.In, "naslab")
	c.Streams = streams
	sh, err := a.newShell(c)
	if err != nil {
		return a.broken(err)
	}
	defer sh.close()
	out := sh.run(session.Cell{File: "-c", Text: code}, "")
	if stay {
		return sh.prompt()
	}
	return status(out.Fault)
}

// broken is the status when the session itself could not be started.
func (a *App) broken(err error) int {
	fmt.Fprintf(a.Err, "naslab: %v\n", err)
	return 1
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
	if sh.isMagic(text) {
		return sh.magicFault(text)
	}
	if cell.Blank(text) {
		return nil
	}
	c := session.Cell{File: "stdin", Line: line, Text: strings.TrimRight(text, "\n"), Program: hasPackage(text)}
	sh.log.add(c)
	return sh.run(c, "").Fault
}
