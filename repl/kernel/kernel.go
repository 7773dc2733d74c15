package kernel

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"maps"
	"os"
	"path"
	"reflect"
	"strings"
	"sync"

	"github.com/traefik/yaegi/interp"
)

// Names that lowered code uses. Cells may not use identifiers that end in two
// underscores or hold two and a number.
const (
	RuntimeName = "rt__"     // package of the runtime functions
	FlagName    = "rt__flag" // int32, counted up at function entries
	LineName    = "rt__line" // int, the line that runs, see [PackLine]
	StepName    = "rt__step" // int, the statement of the cell that runs, from 1
	MinName     = "rt__min"  // generic functions for what came after Go 1.20
	MaxName     = "rt__max"
	NewName     = "rt__new"
	FlagLimit   = 4096 // when the flag is above it, Check must be called

	runtimePath = "naslab/rt"
	raised      = int32(1e9) // the flag's value while a cell is being stopped
	entryName   = "_.go"     // base name of every cell: the interpreter scopes imports by it
)

// Exports are the compiled packages that cells can import: keys are an import
// path, a slash and the package name; values are the exported symbols by name.
type Exports = map[string]map[string]reflect.Value

// Config is what a kernel works with. The zero value can evaluate Go without
// any package.
type Config struct {
	Exports []Exports                // merged in order
	Runtime map[string]reflect.Value // more functions for lowered code, beside the kernel's own
	In      io.Reader                // standard input of the cells; nil means empty. os.Stdin is it when it is a file
	Out     io.Writer                // nil means os.Stdout
	Err     io.Writer                // nil means os.Stderr
	Args    []string                 // os.Args of the cells; nil means none
	// Stray is told of a panic in a goroutine that a cell started; the error's
	// position is the go statement's. nil prints it to Err.
	Stray func(*Error)
}

// Kernel is one interpreter with its state. One cell runs at a time.
type Kernel struct {
	in       *interp.Interpreter
	packages map[string]*Package // by import path
	flag     *int32
	line     *int
	trace    *trace
	out      *gate
	stray    func(*Error)
	args     []string
	input    io.Reader
	texts    texters
	threads
	unwinding unwinding
}

// New returns a kernel that has nothing defined.
func New(cfg Config) (*Kernel, error) {
	if cfg.In == nil {
		cfg.In = strings.NewReader("")
	}
	if cfg.Out == nil {
		cfg.Out = os.Stdout
	}
	if cfg.Err == nil {
		cfg.Err = os.Stderr
	}
	if cfg.Args == nil {
		cfg.Args = []string{}
	}
	k := &Kernel{packages: map[string]*Package{}}
	k.threads.byID = map[int64]*Run{}
	k.out = &gate{kernel: k, next: cfg.Out}
	k.trace = &trace{next: &gate{kernel: k, next: cfg.Err}}
	k.args, k.input = cfg.Args, cfg.In
	k.stray = cfg.Stray
	if k.stray == nil {
		k.stray = func(e *Error) { fmt.Fprintf(cfg.Err, "%s: in a goroutine: %s\n", e.Pos, e.Msg) }
	}
	k.in = interp.New(interp.Options{
		Unrestricted: true, Args: cfg.Args,
		Stdin: cfg.In, Stdout: k.out, Stderr: k.trace,
	})
	for _, e := range cfg.Exports {
		if err := k.use(e); err != nil {
			return nil, err
		}
	}
	k.override()
	rt := k.runtime()
	maps.Copy(rt, cfg.Runtime)
	if err := k.use(Exports{runtimePath + "/" + RuntimeName: rt}); err != nil {
		return nil, err
	}
	if err := k.prepare(); err != nil {
		return nil, err
	}
	return k, k.generics()
}

// use adds exports to the interpreter and to the list of packages.
func (k *Kernel) use(e Exports) error {
	if err := quietly(func() error { return k.in.Use(e) }); err != nil {
		return fmt.Errorf("kernel: loading packages: %w", err)
	}
	for key, symbols := range e {
		dir, name := path.Dir(key), path.Base(key)
		if key == "." || dir == "." {
			continue
		}
		p := k.packages[dir]
		if p == nil {
			p = &Package{Path: dir, Name: name}
			k.packages[dir] = p
		}
		p.tables = append(p.tables, symbols)
	}
	return nil
}

// prepare declares the variables that lowered code tests and sets.
func (k *Kernel) prepare() error {
	for _, src := range []string{
		"import " + RuntimeName + ` "` + runtimePath + `"`,
		"var " + FlagName + " int32",
		"var " + LineName + " int",
		"var " + StepName + " int",
		"func " + MinName + "[N__ any](a N__, b ...N__) N__ { for _, x := range b { if x < a { a = x } }; return a }",
		"func " + MaxName + "[X__ any](a X__, b ...X__) X__ { for _, x := range b { if x > a { a = x } }; return a }",
		"func " + NewName + "[V__ any](v V__) *V__ { return &v }",
	} {
		f, err := parser.ParseFile(k.FileSet(), entryName, "package main;"+src, parser.SkipObjectResolution)
		if err != nil {
			return fmt.Errorf("kernel: %w", err)
		}
		if err := k.execute(f); err != nil {
			return fmt.Errorf("kernel: %w", err)
		}
	}
	var ok bool
	if k.flag, ok = k.Global(FlagName).Addr().Interface().(*int32); !ok {
		return fmt.Errorf("kernel: the interpreter has no %s", FlagName)
	}
	if k.line, ok = k.Global(LineName).Addr().Interface().(*int); !ok {
		return fmt.Errorf("kernel: the interpreter has no %s", LineName)
	}
	return nil
}

func (k *Kernel) execute(n ast.Node) error {
	p, err := k.Compile(n)
	if err != nil {
		return err
	}
	return k.Exec(p, 0)
}

// FileSet returns the set that every tree must be parsed with.
func (k *Kernel) FileSet() *token.FileSet { return k.in.FileSet() }

// FileName returns the name to parse the cell with the given number under.
func FileName(cell int) string { return fmt.Sprintf("%d/%s", cell, entryName) }

// Global returns the value of an interpreted variable or constant; the zero
// Value when there is none. A variable is addressable.
func (k *Kernel) Global(name string) reflect.Value {
	return k.in.Globals()[name]
}

// Out returns the writer that cells print to.
func (k *Kernel) Out() io.Writer { return k.out }

// Package returns what is known of an importable package, or nil.
func (k *Kernel) Package(importPath string) *Package { return k.packages[importPath] }

// Packages returns all importable packages by import path.
func (k *Kernel) Packages() map[string]*Package { return k.packages }

// Package is a compiled package that cells can import.
type Package struct {
	Path   string
	Name   string
	tables []map[string]reflect.Value
	source []string // names of what is interpreted source
	mu     sync.Mutex
	names  []string
}
