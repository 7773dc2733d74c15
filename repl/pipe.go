package repl

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"

	"naslab/repl/capture"
	"naslab/repl/cell"
	"naslab/repl/fault"
	"naslab/repl/pipe"
	"naslab/repl/session"
)

// keptOutput is how much of what one cell prints an answer holds, in bytes.
const keptOutput = 1 << 20

// runProtocol is "naslab pipe".
func (a *App) runProtocol(args []string) int {
	if len(args) > 0 {
		return a.wrong("pipe takes no arguments: cells come as JSON lines on standard input")
	}
	p := &pipeRunner{out: capture.NewBuffer(keptOutput), err: capture.NewBuffer(keptOutput)}
	var err error
	if p.streams, err = capture.Take(p.out, p.err); err != nil {
		return a.broken(err)
	}
	defer p.streams.Close()
	p.streams.Crashes()
	c := console{
		In: strings.NewReader(""), Out: p.streams.Stdout(), Err: p.streams.Stderr(),
		Args: []string{"naslab"}, Trouble: func(text string) { p.faults.WriteString(text) }, Values: p.values,
	}
	if p.sh, err = a.newShell(c); err != nil {
		return a.broken(err)
	}
	defer p.sh.close()
	if err := pipe.Serve(before(a.In, p.streams), before(a.Out, p.streams), p); err != nil {
		return a.broken(err)
	}
	return 0
}

// before is where f led before the standard streams were moved.
func before(f *os.File, s *capture.Streams) *os.File {
	switch f.Fd() {
	case 0:
		return s.In
	case 1:
		return s.Out
	case 2:
		return s.Err
	}
	return f
}

// pipeRunner runs the cells of a pipe.
type pipeRunner struct {
	sh       *shell
	streams  *capture.Streams
	out, err *capture.Buffer
	faults   strings.Builder // of the running cell
	value    string
	typ      string
}

// values takes the values of a cell. What the cell shows while it runs is output
// like any other.
func (p *pipeRunner) values(list []reflect.Value) {
	sh := p.sh
	if sh.ses.Running() != nil {
		fmt.Fprintln(sh.out, sh.printer().Values(list))
		return
	}
	if sh.signals.pressed() { // too late for the cell, in time for its value
		sh.report(&fault.Fault{Kind: fault.Interrupted, Msg: "interrupted before the value was shown"})
		return
	}
	if f := sh.do(func() { p.value = sh.printer().Values(list) }); f != nil {
		sh.report(f)
		return
	}
	p.typ = typesOf(list)
}

// typesOf names the types of values as far as compiled code knows them.
func typesOf(values []reflect.Value) string {
	names := make([]string, len(values))
	for i, v := range values {
		names[i] = "nil"
		if v.IsValid() {
			names[i] = strings.ReplaceAll(v.Type().String(), "interface {}", "any")
		}
	}
	return strings.Join(names, ", ")
}

// Run runs one cell.
func (p *pipeRunner) Run(code string) pipe.Answer {
	p.faults.Reset()
	p.value, p.typ = "", ""
	p.enter(code)
	p.streams.Sync()
	a := pipe.Answer{
		Stdout: p.out.Take(), Stderr: p.err.Take(), Value: p.value, Type: p.typ,
		Error: strings.TrimRight(p.faults.String(), "\n"),
	}
	a.OK = a.Error == ""
	for _, f := range p.sh.figures.Take() {
		a.Figures = append(a.Figures, absolute(f.Path))
	}
	return a
}

// enter runs what was entered. What goes wrong is told.
func (p *pipeRunner) enter(code string) {
	sh := p.sh
	code = cell.Pasted(code)
	word := strings.TrimSpace(code)
	switch {
	case (word == "exit" || word == "quit") && !sh.ses.Defined(word):
		sh.fail(endOfPipe)
	case sh.isMagic(code) || isHelp(code):
		sh.count++
		if sh.magic(code) == leaving {
			sh.fail(endOfPipe)
		}
	case !cell.Blank(code):
		sh.count++
		c := session.Cell{File: fmt.Sprintf("In [%d]", sh.count), Prompt: true, Number: sh.count, Text: code}
		sh.log.add(c)
		if out := sh.run(c, ""); len(out.Types) > 0 {
			p.typ = strings.Join(out.Types, ", ")
		}
	}
}

const endOfPipe = "a session on a pipe ends when its input does"

func absolute(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}

// Interrupt stops the running cell.
func (p *pipeRunner) Interrupt() bool { return p.sh.signals.press() }
