package session

import (
	"context"
	"reflect"
	"strings"
	"sync"
	"time"

	"naslab/repl/cell"
	"naslab/repl/fault"
	"naslab/repl/kernel"
	lower "naslab/repl/untyped"
)

// Config is what a session starts with.
type Config struct {
	Kernel  kernel.Config
	Imports []Import // made before the first cell
	// Prefer gives the path to import where several packages have the name
	// that a cell uses without importing it, such as "rand".
	Prefer map[string]string
	// Short gives import paths that may be written short, such as "nas".
	Short map[string]string
	// Stray is told of a panic in a goroutine that a cell started. nil means
	// that the kernel prints it.
	Stray func(*fault.Fault)
}

// Import is one import declaration.
type Import struct {
	Name string // empty means the package's own name
	Path string
}

// Cell is a piece of source to run.
type Cell struct {
	File   string // the file's name, or "In [3]"
	Prompt bool   // typed at the prompt
	Number int    // its number in the session or file, from 1; 0 means none
	Line   int    // line of the file on which Text begins; 0 means 1
	Text   string
}

// Outcome is what came of a cell.
type Outcome struct {
	Values  []reflect.Value // results of the last expression, when there are any
	Type    string          // their Go types, "int, error"; empty when the session cannot tell
	Fault   *fault.Fault    // nil when all went well
	Notes   []string        // sentences about what was compiled again or dropped
	Elapsed time.Duration
}

// Session evaluates cells. One cell runs at a time; Stop and Leave may be
// called from other goroutines.
type Session struct {
	cfg    Config
	kernel *kernel.Kernel
	table  table
	cells  []*Cell // by internal number, from 1
	funcs  []lower.Func
	count  int             // of made-up names
	values []reflect.Value // of the expression that was just shown
	defers []func()        // calls to make at the cell's end

	mu      sync.Mutex
	run     *kernel.Run
	blocked *kernel.Run // the run that was left because it waited
}

// New starts a session.
func New(cfg Config) (*Session, error) {
	s := &Session{cfg: cfg}
	if err := s.start(); err != nil {
		return nil, err
	}
	return s, nil
}

// start makes the kernel and the imports.
func (s *Session) start() error {
	rt := map[string]reflect.Value{
		"Show":  reflect.ValueOf(s.show),
		"Defer": reflect.ValueOf(s.deferred),
	}
	for k, v := range s.cfg.Kernel.Runtime {
		rt[k] = v
	}
	kc := s.cfg.Kernel
	kc.Runtime = rt
	if s.cfg.Stray != nil {
		kc.Stray = func(e *kernel.Error) {
			s.cfg.Stray(&fault.Fault{
				Kind: fault.Runtime, Place: s.place(e.Pos, 0), Msg: "a goroutine that was started here ended with a panic: " + strings.TrimPrefix(e.Msg, "panic: "),
			})
		}
	}
	k, err := kernel.New(kc)
	if err != nil {
		return err
	}
	s.kernel, s.table, s.funcs = k, newTable(), nil
	s.cells = []*Cell{{File: "naslab"}}
	for _, i := range s.cfg.Imports {
		if err := s.importNow(i); err != nil {
			return err
		}
	}
	return nil
}

// Reset forgets all that was defined.
func (s *Session) Reset() error { return s.start() }

// Kernel returns the kernel, for what must reach into it.
func (s *Session) Kernel() *kernel.Kernel { return s.kernel }

// Context is that of the running cell.
func (s *Session) Context() context.Context { return s.kernel.Context() }

// Run evaluates a cell and waits for it.
func (s *Session) Run(ctx context.Context, c Cell) *Outcome {
	if c.Line == 0 {
		c.Line = 1
	}
	start := time.Now()
	out := &Outcome{}
	s.cells = append(s.cells, &c)
	id := len(s.cells) - 1
	s.values, s.defers = nil, nil
	job := &job{Session: s, id: id, out: out}
	run := s.kernel.Start(ctx, func() {
		defer job.runDeferred()
		job.cell(cell.Split(c.Text))
	})
	s.setRun(run)
	ending := s.kernel.Wait(run)
	s.setRun(nil)
	if ending == kernel.Abandoned {
		out = &Outcome{} // the cell's goroutine may still write to the other
		if s.blocked == run {
			ending = kernel.Interrupted
		}
	}
	if f := s.endFault(id, run, ending); f != nil && (out.Fault == nil || ending != kernel.Finished) {
		out.Fault = f
	}
	if out.Fault != nil && run.Stopping() && out.Fault.Kind != fault.Exit {
		out.Fault.Kind = fault.Interrupted // also what a stopped function says of it
	}
	out.Elapsed = time.Since(start)
	return out
}

func (s *Session) setRun(r *kernel.Run) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.run = r
}

// Running returns the run of the current cell, or nil.
func (s *Session) Running() *kernel.Run {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.run
}

// Stop interrupts the running cell and reports whether there was one.
func (s *Session) Stop() bool {
	r := s.Running()
	if r != nil {
		s.kernel.Stop(r)
	}
	return r != nil
}

// Leave gives up on a running cell that does not stop.
func (s *Session) Leave() bool {
	r := s.Running()
	if r != nil {
		s.kernel.Leave(r)
	}
	return r != nil
}

// LeaveBlocked leaves a running cell that waits for what will not come: to the
// user it is an interrupt like any other.
func (s *Session) LeaveBlocked() bool {
	s.mu.Lock()
	s.blocked = s.run
	s.mu.Unlock()
	return s.Leave()
}

// show receives the values of an expression that stands alone.
func (s *Session) show(values ...any) {
	if !s.kernel.IsCurrent() {
		return
	}
	s.values = s.values[:0:0]
	for _, v := range values {
		s.values = append(s.values, reflect.ValueOf(s.kernel.Plain(v)))
	}
}

// deferred receives a call that is to be made at the end of the cell.
func (s *Session) deferred(f func()) {
	if !s.kernel.IsCurrent() {
		return
	}
	s.defers = append(s.defers, f)
}

// Defined reports whether the session has something of that name.
func (s *Session) Defined(name string) bool { return s.table.names[name] != nil }
