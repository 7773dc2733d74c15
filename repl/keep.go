package repl

import (
	"io"
	"reflect"
	"strings"

	"naslab/repl/fault"
	"naslab/repl/notebook"
	"naslab/repl/session"
)

// doneCell is a cell that went well.
type doneCell struct {
	session.Cell
	Outputs []notebook.Output
}

// number is that at the prompt; 0 for cells of files.
func (d doneCell) number() int {
	if d.Prompt {
		return d.Number
	}
	return 0
}

// recorded returns where cells print: what comes there is kept, and handed on to
// what the shell prints to.
func (sh *shell) recorded(c console) (out, errs io.Writer) {
	sh.rec.limit = keptByPrompt
	out, errs = sh.rec.tee("stdout", sh.out), sh.rec.tee("stderr", sh.err)
	if c.Streams == nil {
		return out, errs
	}
	c.Streams.out.set(out)
	c.Streams.err.set(errs)
	if c.Streams.live {
		sh.rec.sync = c.Streams.Sync
		return c.Streams.Ordered(out), c.Streams.Ordered(errs)
	}
	sh.rec.limit, sh.rec.whole, sh.rec.sync = keptOutput, true, c.Streams.Sync
	return c.Streams.Stdout(), c.Streams.Stderr()
}

// keep records values, in the forms that notebooks can draw. A figure that was
// saved is kept already.
func (sh *shell) keep(values []reflect.Value, text string) {
	if len(values) == 1 && isPicture(values[0]) {
		return
	}
	p := sh.printer()
	if sh.rec.whole && p.Width > 0 { // a file is the same from each terminal
		p.Width = 0
		text = p.Values(values)
	}
	o := notebook.Text(notebook.Value, "", text)
	if t := p.TableOf(values); t != nil {
		o.Data[notebook.HTML] = []byte(t.HTML(htmlRows))
	}
	sh.rec.put(o)
}

// faultNames are the kinds of faults for readers of notebooks.
var faultNames = map[fault.Kind]string{
	fault.Compile: "compile error", fault.Runtime: "panic", fault.Stop: "stopped",
	fault.Interrupted: "interrupted", fault.Exit: "exit",
}

// keepFault records what ended a cell.
func (sh *shell) keepFault(f *fault.Fault) {
	sh.rec.put(notebook.Text(notebook.Error, faultNames[f.Kind], strings.TrimRight(f.Text(), "\n")))
}
