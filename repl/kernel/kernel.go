package kernel

import (
	"fmt"
	"io"
	"os"
	"path"
	"reflect"
	"strings"
	"sync/atomic"

	"github.com/traefik/yaegi/interp"

	"naslab/repl/lower/rt"
)

// Names that lowered code uses. The names of cells never hold two underscores and
// a number.
const (
	RuntimeName = "rt__"     // package of the runtime functions
	FlagName    = "rt__flag" // int32, counted up at function entries
	LineName    = "rt__line" // int, the line that runs, see [PackLine]
	FlagLimit   = 4096       // when the flag is above it, Check must be called
	EntryFile   = "_.go"     // base name of every text: the interpreter scopes imports by it
	runtimePath = "naslab/rt"
	raised      = int32(1e9) // the flag's value while a cell is being stopped
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
	// line is the go statement's. nil prints it to Err.
	Stray func(*Error)
	// Printed returns what package fmt should see of an argument, and whether that
	// is something else; nil means the argument.
	Printed func(any) (any, bool)
}

// Kernel is one interpreter with its state. One cell runs at a time.
type Kernel struct {
	in      *interp.Interpreter
	flag    *int32
	line    *int
	step    atomic.Int64 // statement of the cell that was begun last, from 1
	trace   *trace
	earlier func(value any) rt.Chain
	out     *gate
	stray   func(*Error)
	args    []string
	entry   func() // that the last text handed over
	input   io.Reader
	printed func(any) (any, bool)
	strict  atomic.Bool
	signals signals
	streams streams
	threads
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
	k := &Kernel{args: cfg.Args, input: cfg.In, stray: cfg.Stray, printed: cfg.Printed}
	k.out = &gate{kernel: k, next: cfg.Out}
	k.trace = &trace{next: &gate{kernel: k, next: cfg.Err}}
	if k.stray == nil {
		k.stray = func(e *Error) { fmt.Fprintf(cfg.Err, "in a goroutine: %s\n", e.Msg) }
	}
	if k.printed == nil {
		k.printed = func(a any) (any, bool) { return a, false }
	}
	k.in = interp.New(interp.Options{
		Unrestricted: true, Args: cfg.Args,
		Stdin: cfg.In, Stdout: k.out, Stderr: k.trace,
	})
	for _, e := range cfg.Exports {
		if err := k.Use(e); err != nil {
			return nil, err
		}
	}
	k.override()
	if err := k.Use(Exports{runtimePath + "/" + RuntimeName: k.runtime(cfg.Runtime)}); err != nil {
		return nil, err
	}
	rescued()
	return k, k.prepare()
}

// Use makes symbols of compiled packages known, also of packages that are
// imported already.
func (k *Kernel) Use(e Exports) error {
	if err := quietly(func() error { return k.in.Use(e) }); err != nil {
		return fmt.Errorf("kernel: loading packages: %w", err)
	}
	return nil
}

// prepare declares the variables that lowered code tests and sets.
func (k *Kernel) prepare() error {
	text := "package main; import " + RuntimeName + ` "` + runtimePath + `"; var ` +
		FlagName + " int32; var " + LineName + " int"
	if err := k.Load(text); err != nil {
		return fmt.Errorf("kernel: %w", err)
	}
	var ok bool
	if k.flag, ok = pointer[int32](k.Global(FlagName)); !ok {
		return fmt.Errorf("kernel: the interpreter has no %s", FlagName)
	}
	if k.line, ok = pointer[int](k.Global(LineName)); !ok {
		return fmt.Errorf("kernel: the interpreter has no %s", LineName)
	}
	return nil
}

// pointer returns the address of a variable.
func pointer[T any](v reflect.Value) (*T, bool) {
	if !v.IsValid() || !v.CanAddr() {
		return nil, false
	}
	p, ok := v.Addr().Interface().(*T)
	return p, ok
}

// Out returns the writer that cells print to.
func (k *Kernel) Out() io.Writer { return k.out }

// Err returns the writer that cells print errors to.
func (k *Kernel) Err() io.Writer { return k.trace.next }

// Args returns the arguments of the cells' program.
func (k *Kernel) Args() []string { return k.args }

// Symbol returns the symbol of a compiled package: a nil pointer for a type, the
// value of a constant, an addressable value for a variable.
func (k *Kernel) Symbol(importPath, name string) (reflect.Value, bool) {
	v, ok := k.Symbols(importPath)[name]
	return v, ok
}

// Symbols returns the symbols of a compiled package by name, as [Kernel.Symbol] does.
func (k *Kernel) Symbols(importPath string) map[string]reflect.Value {
	return k.in.Symbols(importPath)[path.Clean(importPath)]
}

// enters is how a text hands over the function that runs it.
func (k *Kernel) enters(f func()) { k.entry = f }

// runtime returns the functions that lowered code calls in package
// [RuntimeName].
func (k *Kernel) runtime(more map[string]reflect.Value) map[string]reflect.Value {
	r := &rt.Runtime{Err: k.Err(), Recovered: func() { k.trace.take() }, Exiting: k.Exiting, Room: room}
	k.earlier = r.Earlier
	out := r.Exports()
	for name, f := range map[string]any{"Check": k.check, "Current": k.own, "Step": k.begins, "Go": k.goGuarded, "Entry": k.enters} {
		out[name] = reflect.ValueOf(f)
	}
	for _, list := range []map[string]any{k.fatal(), k.logMethods(), k.slogMethods()} {
		for name, f := range list {
			out[name] = reflect.ValueOf(f)
		}
	}
	out["Run"] = reflect.ValueOf((*Run)(nil))
	for name, f := range more {
		out[name] = f
	}
	return out
}
