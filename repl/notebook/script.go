package notebook

import (
	"fmt"
	"strings"

	"naslab/repl/cell"
)

// separator begins the lines that part the cells of a script.
const (
	separator = "// %%"
	proseMark = "[markdown]"
)

func readScript(file, text string) *Notebook {
	nb := &Notebook{File: file}
	if strings.HasPrefix(text, "#!") {
		text = "//" + text[2:]
	}
	for _, p := range cell.Split(text) {
		if p.Kind == cell.Package {
			nb.Add(Cell{Line: 1, Text: text, Main: true})
			return nb
		}
	}
	start, prose, body := 1, false, []string{}
	flush := func(next int) {
		src := strings.Join(body, "\n")
		switch {
		case prose:
			nb.Add(Cell{Kind: Prose, Line: start, Text: uncomment(body)})
		case !cell.Blank(src):
			nb.Add(Cell{Line: start, Text: src})
		}
		start, body = next, nil
	}
	for i, line := range strings.Split(text, "\n") {
		if rest, ok := strings.CutPrefix(line, separator); ok {
			flush(i + 2)
			prose = strings.Contains(rest, proseMark)
			continue
		}
		body = append(body, line)
	}
	flush(0)
	return nb
}

// uncomment takes the comment marks off prose.
func uncomment(lines []string) string {
	text := make([]string, len(lines))
	for i, l := range lines {
		l = strings.TrimPrefix(l, "//")
		text[i] = strings.TrimPrefix(l, " ")
	}
	return strings.Trim(strings.Join(text, "\n"), "\n")
}

// script writes the notebook as a Go file. A single program stays what it is.
func (nb *Notebook) script() []byte {
	if len(nb.Cells) == 1 && nb.Cells[0].Main {
		return []byte(nb.Cells[0].Text)
	}
	var b strings.Builder
	b.WriteString("//go:build ignore\n")
	for _, c := range nb.Cells {
		text := strings.Trim(c.Text, "\n")
		if c.Kind == Code {
			fmt.Fprintf(&b, "\n%s\n%s\n", separator, text)
			continue
		}
		fmt.Fprintf(&b, "\n%s %s\n", separator, proseMark)
		for line := range strings.SplitSeq(text, "\n") {
			b.WriteString(strings.TrimRight("// "+line, " ") + "\n")
		}
	}
	return []byte(b.String())
}
