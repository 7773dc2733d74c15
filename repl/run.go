package repl

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/term"

	"naslab/engine/name"
	"naslab/repl/fault"
	"naslab/repl/notebook"
	"naslab/repl/session"
)

// runOptions say how a file is run.
type runOptions struct {
	update    bool   // write outputs back into it
	html      string // page to make of it
	step      bool   // ask before each cell
	keepGoing bool   // also after a cell that failed
	stay      bool   // at the prompt afterwards
	file      string
	args      []string // of the program
}

// runCommand is "naslab run".
func (a *App) runCommand(args []string) int {
	o, err := runFlags(args)
	if err != nil {
		return a.wrong("%v", err)
	}
	return a.runFile(o)
}

// runFlags reads the command line of "naslab run". Flags may stand before and
// behind the file; what is not known behind it is for the program.
func runFlags(args []string) (o runOptions, err error) {
	flags := map[string]*bool{
		"--update": &o.update, "-w": &o.update, "--step": &o.step, "--keep-going": &o.keepGoing, "-k": &o.keepGoing, "-i": &o.stay,
	}
	for len(args) > 0 {
		word := args[0]
		args = args[1:]
		value, joined := strings.CutPrefix(word, "--html=")
		switch {
		case word == "--":
			if o.file == "" && len(args) > 0 {
				o.file, args = args[0], args[1:]
			}
			o.args, args = append(o.args, args...), nil
		case flags[word] != nil:
			*flags[word] = true
		case joined:
			o.html = value
		case word == "--html":
			if len(args) == 0 {
				return o, errors.New("--html needs the name of the page: naslab run --html OUT.html FILE")
			}
			o.html, args = args[0], args[1:]
		case o.file != "":
			o.args = append(o.args, word)
		case strings.HasPrefix(word, "-") && word != "-":
			return o, unknownFlag(word, append(slices.Collect(keys(flags)), "--html"))
		default:
			o.file = word
		}
	}
	return o, o.check()
}

func keys[V any](m map[string]V) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

func unknownFlag(word string, known []string) error {
	slices.Sort(known)
	if near := name.Nearest(word, known); len(near) > 0 && len(near) < len(known) {
		return fmt.Errorf("run has no flag %s; did you mean %s?", word, near[0])
	}
	return fmt.Errorf("run has no flag %s; try \"naslab help\"", word)
}

func (o runOptions) check() error {
	switch {
	case o.file == "":
		return errors.New("run needs a file: a notebook (.md, .ipynb) or a script (.go)")
	case o.update && strings.EqualFold(filepath.Ext(o.file), ".go"):
		return fmt.Errorf("%s is a script, which holds no outputs; \"naslab export\" makes a notebook of it, --html a page", o.file)
	case o.html != "" && !isPage(o.html):
		return fmt.Errorf("--html writes a page, and %s is no .html file", o.html)
	}
	return nil
}

// runFile runs a notebook or script from top to bottom.
func (a *App) runFile(o runOptions) int {
	content, err := os.ReadFile(o.file)
	if err != nil {
		return a.notFound(o.file, err)
	}
	nb, err := notebook.Read(o.file, content)
	if err != nil {
		return a.wrong("%v", err)
	}
	typed := term.IsTerminal(int(a.In.Fd()))
	if o.step && !typed {
		return a.wrong("--step asks before each cell, and standard input is no terminal")
	}
	var streams *capturing
	if o.update || o.html != "" {
		if a, streams, err = a.capture(); err != nil {
			return a.broken(err)
		}
		defer streams.Close()
	} else if o.stay && typed {
		a, streams = a.watched()
		defer streams.close()
	}
	c := a.console(a.In, append([]string{o.file}, o.args...)...)
	if o.step {
		c.In = nil
	}
	c.Streams = streams
	sh, err := a.newShell(c)
	if err != nil {
		return a.broken(err)
	}
	defer sh.close()
	code := sh.runAndWrite(nb, o)
	if !o.stay || !typed {
		return code
	}
	// Also after a fault: to look at what is there is why one stays.
	sh.count = len(nb.Code())
	return sh.prompt()
}

