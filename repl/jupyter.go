package repl

import (
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"reflect"
	"runtime"
	"strings"
	"sync"

	"naslab/repl/cell"
	"naslab/repl/fault"
	"naslab/repl/gallery"
	"naslab/repl/jupyter"
	"naslab/repl/session"
)

// jupyterFace is a shell as a Jupyter kernel evaluates it.
type jupyterFace struct {
	sh    *shell
	host  jupyter.Host
	color bool

	mu     sync.Mutex // guards the rest, which belongs to the running cell
	value  *jupyter.Bundle
	bad    *jupyter.Failure // of showing the value
	said   []string         // sentences of magics that failed
	silent bool
	bars   int // made so far
}

// newJupyterFace starts a session that shows things through host.
func (a *App) newJupyterFace(host jupyter.Host) (*jupyterFace, error) {
	f := &jupyterFace{host: host, color: !noColor()}
	sh, err := a.newShell(console{
		In: f.input(), Out: host.Out(), Err: host.Err(), Color: f.color, Args: []string{"naslab"},
		Trouble: f.trouble, Values: f.values, Bar: f.bar,
	})
	if err != nil {
		return nil, err
	}
	f.sh, sh.fills = sh, true
	sh.figures.Watch(f.figure)
	sh.startJournal()
	sh.startUp()
	for _, s := range f.said { // is shown with the first cell
		fmt.Fprintln(sh.err, s)
	}
	return f, nil
}

// Info describes naslab to front ends.
func (f *jupyterFace) Info() jupyter.Info {
	return jupyter.Info{
		Implementation: "naslab", Version: version(),
		Name: "go", LanguageVersion: strings.TrimPrefix(runtime.Version(), "go"),
		MIME: "text/x-go", Extension: ".go", Lexer: "go", Mode: "go",
		Banner: "naslab " + version() + ": cells are Go, nas is imported. %help helps.",
		Links: []jupyter.Link{
			{Text: "Go", URL: "https://go.dev/ref/spec"},
			{Text: "Go's standard library", URL: "https://pkg.go.dev/std"},
		},
	}
}

// Execute runs a cell.
func (f *jupyterFace) Execute(c jupyter.Cell) jupyter.Outcome {
	f.mu.Lock()
	f.value, f.bad, f.said, f.silent = nil, nil, nil, c.Silent
	f.mu.Unlock()
	o := f.kept(c)
	f.mu.Lock()
	defer f.mu.Unlock()
	o.Value, o.Next, f.sh.next = f.value, f.sh.next, ""
	if o.Failure == nil {
		o.Failure = f.bad
	}
	if o.Failure == nil && len(f.said) > 0 {
		o.Failure = f.sentence(strings.Join(f.said, "\n"))
	}
	return o
}

// kept runs a cell and keeps it in the journal, unless a front end asks in silence.
func (f *jupyterFace) kept(c jupyter.Cell) jupyter.Outcome {
	if c.Silent || cell.Blank(c.Code) {
		return f.run(c)
	}
	j := f.sh.journal
	j.Begin(c.Number, c.Code)
	o := f.run(c)
	trouble := ""
	if o.Failure != nil {
		trouble = o.Failure.Message
	}
	f.sh.journaled(j.Done(c.Number, o.Failure == nil, trouble))
	return o
}

func (f *jupyterFace) run(c jupyter.Cell) (o jupyter.Outcome) {
	sh := f.sh
	sh.count = c.Number
	c.Code = cell.Pasted(c.Code)
	word := strings.TrimSpace(c.Code)
	switch {
	case (word == "exit" || word == "quit") && !sh.ses.Defined(word):
		o.Leave = true
	case sh.isMagic(c.Code) || isHelp(c.Code):
		o.Leave = sh.magic(c.Code) == leaving
	case !cell.Blank(c.Code):
		in := session.Cell{File: fmt.Sprintf("In [%d]", c.Number), Prompt: true, Number: c.Number, Text: c.Code}
		if !c.Silent {
			sh.log.add(in)
		}
		out := sh.run(in, "")
		if out.Fault != nil {
			o.Failure = f.failure(out.Fault)
		}
	}
	return o
}

