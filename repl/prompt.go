package repl

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"naslab/repl/cell"
	"naslab/repl/line"
	"naslab/repl/session"
)

// interactive is the prompt with a new session.
func (a *App) interactive() int {
	sh, err := a.newShell(a.console(nil, "naslab"))
	if err != nil {
		return a.broken(err)
	}
	defer sh.close()
	fmt.Fprintln(sh.out, sh.dim("naslab "+version()+": Go cells, package nas is imported. %help helps, Ctrl-D leaves."))
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

// prompt reads and runs cells until the user leaves.
func (sh *shell) prompt() int {
	ed, err := line.New(line.Config{In: sh.app.In, Out: sh.app.Out, History: historyFile()})
	if err != nil {
		return sh.app.broken(err)
	}
	defer ed.Close()
	sh.input.set(ed)
	defer sh.input.set(nil)
	for {
		sh.stdout.endLine()
		text, err := sh.readCell(ed)
		switch {
		case errors.Is(err, line.ErrInterrupt):
			continue
		case err != nil:
			return 0
		}
		if err := ed.Remember(text); err != nil {
			fmt.Fprintln(sh.err, sh.dim(err.Error()+"; the history ends with this session"))
		}
		if sh.enter(text) {
			return 0
		}
	}
}

// readCell reads lines until the cell is complete. Two empty lines end a cell
// that is not.
func (sh *shell) readCell(ed *line.Editor) (string, error) {
	first := fmt.Sprintf("In [%d]: ", sh.count+1)
	prompt := sh.paint(first, green)
	text, blanks := "", 0
	sh.stdout.set(ed.Out())
	defer sh.stdout.set(sh.app.Out)
	for {
		l, err := ed.Read(prompt)
		if err != nil {
			return "", err
		}
		if strings.TrimSpace(l) == "" {
			if blanks++; text == "" || blanks == 2 {
				return text, nil
			}
		} else {
			blanks = 0
		}
		text += l + "\n"
		if !sh.waits(text) {
			return strings.TrimRight(text, "\n"), nil
		}
		prompt = sh.paint(fmt.Sprintf("%*s", len(first), "...: "), green)
	}
}

// enter runs what was entered at the prompt and reports whether to leave.
func (sh *shell) enter(text string) (leave bool) {
	word := strings.TrimSpace(text)
	switch {
	case (word == "exit" || word == "quit") && !sh.ses.Defined(word):
		return true
	case isMagic(text) || isHelp(text):
		sh.count++
		return sh.magic(text) == leaving
	case cell.Blank(text):
		return false
	}
	sh.count++
	label := fmt.Sprintf("Out[%d]:", sh.count)
	c := session.Cell{File: fmt.Sprintf("In [%d]", sh.count), Prompt: true, Number: sh.count, Text: text}
	sh.log.add(c)
	out := sh.run(c, label)
	if t := took(out.Elapsed); t != "" {
		fmt.Fprintln(sh.out, sh.dim(t))
	}
	return false
}
