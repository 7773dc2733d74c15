package notebook

import (
	"strings"

	"naslab/repl/cell"
)

// separator begins the lines that part the cells of a script.
const separator = "// %%"

func readScript(file, text string) *Notebook {
	nb := &Notebook{File: file}
	if strings.HasPrefix(text, "#!") {
		text = "//" + text[2:]
	}
	for _, p := range cell.Split(text) {
		if p.Kind == cell.Package {
			nb.Cells = []Cell{{Number: 1, Line: 1, Text: text, Main: true}}
			return nb
		}
	}
	start, body := 1, []string{}
	flush := func(next int) {
		if src := strings.Join(body, "\n"); !cell.Blank(src) {
			nb.Cells = append(nb.Cells, Cell{Number: len(nb.Cells) + 1, Line: start, Text: src})
		}
		start, body = next, nil
	}
	for i, line := range strings.Split(text, "\n") {
		if strings.HasPrefix(line, separator) {
			flush(i + 2)
			continue
		}
		body = append(body, line)
	}
	flush(0)
	return nb
}
