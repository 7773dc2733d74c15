package check

import (
	"go/token"
	"go/types"
	"sync"

	"naslab/repl/fault"
)

// Config is what a checker starts with.
type Config struct {
	// Fset is shared with the importer and with who wants positions; nil means
	// a new one.
	Fset *token.FileSet
	// Importer gives the packages that cells can import.
	Importer types.Importer
	// Paths are the import paths that are known, for packages that are used
	// without being imported and for suggestions.
	Paths []string
	// Prefer gives the path to import where several packages have the name
	// that a cell uses without importing it, such as "rand".
	Prefer map[string]string
	// Short gives import paths that may be written short, such as "nas".
	Short map[string]string
	// Doc returns the doc comment of a package's symbol ("Search", "Study.Front"
	// or "" for the package's own). It may be nil.
	Doc func(path, symbol string) string
	// Value returns the short value of a session variable. It may be nil.
	Value func(*types.Var) string
}

// Checker checks the cells of one session. Its methods may be called from
// several goroutines, so that an editor gets answers while a cell runs.
type Checker struct {
	mu      sync.Mutex
	cfg     Config
	fset    *token.FileSet
	pkg     *types.Package
	sources []Source // by cell number, from 1
	table   table
	auto    map[string]*types.PkgName // packages imported by themselves
	byName  map[string][]string       // paths by the package's likely name
	context *types.Context            // of instances that the back end makes
	pending *job                      // checked, and neither committed nor dropped
}

// New returns a checker without any names.
func New(cfg Config) *Checker {
	c := &Checker{cfg: cfg, fset: cfg.Fset}
	if c.fset == nil {
		c.fset = token.NewFileSet()
	}
	c.index()
	c.Reset()
	return c
}

// Reset forgets all that was declared. Cells go on being counted.
func (c *Checker) Reset() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.pkg = types.NewPackage("main", "main")
	c.table = newTable()
	c.auto = map[string]*types.PkgName{}
	c.context = types.NewContext()
	c.pending = nil
	if len(c.sources) == 0 {
		c.sources = make([]Source, 1)
	}
}

// Fset returns the file set of all positions. [Checker.Place] is what to show
// to people.
func (c *Checker) Fset() *token.FileSet { return c.fset }

// Package returns the package that all session objects are in.
func (c *Checker) Package() *types.Package { return c.pkg }

// Check type-checks a cell. It declares nothing: that is for [Checker.Commit].
// A cell that was checked before and not committed is dropped.
func (c *Checker) Check(src Source) (cell *Cell, faults Faults) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.drop()
	n := c.keep(src)
	defer func() {
		if r := recover(); r != nil {
			c.drop()
			cell, faults = nil, c.broken(n, r)
		}
	}()
	p, faults := (&reader{Checker: c}).parse(n)
	if faults != nil {
		return nil, faults
	}
	if c.renews(p) {
		if cell, _ := c.checkParsed(n, p.withVarsAsStatements()); cell != nil {
			return cell, nil
		}
	}
	return c.checkParsed(n, p)
}

// checkParsed checks a cell, again and again while types turn up that must be
// declared anew.
func (c *Checker) checkParsed(n int, p *parsed) (*Cell, Faults) {
	redone := map[*types.TypeName]bool{}
	for {
		j := newJob(c, n, p, redone)
		c.pending = j
		faults := j.check()
		if faults == nil && !j.retry {
			return j.cell, nil
		}
		c.drop()
		if faults != nil {
			return nil, faults
		}
	}
}

// Drop forgets the cell that was checked last and not committed.
func (c *Checker) Drop() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.drop()
}

func (c *Checker) drop() {
	if c.pending != nil {
		c.pending.undo()
	}
	c.pending = nil
}

// broken is the fault for what the checker itself got wrong.
func (c *Checker) broken(n int, r any) Faults {
	return Faults{{
		Kind: fault.Compile, Place: c.sources[n].place(0, 0),
		Msg:  "the type checker failed on this cell: " + firstLine(r),
		Hint: "try to write it in smaller cells",
	}}
}
