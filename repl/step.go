package repl

import (
	"fmt"
	"strings"

	"naslab/repl/fault"
	"naslab/repl/line"
	"naslab/repl/notebook"
)

// stepHelp is what can be answered before a cell.
const stepHelp = "Enter runs the cell, e edits it, s skips it, c runs all the rest, q leaves; Go is run first"

// steps runs a notebook cell by cell at a terminal: each is shown, and run when
// the user says so. A cell that failed can be run again.
func (r *runner) steps() int {
	ed, err := r.editor()
	if err != nil {
		return r.app.broken(err)
	}
	defer ed.Close()
	r.input.set(ed)
	defer r.input.set(nil)
	fmt.Fprintln(r.out, r.dim(stepHelp))
	r.count = len(r.nb.Code())
	for i := range r.nb.Cells {
		c := &r.nb.Cells[i]
		if c.Kind != notebook.Code {
			fmt.Fprintf(r.out, "\n%s\n", strings.Trim(c.Text, "\n"))
			continue
		}
		r.showCell(c)
		switch f, next := r.ask(ed, c); {
		case next == leave:
			return status(f)
		case next == rest:
			all := &runner{shell: r.shell, nb: &notebook.Notebook{File: r.nb.File, Cells: r.nb.Cells[i:]}}
			return status(all.all())
		}
	}
	return 0
}

// wish is what the user wants.
type wish int

const (
	onward wish = iota
	rest
	leave
)

// showCell shows the source of a cell.
func (r *runner) showCell(c *notebook.Cell) {
	head := fmt.Sprintf("In [%d]: ", c.Number)
	source := strings.Trim(c.Text, "\n")
	fmt.Fprintf(r.out, "\n%s%s\n", r.paint(head, green), strings.ReplaceAll(source, "\n", "\n"+strings.Repeat(" ", len(head))))
}

// edit has the user change a cell; false when that was given up with Ctrl-C.
func (r *runner) edit(ed *line.Editor, c *notebook.Cell) (string, bool) {
	head := fmt.Sprintf("In [%d]: ", c.Number)
	text, err := ed.ReadCell(head, fmt.Sprintf("%*s", len(head), "...: "), strings.Trim(c.Text, "\n"))
	r.stdout.reset(r.app.Out)
	return text, err == nil
}

// ask asks what to do with a cell until it has gone well or is skipped. The fault
// is that of the last try.
func (r *runner) ask(ed *line.Editor, c *notebook.Cell) (f *fault.Fault, next wish) {
	for {
		r.stdout.endLine()
		question := fmt.Sprintf("run %d? ", c.Number)
		if f != nil {
			question = fmt.Sprintf("run %d again? ", c.Number)
		}
		text, err := ed.ReadCell(question, fmt.Sprintf("%*s", len(question), "...: "), "")
		if err != nil { // Ctrl-C, Ctrl-D
			return f, leave
		}
		r.stdout.reset(r.app.Out)
		word := strings.TrimSpace(text)
		if word == "e" {
			if edited, ok := r.edit(ed, c); ok {
				c.Text, word = edited, ""
			}
		}
		switch word {
		case "":
			r.signals.forget()
			stop := false
			if f, stop = r.one(c); stop || f != nil && f.Kind == fault.Exit {
				return f, leave
			}
			if f == nil {
				return nil, onward
			}
		case "e": // given up
		case "s":
			return nil, onward
		case "c":
			return nil, rest
		case "q":
			return f, leave
		case "?", "h":
			fmt.Fprintln(r.out, r.dim(stepHelp))
		default:
			if r.enter(text) {
				return f, leave
			}
		}
	}
}