// Interrupt is Ctrl-C.
func (f *jupyterFace) Interrupt() { f.sh.signals.press() }

// Close ends the session.
func (f *jupyterFace) Close() {
	f.sh.journal.Goodbye(f.sh.count)
	f.sh.close()
}

// values takes the values of a cell. What the cell shows while it runs is shown
// at once; the values that a cell ends with are its own, the last of several.
func (f *jupyterFace) values(list []reflect.Value) {
	sh := f.sh
	if sh.ses.Running() != nil {
		f.host.Display(f.bundle(list), "")
		return
	}
	var b jupyter.Bundle
	bad := &fault.Fault{Kind: fault.Interrupted, Msg: "interrupted before the value was shown"}
	if !sh.signals.pressed() {
		bad = sh.do(func() { b = f.bundle(list) })
	}
	f.mu.Lock()
	before, silent := f.value, f.silent
	if bad != nil {
		f.value, f.bad = nil, f.failure(bad)
	} else {
		f.value = &b
	}
	f.mu.Unlock()
	if before != nil && !silent {
		f.host.Display(*before, "")
	}
}

// trouble takes the text of a fault, or the sentence of a magic.
func (f *jupyterFace) trouble(text string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.said = append(f.said, strings.TrimRight(text, "\n"))
}

// figure shows a picture as soon as it is drawn.
func (f *jupyterFace) figure(g gallery.Figure) {
	b, err := pictureBundle(g)
	if err != nil {
		fmt.Fprintf(f.host.Err(), "note: %v\n", err)
		return
	}
	f.host.Display(b, "")
}

// input is what cells read: what the user is asked for. An interrupted question
// ends the cell.
func (f *jupyterFace) input() io.Reader { return questions{f} }

type questions struct{ face *jupyterFace }

func (q questions) Read(p []byte) (int, error) {
	n, err := q.face.host.In().Read(p)
	if errors.Is(err, jupyter.ErrInterrupted) {
		q.face.sh.ses.Stop()
		runtime.Goexit() // the goroutine is the cell's
	}
	return n, err
}

// failureNames are what kinds of faults are called in notebooks.
var failureNames = map[fault.Kind]string{
	fault.Compile: "CompileError", fault.Runtime: "Panic", fault.Stop: "Error",
	fault.Interrupted: "Interrupted", fault.Exit: "Exit",
}

// failure is a fault as a front end shows it.
func (f *jupyterFace) failure(x *fault.Fault) *jupyter.Failure {
	near := *x // its name says that it is a panic
	near.Msg = strings.TrimPrefix(x.Msg, "panic: ")
	x = &near
	name, message := failureNames[x.Kind], x.Msg
	if x.Hint != "" {
		message += " (" + x.Hint + ")"
	}
	lines := strings.Split(strings.TrimRight(x.Text(), "\n"), "\n")
	for i, l := range lines {
		switch {
		case i == 0:
			lines[i] = f.sh.paint(name, boldRed) + ": " + l
		case strings.TrimSpace(l) == "^":
			lines[i] = f.sh.paint(l, red)
		case strings.HasPrefix(l, "  called from"):
			lines[i] = f.sh.dim(l)
		}
	}
	return &jupyter.Failure{Name: name, Message: message, Traceback: lines}
}

// sentence is what a magic says when it fails.
func (f *jupyterFace) sentence(text string) *jupyter.Failure {
	lines := strings.Split(text, "\n")
	shown := append([]string{f.sh.paint("Error", boldRed) + ": " + lines[0]}, lines[1:]...)
	return &jupyter.Failure{Name: "Error", Message: lines[0], Traceback: shown}
}

// Evaluate gives the value of an expression that came along with a cell.
func (f *jupyterFace) Evaluate(expr string) (jupyter.Bundle, *jupyter.Failure) {
	o := f.Execute(jupyter.Cell{Number: f.sh.count, Code: expr, Silent: true})
	if o.Failure != nil {
		return jupyter.Bundle{}, o.Failure
	}
	if o.Value == nil {
		return jupyter.Text(""), nil
	}
	return *o.Value, nil
}

// encoded is how messages hold bytes.
func encoded(b []byte) string { return base64.StdEncoding.EncodeToString(b) }