// runAndWrite runs a notebook, writes what was asked for, and returns the exit
// status.
func (sh *shell) runAndWrite(nb *notebook.Notebook, o runOptions) int {
	path, err := filepath.Abs(o.file) // cells may change the folder
	if err != nil {
		return sh.app.broken(err)
	}
	page := o.html
	if page != "" {
		if page, err = filepath.Abs(page); err != nil {
			return sh.app.broken(err)
		}
	}
	r := &runner{shell: sh, nb: nb, keepGoing: o.keepGoing}
	code := 0
	if o.step {
		code = r.steps()
	} else {
		code = status(r.all())
	}
	if o.update {
		if err := saveNotebook(nb, path); err != nil {
			return sh.app.broken(err)
		}
	}
	if page != "" {
		nb.File = path
		nb.Load()
		if err := saveNotebook(nb, page); err != nil {
			return sh.app.broken(err)
		}
	}
	return code
}

// runner runs the cells of a notebook.
type runner struct {
	*shell
	nb        *notebook.Notebook
	keepGoing bool
}

// runNotebook runs the cells of a notebook until one fails.
func (sh *shell) runNotebook(nb *notebook.Notebook) *fault.Fault {
	return (&runner{shell: sh, nb: nb}).all()
}

// all runs the cells until one fails, or all of them, and returns the first
// fault.
func (r *runner) all() *fault.Fault {
	r.signals.forget()
	var first *fault.Fault
	for i := range r.nb.Cells {
		if r.signals.interrupted() {
			return &fault.Fault{Kind: fault.Interrupted}
		}
		c := &r.nb.Cells[i]
		if c.Kind != notebook.Code {
			for _, h := range notebook.Headings(c.Text) {
				fmt.Fprintf(r.out, "%s\n", r.paint(h, bold))
			}
			continue
		}
		f, leave := r.one(c)
		if first == nil {
			first = f
		}
		if leave || f != nil && (!r.keepGoing || f.Kind == fault.Interrupted || f.Kind == fault.Exit) {
			break
		}
	}
	return first
}

// one runs a cell and puts what came of it into the notebook.
func (r *runner) one(c *notebook.Cell) (f *fault.Fault, leave bool) {
	r.rec.begin()
	defer r.rec.end()
	label := fmt.Sprintf("Out[%d]:", c.Number)
	if strings.HasSuffix(r.nb.File, ".go") {
		label = ""
	}
	code := session.Cell{File: r.nb.File, Number: c.Number, Line: c.Line, Text: c.Text, Program: hasPackage(c.Text)}
	if r.isMagic(code.Text) || isHelp(code.Text) {
		f, leave = r.magicCell(code, label)
	} else {
		r.log.add(code)
		out := r.run(code, label)
		f = out.Fault
	}
	fresh := r.rec.outputs()
	for i := range fresh {
		if fresh[i].Kind == notebook.Error && f != nil && f.Msg != "" {
			fresh[i].Data[notebook.Plain] = []byte(strings.TrimRight(r.local(f).Text(), "\n"))
		}
	}
	c.Count, c.Outputs = c.Number, notebook.Merge(c.Outputs, fresh)
	return f, leave
}

// local is a fault as it stands in the notebook: lines are counted in its cells,
// because those of the file move when outputs are written into it.
func (r *runner) local(f *fault.Fault) *fault.Fault {
	near := *f
	near.Place = r.inCell(f.Place)
	near.Trace = nil
	for _, p := range f.Trace {
		near.Trace = append(near.Trace, r.inCell(p))
	}
	return &near
}

func (r *runner) inCell(p fault.Place) fault.Place {
	for _, c := range r.nb.Code() {
		if p.File == r.nb.File && c.Number == p.Number {
			p.File, p.Number = fmt.Sprintf("cell %d", c.Number), 0
			p.Line = max(0, p.Line-c.Line+1)
		}
	}
	return p
}

// magicCell runs a magic. All that it prints comes of the cell.
func (r *runner) magicCell(code session.Cell, label string) (f *fault.Fault, leave bool) {
	out := r.out
	r.out = r.rec.tee("stdout", out)
	r.rec.setPlain(true)
	defer func() {
		r.out = out
		r.rec.setPlain(false)
	}()
	switch r.magicIn(code, label) {
	case failed:
		return &fault.Fault{Kind: fault.Compile}, false
	case leaving:
		return nil, true
	}
	return nil, false
}
