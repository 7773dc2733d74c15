package repl

import (
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"golang.org/x/term"

	"naslab/engine/table"
	"naslab/repl/config"
	"naslab/repl/journal"
	"naslab/repl/magic"
	"naslab/repl/timeit"
)

// hintWithin is how long ago a session may have begun that is hinted at.
const hintWithin = 7 * 24 * time.Hour

// replayed are the magics that change what later cells do. Others are not run
// again.
var replayed = []string{"cd", "config", "env", "full", "register", "reset", "run", "time"}

// startJournal begins the journal of a session at the prompt.
func (sh *shell) startJournal() {
	dir := journal.Folder()
	if dir == "" || sh.config.Text(config.Journal) == "off" {
		return
	}
	var err error
	sh.journal, err = journal.Start(dir)
	sh.journaled(err)
}

// journaled tells that no journal is kept.
func (sh *shell) journaled(err error) {
	if err != nil {
		fmt.Fprintln(sh.err, sh.dim("note: "+err.Error()))
	}
}

// hintAtLost tells of a session that ended without goodbye.
func (sh *shell) hintAtLost() {
	if p := journal.Lost(journal.Folder(), hintWithin); p != nil {
		fmt.Fprintln(sh.out, sh.dim(fmt.Sprintf("The session of %s ended without goodbye; \"naslab replay\" brings it back.", when(p.Began))))
	}
}

// when is a time as people say it: the hour today, the day before.
func when(t time.Time) string {
	t = t.Local()
	if y, m, d := time.Now().Date(); t.Year() == y && t.Month() == m && t.Day() == d {
		return t.Format("15:04")
	}
	return t.Format("2 January, 15:04")
}

// replay is "naslab replay".
func (a *App) replay(args []string) int {
	fs := flag.NewFlagSet("replay", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	list := fs.Bool("l", false, "")
	if err := fs.Parse(args); err != nil || fs.NArg() > 1 {
		return a.wrong("replay takes a session, or -l to list them")
	}
	dir := journal.Folder()
	if *list {
		return a.listJournals(dir)
	}
	var p *journal.Past
	if fs.NArg() == 1 {
		var err error
		if p, err = journal.Find(dir, fs.Arg(0)); err != nil {
			return a.wrong("%v", err)
		}
	} else if p = journal.Lost(dir, 0); p == nil {
		fmt.Fprintln(a.Out, "No session was lost. naslab replay -l lists those that can be run again.")
		return 0
	}
	typed := term.IsTerminal(int(a.In.Fd()))
	if typed && fs.NArg() == 0 && !a.agreed(fmt.Sprintf("Run %s of the session of %s again? [Y/n] ", several(len(p.Good()), "cell"), when(p.Began))) {
		return 0
	}
	return a.bringBack(p, typed)
}

// listJournals prints the sessions of which there is a journal.
func (a *App) listJournals(dir string) int {
	t := table.New("", "session", "began", "cells", "failed", "ended")
	for _, p := range journal.List(dir) {
		how := p.End
		switch {
		case p.Lives:
			how = "goes on"
		case p.Lost():
			how = "lost"
		}
		t.Add(p.ID, when(p.Began), len(p.Cells), len(p.Cells)-len(p.Good()), how)
	}
	if t.Len() == 0 {
		fmt.Fprintln(a.Out, "there are no journals yet")
		return 0
	}
	fmt.Fprintln(a.Out, t.Render(0))
	return 0
}

// agreed asks at the terminal.
func (a *App) agreed(question string) bool {
	fmt.Fprint(a.Out, question)
	answer := ""
	for b := make([]byte, 1); ; {
		n, err := a.In.Read(b)
		if n == 0 || err != nil {
			return false
		}
		if b[0] == '\n' {
			break
		}
		answer += string(b)
	}
	answer = strings.ToLower(strings.TrimSpace(answer))
	return answer == "" || answer == "y" || answer == "yes"
}

// bringBack runs the cells of a session again, and stays at the prompt when one
// is typed at.
func (a *App) bringBack(p *journal.Past, stay bool) int {
	in := io.Reader(nil)
	if !stay {
		in = strings.NewReader("")
	}
	sh, err := a.newShell(a.console(in, "naslab"))
	if err != nil {
		return a.broken(err)
	}
	defer sh.close()
	sh.startJournal()
	if err := os.Chdir(p.Dir); err != nil {
		fmt.Fprintln(sh.err, sh.dim("note: "+err.Error()))
	}
	sh.startUp()
	sh.again(p)
	if err := p.Replayed(); err != nil {
		fmt.Fprintln(sh.err, sh.dim("note: "+err.Error()))
	}
	if stay {
		return sh.prompt()
	}
	sh.journal.Goodbye(sh.count)
	return 0
}

// again runs what went well in a session, until Ctrl-C.
func (sh *shell) again(p *journal.Past) {
	began, ran := time.Now(), 0
	sh.signals.forget()
	for _, c := range p.Good() {
		if sh.signals.interrupted() {
			break
		}
		if isHelp(c.Code) || !sh.worthRunning(c.Code) {
			continue
		}
		first, _, more := strings.Cut(c.Code, "\n")
		if more {
			first += " ..."
		}
		fmt.Fprintln(sh.out, sh.dim(fmt.Sprintf("In [%d]: %s", sh.count+1, first)))
		sh.enter(c.Code)
		ran++
	}
	fmt.Fprintln(sh.out, sh.dim(fmt.Sprintf("Ran %s of the session of %s again in %s.", several(ran, "cell"), when(p.Began), timeit.Text(time.Since(began)))))
}

// worthRunning reports whether a cell changes what later ones do.
func (sh *shell) worthRunning(code string) bool {
	call, ok := magic.Parse(code)
	if !ok {
		return sh.command(code) == ""
	}
	spec, known := sh.magics.Get(call.Name)
	return !call.Query && (slices.Contains(replayed, call.Name) || known && spec.Own)
}
