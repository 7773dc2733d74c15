package notebook

import (
	"fmt"
	"strings"
)

// fence is an open code fence.
type fence struct {
	mark   string // the backticks or tildes it began with
	line   int    // of its first line, from 1
	isCell bool
	body   []string
}

func readMarkdown(file, text string) (*Notebook, error) {
	nb := &Notebook{File: file}
	var open *fence
	var titles []string
	for i, line := range strings.Split(text, "\n") {
		mark, info := fenceMark(line)
		switch {
		case open == nil && mark != "":
			open = &fence{mark: mark, line: i + 1, isCell: isGo(info)}
		case open == nil:
			if t := heading(line); t != "" {
				titles = append(titles, t)
				if nb.Title == "" {
					nb.Title = t
				}
			}
		case mark != "" && info == "" && strings.HasPrefix(mark, open.mark):
			if open.isCell {
				nb.Cells = append(nb.Cells, Cell{
					Number: len(nb.Cells) + 1, Line: open.line + 1,
					Text: strings.Join(open.body, "\n"), Titles: titles,
				})
				titles = nil
			}
			open = nil
		default:
			open.body = append(open.body, line)
		}
	}
	if open != nil {
		return nil, fmt.Errorf("%s:%d: the code fence that begins here is never closed", file, open.line)
	}
	return nb, nil
}

// fenceMark returns the run of backticks or tildes that a fence line begins
// with, and what follows it.
func fenceMark(line string) (mark, info string) {
	s := strings.TrimLeft(line, " ")
	if len(line)-len(s) > 3 || s == "" || s[0] != '`' && s[0] != '~' {
		return "", ""
	}
	n := len(s) - len(strings.TrimLeft(s, s[:1]))
	if n < 3 {
		return "", ""
	}
	info = strings.TrimSpace(s[n:])
	if s[0] == '`' && strings.Contains(info, "`") {
		return "", "" // code within a line
	}
	return s[:n], info
}

// isGo reports whether the info string of a fence makes it a cell.
func isGo(info string) bool {
	word, _, _ := strings.Cut(info, " ")
	return strings.EqualFold(word, "go")
}

// heading returns the text of a heading line, with its marks, or "".
func heading(line string) string {
	n := len(line) - len(strings.TrimLeft(line, "#"))
	if n == 0 || n > 6 || n == len(line) || line[n] != ' ' {
		return ""
	}
	return strings.TrimSpace(line)
}
