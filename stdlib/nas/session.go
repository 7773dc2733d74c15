package nas

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"

	"golang.org/x/term"

	"naslab/engine"
)

// Config says what a session works with. The zero value is a session on the
// standard output of a program of its own.
type Config struct {
	Out     io.Writer              // results; nil means os.Stdout
	Err     io.Writer              // progress and notes; nil means os.Stderr
	Context func() context.Context // the context of the running cell; nil means context.Background
	// Fail takes an error that ends the cell and must not return. nil prints
	// it and exits with status 1.
	Fail func(error)
	Runs string // folder of the studies; empty means "runs"
	// Figures is the folder of the figures; empty means "figures".
	Figures string
	// Drawn is told of every figure that is saved; nil tells nobody. It may be
	// called from several goroutines.
	Drawn func(Picture)
	// Display shows a value to the user for [Show]; nil prints it.
	Display func(any)
	// Magic makes a function a command of the shell for [Magic]; nil is none.
	Magic func(name string, run func(args string) error) error
	// Bar makes a bar for long work of total parts; nil draws one on a terminal
	// and prints a line now and then elsewhere.
	Bar func(what string, total int) Bar
	// Seed is the seed of everything that is not given one; 0 means 1.
	Seed uint64
	// Threads is how many threads a tensor operation may use; 0 lets libtorch
	// choose.
	Threads int
	// Smoke cuts long work short, to try a notebook in seconds: at most 8
	// training steps, 40 evaluations and half a megabyte of text.
	Smoke bool
}

// Session is what the functions of this package work on. Make it with
// [NewSession].
type Session struct {
	cfg  Config
	mu   sync.Mutex
	used map[string]int // names given to figures that had none
}

// NewSession makes a session and registers what is built in.
func NewSession(cfg Config) *Session {
	engine.Install()
	builtIn()
	cfg.Runs = cmp.Or(cfg.Runs, "runs")
	cfg.Figures = cmp.Or(cfg.Figures, "figures")
	cfg.Seed = cmp.Or(cfg.Seed, 1)
	if cfg.Out == nil {
		cfg.Out = os.Stdout
	}
	if cfg.Err == nil {
		cfg.Err = os.Stderr
	}
	if cfg.Context == nil {
		cfg.Context = context.Background
	}
	if cfg.Fail == nil {
		cfg.Fail = func(err error) {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	return &Session{cfg: cfg}
}

// Configure changes the folders, the seed and the threads of the session. Empty
// and zero values mean what they mean in Config.
func (s *Session) Configure(runs, figures string, seed uint64, threads int) {
	s.cfg.Runs = cmp.Or(runs, "runs")
	s.cfg.Figures = cmp.Or(figures, "figures")
	s.cfg.Seed = cmp.Or(seed, 1)
	s.cfg.Threads = threads
}

// Stop is the panic by which a session of the shell ends the running cell.
type Stop struct{ Err error }

// Error returns the sentence for the user.
func (s *Stop) Error() string { return s.Err.Error() }

// Unwrap returns the cause.
func (s *Stop) Unwrap() error { return s.Err }

// NasStop marks the value for the shell, which shows the sentence and no stack.
func (s *Stop) NasStop() {}

// StopCell is the Fail function of the shell's sessions.
func StopCell(err error) { panic(&Stop{err}) }

// ctx is the context of the running cell.
func (s *Session) ctx() context.Context { return s.cfg.Context() }

// check ends the cell when err is not nil.
func (s *Session) check(err error) {
	if err != nil {
		s.cfg.Fail(err)
	}
}

// checkKept is check for work that can be cut short: kept says what remains of
// it and how to go on.
func (s *Session) checkKept(err error, kept string) {
	switch {
	case err == nil || kept == "":
		s.check(err)
	case errors.Is(err, context.Canceled):
		s.check(&interruption{kept, err})
	default:
		s.check(fmt.Errorf("%w; %s", err, kept))
	}
}

// interruption is Ctrl-C during work of which something is kept.
type interruption struct {
	kept  string
	cause error
}

// Error says what is kept.
func (e *interruption) Error() string { return "interrupted; " + e.kept }

// Unwrap returns the cause.
func (e *interruption) Unwrap() error { return e.cause }

// note prints one line beside the results.
func (s *Session) note(format string, args ...any) {
	fmt.Fprintf(s.cfg.Err, format+"\n", args...)
}

// terminal reports whether progress can be drawn in place.
func (s *Session) terminal() bool {
	f, ok := s.cfg.Err.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
