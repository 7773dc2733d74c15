package repl

import (
	"context"
	"io"
	"os"
	"reflect"

	"golang.org/x/term"

	"naslab/repl/config"
	"naslab/repl/kernel"
)

// console is where a shell reads and prints. Nothing of a shell writes anywhere
// else.
type console struct {
	In    io.Reader // what cells read; nil is what is typed at the prompt
	Out   io.Writer // what cells print, values, answers of magics
	Err   io.Writer // faults, notes, progress
	Color bool      // escape sequences may be written
	Args  []string  // os.Args of the cells
	// Streams are those of the process, when what is written there belongs to the
	// cells; nil leaves them where they are.
	Streams *capturing
	// Terminal is the terminal that Out leads to, for pictures and bars; nil is
	// none.
	Terminal *os.File
	// Bar shows the progress of long work; nil leaves that to the work itself.
	Bar func(what string, total int) Bar
	// Values takes the values of cells, which are printed to Out when it is nil.
	Values func([]reflect.Value)
	// Trouble takes the text of a fault, or the sentence of a magic that failed.
	// nil prints it to Err.
	Trouble func(text string)
}

// console is that of the process itself.
func (a *App) console(in io.Reader, args ...string) console {
	c := console{
		In: in, Out: a.Out, Err: a.Err, Args: args,
		Color: wantsColor(a.Out.Fd()) && wantsColor(a.Err.Fd()),
	}
	if term.IsTerminal(int(a.Out.Fd())) && os.Getenv("TERM") != "dumb" {
		c.Terminal = a.Out
	}
	return c
}

// Host is what a session offers to the packages that belong to it.
type Host struct {
	Out, Err io.Writer
	Context  func() context.Context // of the running cell
	// Figure is told of each figure that was saved; the PNG is the first file.
	Figure func(title string, files []string)
	// Magic makes a function of the session a magic.
	Magic func(name string, run func(args string) error) error
	// Display shows a value as the last one of a cell.
	Display func(v any)
	// Bar shows how far long work has come; nil leaves that to the package.
	Bar func(what string, total int) Bar
}

// Bar is one bar of progress.
type Bar interface {
	At(done int, detail string)
	End()
}

// Bound is what such packages give back.
type Bound struct {
	Exports kernel.Exports
	// Draw saves a value that is a figure, plot or image, tells Host.Figure, and
	// returns what is to be printed for it; false for other values. nil draws
	// nothing.
	Draw func(v any) (shown any, ok bool, err error)
	// Configure is told of the settings, first when the session begins. nil takes
	// none.
	Configure func(*config.Config)
}
