package repl

import (
	"context"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"time"

	"golang.org/x/term"

	"naslab/repl/bar"
	"naslab/repl/complete"
	"naslab/repl/config"
	"naslab/repl/fault"
	"naslab/repl/gallery"
	"naslab/repl/journal"
	"naslab/repl/kernel"
	"naslab/repl/magic"
	"naslab/repl/session"
	"naslab/repl/show"
	"naslab/repl/timeit"
)

// shell runs cells and prints what comes of them.
type shell struct {
	app     *App
	ses     *session.Session
	out     io.Writer
	err     io.Writer
	color   bool
	count   int        // cells numbered so far at the prompt
	done    []doneCell // for %save
	rec     recorder
	log     cellLog
	magics  magic.Set
	own     map[string]func(in *invocation) verdict // behind the user's magics
	next    string                                  // what the next cell begins with, by %load
	before  string                                  // the folder that %cd left
	signals *signals
	stdout  *outlet
	stderr  *outlet
	input   *input
	names   *complete.Sources // of sources
	config  *config.Config
	journal *journal.Journal      // nil keeps none
	trouble func(text string)     // takes faults; nil prints them
	values  func([]reflect.Value) // takes values; nil prints them

	figures  gallery.Gallery
	pictures *pictures
	fills    bool                           // next is put into a cell, though nobody edits here
	columns  func() int                     // of the terminal; nil when there is none
	full     bool                           // values are shown whole
	screen   *bar.Screen                    // nil when there is none
	draw     func(v any) (any, bool, error) // of Bound; may be nil

	configured func(*config.Config) // of Bound; may be nil
	colorful   bool                 // the console takes colours
}

// newShell starts a session on a console.
func (a *App) newShell(c console) (*shell, error) {
	sh := &shell{
		app: a, stdout: &outlet{w: c.Out}, stderr: &outlet{w: c.Err}, color: c.Color, trouble: c.Trouble, values: c.Values,
	}
	sh.out, sh.err = sh.stdout, sh.stderr
	if c.Terminal != nil {
		sh.onTerminal(&c)
	}
	sh.input = &input{sh: sh}
	if c.In == nil {
		c.In = sh.input
	}
	sh.readSettings()
	out, errs := sh.recorded(c)
	cfg := session.Config{
		Kernel:  kernel.Config{Exports: a.Packages, In: c.In, Out: out, Err: errs, Args: c.Args},
		Imports: a.Imports, Prefer: a.Prefer, Short: a.Short, Stray: sh.stray,
		Brief: func(v reflect.Value) string { return sh.printer().Value(v) },
	}
	if a.Bind != nil {
		bound := a.Bind(Host{Out: out, Err: sh.err, Context: sh.context, Figure: sh.drew, Display: sh.display, Magic: sh.addMagic, Bar: c.Bar})
		sh.draw, sh.configured = bound.Draw, bound.Configure
		cfg.Kernel.Exports = append(cfg.Kernel.Exports[:len(a.Packages):len(a.Packages)], bound.Exports)
	}
	var err error
	if sh.ses, err = session.New(cfg); err != nil {
		return nil, err
	}
	if why := sh.ses.Limits(); why != "" {
		fmt.Fprintln(sh.err, "naslab:", why)
	}
	sh.applySettings()
	sh.signals = watch(sh)
	return sh, nil
}

// context is that of the running cell.
func (sh *shell) context() context.Context {
	if sh.ses == nil {
		return context.Background()
	}
	return sh.ses.Context()
}

// drew notes a figure of the running cell.
func (sh *shell) drew(title string, files []string) {
	sh.rec.figure(title, files)
	sh.figures.Add(title, files)
}

// display shows a value in the middle of a cell.
func (sh *shell) display(v any) {
	sh.show("", []reflect.Value{reflect.ValueOf(v)})
}

// drawn puts in the place of figures, plots and images what is to be printed
// for them, once they are saved.
func (sh *shell) drawn(values []reflect.Value) []reflect.Value {
	if sh.draw == nil {
		return values
	}
	values = slices.Clone(values)
	for i, v := range values {
		if !v.IsValid() || !v.CanInterface() {
			continue
		}
		shown, ok, err := sh.draw(v.Interface())
		if err != nil {
			fmt.Fprintln(sh.err, sh.dim("note: "+err.Error()))
		}
		if ok {
			values[i] = reflect.ValueOf(shown)
		}
	}
	return values
}

func (sh *shell) close() { sh.signals.close() }

// wantsColor reports whether escape sequences may be written.
func wantsColor(fd uintptr) bool {
	return term.IsTerminal(int(fd)) && !noColor()
}

