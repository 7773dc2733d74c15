package line

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/chzyer/readline"
)

// ErrInterrupt is returned by [Editor.Read] for Ctrl-C.
var ErrInterrupt = errors.New("line: interrupt")

// Config says where an editor reads and writes. The zero value uses the
// standard streams and remembers nothing beyond the session.
type Config struct {
	In      *os.File // nil means os.Stdin
	Out     *os.File // nil means os.Stdout
	History string   // file of the cells of all sessions; empty means none
}

// Editor reads lines from a terminal.
type Editor struct {
	rl      *readline.Instance
	out     *os.File
	history *history
}

// New takes the terminal. Close gives it back.
func New(cfg Config) (*Editor, error) {
	if cfg.In == nil {
		cfg.In = os.Stdin
	}
	if cfg.Out == nil {
		cfg.Out = os.Stdout
	}
	rl, err := readline.NewEx(&readline.Config{
		Stdin:                  readline.NewCancelableStdin(&pasteReader{r: cfg.In}),
		Stdout:                 cfg.Out,
		Stderr:                 cfg.Out,
		HistoryLimit:           limit,
		HistorySearchFold:      true,
		DisableAutoSaveHistory: true,
		InterruptPrompt:        "^C",
		EOFPrompt:              "\n",
	})
	if err != nil {
		return nil, fmt.Errorf("line: opening the terminal: %w", err)
	}
	return &Editor{rl: rl, out: cfg.Out, history: load(cfg.History)}, nil
}

// Read shows the prompt and returns what was entered, without its line end: one
// line, or several when a paste or a recalled cell has several. The error is
// [ErrInterrupt] for Ctrl-C, with what was entered so far, or io.EOF for Ctrl-D.
func (e *Editor) Read(prompt string) (string, error) {
	e.recall()
	e.rl.SetPrompt(prompt)
	fmt.Fprint(e.out, markPastes)
	text, err := e.rl.Readline()
	fmt.Fprint(e.out, unmarkPastes)
	if errors.Is(err, readline.ErrInterrupt) {
		err = ErrInterrupt
	}
	return full.Replace(text), err
}

// recall gives readline the cells to go back to. It is done anew for each line,
// because readline saves the wrong text after a line was recalled and changed.
func (e *Editor) recall() {
	e.rl.ResetHistory()
	for _, c := range e.history.cells {
		_ = e.rl.SaveHistory(c) // it has no file that could fail
	}
}

// Remember adds a cell to the history.
func (e *Editor) Remember(cell string) error { return e.history.add(cell) }

// Out returns a writer that keeps the prompt intact when something is printed
// while a line is being edited.
func (e *Editor) Out() io.Writer { return e.rl.Stdout() }

// Close gives the terminal back.
func (e *Editor) Close() error { return e.rl.Close() }
