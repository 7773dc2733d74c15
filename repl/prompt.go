package repl

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"naslab/repl/cell"
	"naslab/repl/config"
	"naslab/repl/line"
	"naslab/repl/session"
)

// interactive is the prompt with a new session.
func (a *App) interactive() int {
	a, streams := a.watched()
	defer streams.close()
	c := a.console(nil, "naslab")
	c.Streams = streams
	sh, err := a.newShell(c)
	if err != nil {
		return a.broken(err)
	}
	defer sh.close()
	sh.startJournal()
	fmt.Fprintln(sh.out, sh.dim("naslab "+version()+": cells are Go, nas is imported. %help helps, Ctrl-D leaves."))
	sh.hintAtLost()
	sh.startUp()
	return sh.prompt()
}

// historyFile is where the cells of all sessions are kept: NASLAB_HISTORY, else
// a file in the user's cache folder.
func historyFile() string {
	if f, ok := os.LookupEnv("NASLAB_HISTORY"); ok {
		return f
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "naslab", "history")
}

// lookAhead is how long after the first prompt the benchmarks are opened for the
// names of their metrics, so that the first Tab does not wait for them.
const lookAhead = 300 * time.Millisecond

// editor is the line editor at the terminal.
func (sh *shell) editor() (*line.Editor, error) {
	return line.New(line.Config{
		In: sh.app.In, Out: sh.app.Out, History: historyFile(), Remember: int(sh.config.Number(config.History)),
		Color: sh.color, Dumb: isDumb(), Language: sh.language(),
	})
}

// prompt reads and runs cells until the user leaves.
func (sh *shell) prompt() int {
	ed, err := sh.editor()
	if err != nil {
		return sh.app.broken(err)
	}
	defer ed.Close()
	ahead := time.AfterFunc(lookAhead, func() { sh.sources().Names.Metrics("") })
	defer ahead.Stop()
	sh.input.set(ed)
	defer sh.input.set(nil)
	defer func() { sh.journal.Goodbye(sh.count) }()
	for {
		sh.stdout.endLine()
		text, err := sh.readCell(ed)
		switch {
		case errors.Is(err, line.ErrInterrupt):
			continue
		case err != nil:
			return 0
		}
		if err := ed.History().Add(text); err != nil {
			fmt.Fprintln(sh.err, sh.dim(err.Error()+"; the history ends with this session"))
		}
		if sh.enter(text) {
			return 0
		}
	}
}

// readCell reads a cell. What is printed meanwhile goes above it.
func (sh *shell) readCell(ed *line.Editor) (string, error) {
	sh.stdout.set(ed.Out())
	sh.stderr.set(ed.Out())
	defer func() {
		sh.stdout.reset(sh.app.Out)
		sh.stderr.reset(sh.app.Err)
	}()
	first := fmt.Sprintf("In [%d]: ", sh.count+1)
	text := sh.next
	sh.next = ""
	return ed.ReadCell(first, fmt.Sprintf("%*s", len(first), "...: "), text)
}

// enter runs what was entered at the prompt and reports whether to leave.
func (sh *shell) enter(text string) (leave bool) {
	text = cell.Pasted(text)
	word := strings.TrimSpace(text)
	switch {
	case (word == "exit" || word == "quit") && !sh.ses.Defined(word):
		return true
	case sh.isMagic(text) || isHelp(text):
		sh.count++
		sh.journal.Begin(sh.count, text)
		v := sh.magic(text)
		sh.journaled(sh.journal.Done(sh.count, v != failed, ""))
		return v == leaving
	case cell.Blank(text):
		return false
	}
	sh.count++
	label := fmt.Sprintf("Out[%d]:", sh.count)
	c := session.Cell{File: fmt.Sprintf("In [%d]", sh.count), Prompt: true, Number: sh.count, Text: text}
	sh.log.add(c)
	sh.journal.Begin(sh.count, text)
	out := sh.run(c, label)
	if out.Fault != nil {
		sh.journaled(sh.journal.Done(sh.count, false, out.Fault.Msg))
	} else {
		sh.journaled(sh.journal.Done(sh.count, true, ""))
	}
	if t := took(out.Elapsed); t != "" {
		fmt.Fprintln(sh.out, sh.dim(t))
	}
	return false
}