// run runs a cell and prints its values, after label when there is one, or its
// fault.
func (sh *shell) run(c session.Cell, label string) *session.Outcome {
	sh.rec.begin()
	defer sh.rec.end()
	sh.signals.begin()
	sh.figures.Begin(cellName(c))
	out := sh.ses.Run(context.Background(), c)
	sh.signals.end()
	sh.rec.settle()
	sh.clearBars()
	if sh.values == nil && (out.Fault != nil || label != "") {
		sh.stdout.endLine()
	}
	for _, n := range out.Notes {
		fmt.Fprintln(sh.err, sh.dim("note: "+n))
	}
	if len(out.Values) > 0 {
		out.Values = sh.drawn(out.Values)
		sh.show(label, out.Values)
	}
	if out.Fault != nil {
		sh.report(out.Fault)
		for _, f := range out.More {
			sh.report(f)
		}
	} else {
		sh.done = append(sh.done, doneCell{Cell: c, Outputs: sh.rec.outputs()})
	}
	sh.nameFigures(label)
	return out
}

// evaluate runs a cell and shows nothing of it.
func (sh *shell) evaluate(c session.Cell) *session.Outcome {
	sh.signals.begin()
	defer sh.signals.end()
	return sh.ses.Run(context.Background(), c)
}

// do runs f as a cell is run, so that Ctrl-C ends it.
func (sh *shell) do(f func()) *fault.Fault {
	sh.signals.begin()
	defer sh.signals.end()
	return sh.ses.Do(context.Background(), f)
}

// cellName is what a cell is called in lists.
func cellName(c session.Cell) string {
	if c.Prompt || c.Number == 0 {
		return c.File
	}
	return fmt.Sprintf("%s cell %d", c.File, c.Number)
}

// printer shows values.
func (sh *shell) printer() show.Printer {
	p := show.Printer{Full: sh.full}
	if sh.columns != nil {
		p.Width = sh.columns()
	}
	return p
}

// errorOf returns the error that a value is.
func errorOf(v reflect.Value) (error, bool) {
	if !v.IsValid() || !v.CanInterface() || isNil(v) {
		return nil, false
	}
	err, ok := v.Interface().(error)
	return err, ok
}

func isNil(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Invalid:
		return true
	case reflect.Pointer, reflect.Interface, reflect.Map, reflect.Slice, reflect.Func, reflect.Chan:
		return v.IsNil()
	}
	return false
}

// show hands on the values of an expression, or prints them.
func (sh *shell) show(label string, values []reflect.Value) {
	sh.rec.settle()
	if sh.values != nil {
		sh.values(values)
		return
	}
	sh.print(label, values)
}

// print prints the values of an expression. A lone nil says nothing.
func (sh *shell) print(label string, values []reflect.Value) {
	text := sh.printer().Values(values)
	sh.pictures.said(text)
	sh.keep(values, text)
	switch {
	case label == "":
		fmt.Fprintln(sh.out, text)
	case strings.Contains(text, "\n"):
		fmt.Fprintf(sh.out, "%s\n%s\n", sh.paint(label, red), text)
	default:
		fmt.Fprintf(sh.out, "%s %s\n", sh.paint(label, red), text)
	}
}

// report tells of a fault.
func (sh *shell) report(f *fault.Fault) {
	sh.keepFault(f)
	if f.Kind == fault.Exit && !f.Place.Prompt { // a program's own way to end
		return
	}
	sh.tell(f.Text())
}

// tell hands on what went wrong; a first line of several is the sentence.
func (sh *shell) tell(text string) {
	if sh.trouble != nil {
		sh.trouble(text)
		return
	}
	sh.complain(text)
}

// complain prints what went wrong.
func (sh *shell) complain(text string) {
	if first, rest, ok := strings.Cut(text, "\n"); ok && rest != "" && sh.color {
		text = sh.paint(first, red) + "\n" + rest
	}
	fmt.Fprint(sh.err, text)
}

// stray prints the fault of a goroutine, which belongs to no cell any more.
func (sh *shell) stray(f *fault.Fault) { sh.complain(f.Text()) }

// freshLine ends the line on which a terminal shows ^C.
func (sh *shell) freshLine() {
	if sh.columns != nil && sh.values == nil {
		fmt.Fprintln(sh.err)
	}
}

// status is the exit status that a fault stands for.
func status(f *fault.Fault) int {
	switch {
	case f == nil:
		return 0
	case f.Kind == fault.Interrupted:
		return 130
	case f.Kind == fault.Exit:
		return f.Code
	}
	return 1
}

// took is the note about a cell that lasted.
func took(d time.Duration) string {
	if d < time.Second {
		return ""
	}
	return "(" + timeit.Text(d) + ")"
}
