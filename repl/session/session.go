package session

import (
	"context"
	"fmt"
	"go/token"
	"go/types"
	"reflect"
	"sync"
	"time"

	"naslab/repl/check"
	"naslab/repl/fault"
	"naslab/repl/kernel"
	"naslab/repl/lower"
	"naslab/repl/rtype"
	"naslab/stdlib/export"
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
	// Brief is the text of a value for who asks about a name. nil gives none.
	Brief func(reflect.Value) string
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
	// Program says that the cell stands for a program: a panic in any goroutine
	// ends it.
	Program bool
}

// Outcome is what came of a cell.
type Outcome struct {
	Values  []reflect.Value // results of the last expression, when there are any
	Types   []string        // their types, as the cell's source has them
	Fault   *fault.Fault    // nil when all went well
	More    []*fault.Fault  // what else is wrong with a cell that does not compile
	Notes   []string        // sentences about what was checked again, dropped or kept
	Elapsed time.Duration
}

// Session evaluates cells. One cell runs at a time; Stop and Leave may be
// called from other goroutines.
type Session struct {
	cfg      Config
	importer types.Importer
	checker  *check.Checker
	lowerer  *lower.Lowerer
	kernel   *kernel.Kernel
	funcs    map[string]lower.Func // functions of the lowered texts
	imported map[string]bool       // names of packages that the kernel knows
	held     map[types.Object]bool // variables that a closure or a pointer may hold
	shown    []reflect.Value       // values of the running cell
	last     int                   // internal number of the cell that ran last

	mu      sync.Mutex
	job     *job // the running cell
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

// start makes the parts and the imports.
func (s *Session) start() error {
	fset := token.NewFileSet()
	s.importer = export.Importer(fset)
	s.funcs, s.held, s.imported = map[string]lower.Func{}, map[types.Object]bool{}, map[string]bool{}
	s.checker = check.New(check.Config{
		Fset: fset, Importer: s.importer, Paths: export.Paths(), Doc: export.Doc,
		Prefer: s.cfg.Prefer, Short: s.cfg.Short,
	})
	s.lowerer = lower.New(lower.Config{
		Fset: fset, Importer: s.importer, Real: true, Compiled: s.compiled,
		Place: func(p token.Pos) (int, int) { c, l, _ := s.checker.Position(p); return c, l },
	})
	if err := s.startKernel(); err != nil {
		return err
	}
	for _, i := range s.cfg.Imports {
		if err := s.checker.Import(i.Name, i.Path); err != nil {
			return fmt.Errorf("session: %w", err)
		}
	}
	return nil
}

func (s *Session) startKernel() (err error) {
	cfg := s.cfg.Kernel
	cfg.Runtime = map[string]reflect.Value{"Show": reflect.ValueOf(s.show)}
	for _, more := range []map[string]reflect.Value{s.lowerer.Runtime(), s.cfg.Kernel.Runtime} {
		for name, f := range more {
			cfg.Runtime[name] = f
		}
	}
	cfg.Exports = append(cfg.Exports[:len(cfg.Exports):len(cfg.Exports)], typeTable(nil))
	if ok, _ := rtype.Available(); ok && cfg.Printed == nil {
		cfg.Printed = rtype.View
	}
	if s.cfg.Stray != nil {
		cfg.Stray = func(e *kernel.Error) { s.cfg.Stray(s.strayFault(e)) }
	}
	if s.kernel, err = kernel.New(cfg); err != nil {
		return err
	}
	return s.kernel.Import(lower.TypesName, lower.TypesPath)
}

// typeTable is the package through which texts know the types of cells.
func typeTable(symbols map[string]reflect.Value) kernel.Exports {
	if symbols == nil {
		symbols = map[string]reflect.Value{}
	}
	return kernel.Exports{lower.TypesPath + "/" + lower.TypesName: symbols}
}

// Limits returns what this session cannot do on this machine, "" for nothing.
func (s *Session) Limits() string {
	if ok, why := rtype.Available(); !ok {
		return why + ": compiled code sees neither the names nor the methods of the types of cells, so that fmt prints their contents and two types of the same contents are one"
	}
	return ""
}

// Reset forgets all that was defined.
func (s *Session) Reset() error { return s.start() }

// Kernel returns the kernel, for what must reach into it.
func (s *Session) Kernel() *kernel.Kernel { return s.kernel }

// Checker returns the checker, which answers editors.
func (s *Session) Checker() *check.Checker { return s.checker }

// Context is that of the running cell.
func (s *Session) Context() context.Context { return s.kernel.Context() }

// running makes j the running cell, nil none.
func (s *Session) running(j *job) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.job, s.run = j, nil
	if j != nil {
		s.run = j.run
	}
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
// user it is an interrupt like any other. A program that it waits for is ended.
func (s *Session) LeaveBlocked() bool {
	s.mu.Lock()
	run := s.run
	s.blocked = run
	s.mu.Unlock()
	if run != nil && s.kernel.Reap(run) {
		select {
		case <-run.Done():
			return true
		case <-time.After(farewell):
		}
	}
	return s.Leave()
}

// farewell is how long a cell may take to notice that the program it waits for was
// ended.
const farewell = 50 * time.Millisecond
