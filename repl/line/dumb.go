package line

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
)

// dumb reads from a terminal that knows no escape sequences, or whose output
// goes elsewhere: the terminal itself edits the line, as it does for cat.
type dumb struct {
	out   io.Writer
	in    *bufio.Reader
	ask   chan struct{} // a line is wanted
	lines chan typed
	owed  bool // a line was asked for and has not come
}

type typed struct {
	text string
	err  error
}

func newDumb(in io.Reader, out io.Writer) *dumb {
	d := &dumb{out: out, in: bufio.NewReader(in), ask: make(chan struct{}), lines: make(chan typed, 1)}
	go d.read()
	return d
}

func (d *dumb) read() {
	for range d.ask {
		text, err := d.in.ReadString('\n')
		if text != "" {
			err = nil
		}
		d.lines <- typed{strings.TrimRight(text, "\r\n"), err}
	}
}

// line reads one line.
func (d *dumb) line(prompt string) (string, error) {
	fmt.Fprint(d.out, prompt)
	stopped := make(chan os.Signal, 1)
	signal.Notify(stopped, os.Interrupt)
	defer signal.Stop(stopped)
	if !d.owed {
		d.owed = true
		d.ask <- struct{}{}
	}
	select {
	case l := <-d.lines:
		d.owed = false
		return l.text, l.err
	case <-stopped:
		fmt.Fprintln(d.out)
		return "", ErrInterrupt
	}
}

// cell reads lines until the cell is complete. Two empty lines end one that is
// not. A text to begin with is shown, and run by an empty line.
func (d *dumb) cell(first, then, text string, waits func(string) bool) (string, error) {
	blanks, prompt := 0, first
	if text != "" {
		fmt.Fprintln(d.out, first+strings.ReplaceAll(text, "\n", "\n"+then))
		text, prompt = text+"\n", then
	}
	for {
		l, err := d.line(prompt)
		if err != nil {
			return "", err
		}
		if strings.TrimSpace(l) != "" {
			blanks = 0
		} else if blanks++; text == "" || blanks == 2 {
			return strings.TrimRight(text, "\n"), nil
		}
		text += l + "\n"
		if waits == nil || !waits(text) {
			return strings.TrimRight(text, "\n"), nil
		}
		prompt = then
	}
}
