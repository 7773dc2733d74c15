package kernel

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"log"
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"github.com/traefik/yaegi/interp"
)

// Error is what went wrong in compiling or running a text.
type Error struct {
	Msg string // one sentence
	// Text is the line of the text that could not be compiled, from 1; 0 when
	// the text ran.
	Text int
	// Cell and Line are the mark that stood when the text panicked; 0 when there
	// was none.
	Cell, Line int
	Value      any      // what was panicked with
	Frames     []string // functions of texts that a panic passed, innermost first; "" for what is not in one
}

// Error returns the sentence.
func (e *Error) Error() string { return e.Msg }

// Unwrap returns the panic's value when it is an error.
func (e *Error) Unwrap() error {
	err, _ := e.Value.(error)
	return err
}

// Load compiles a text of package main and declares what it declares. The error
// is an *[Error]. A name that the text declares is known to the interpreter even
// then.
func (k *Kernel) Load(text string) error {
	f, err := parser.ParseFile(k.in.FileSet(), EntryFile, text, parser.SkipObjectResolution)
	if err != nil {
		return compileError(err)
	}
	defer k.in.FileSet().RemoveFile(k.in.FileSet().File(f.FileStart))
	for _, part := range parts(f) {
		if _, err := k.execute(part); err != nil {
			return err
		}
	}
	return nil
}

// parts cuts the variables off a file that declares no type: the interpreter
// keeps the whole tree in which a variable is declared for as long as it knows
// the variable.
func parts(f *ast.File) []*ast.File {
	vars, rest := *f, *f
	vars.Decls, rest.Decls = nil, nil
	for _, d := range f.Decls {
		g, ok := d.(*ast.GenDecl)
		switch {
		case ok && g.Tok == token.TYPE:
			return []*ast.File{f}
		case ok && g.Tok == token.VAR && !hasValues(g):
			vars.Decls = append(vars.Decls, d)
		default:
			rest.Decls = append(rest.Decls, d)
		}
	}
	if len(vars.Decls) == 0 || len(rest.Decls) == 0 {
		return []*ast.File{f}
	}
	return []*ast.File{&vars, &rest}
}

func hasValues(g *ast.GenDecl) bool {
	for _, s := range g.Specs {
		if v, ok := s.(*ast.ValueSpec); ok && len(v.Values) > 0 {
			return true
		}
	}
	return false
}

// Import makes a package known to texts under a name.
func (k *Kernel) Import(name, path string) error {
	return k.Load(fmt.Sprintf("package main; import %s %q", name, path))
}

// LoadCell loads a text whose init function hands the function that runs it to
// the runtime's Entry, and returns that function.
func (k *Kernel) LoadCell(text string) (func(), error) {
	k.entry = nil
	if err := k.Load(text); err != nil {
		return nil, err
	}
	if k.entry == nil {
		return nil, &Error{Msg: "the text has no entry"}
	}
	return k.entry, nil
}

// Global returns the value of a variable of a text, which is addressable; the
// zero Value when there is none.
func (k *Kernel) Global(name string) reflect.Value {
	v, err := k.eval(name)
	if err != nil || !v.CanAddr() {
		return reflect.Value{}
	}
	return v
}

// eval returns what a name of a text stands for.
func (k *Kernel) eval(name string) (reflect.Value, error) {
	f, err := parser.ParseFile(k.in.FileSet(), EntryFile, "package main; func _() { "+name+" }", parser.SkipObjectResolution)
	if err != nil {
		return reflect.Value{}, compileError(err)
	}
	defer k.in.FileSet().RemoveFile(k.in.FileSet().File(f.FileStart))
	return k.execute(f.Decls[0].(*ast.FuncDecl).Body)
}

// execute compiles a tree and runs it.
func (k *Kernel) execute(n ast.Node) (v reflect.Value, err error) {
	defer trim(k.in)
	var p *interp.Program
	err = quietly(func() (err error) {
		p, err = k.in.CompileAST(n)
		return err
	})
	if err != nil {
		return v, compileError(err)
	}
	if p == nil {
		return v, &Error{Msg: "there is nothing to run"}
	}
	err = quietly(func() (err error) {
		v, err = k.in.Execute(p)
		return err
	})
	if err != nil {
		return v, compileError(err)
	}
	return v, nil
}

// hostPanic is a panic of the interpreter itself.
type hostPanic struct{ value any }

func (h *hostPanic) Error() string { return fmt.Sprint(h.value) }

// quietly calls f, turns a panic into an error, and drops what the interpreter
// writes to the standard logger before it panics.
func quietly(f func() error) (err error) {
	old := log.Writer()
	log.SetOutput(io.Discard)
	defer func() {
		log.SetOutput(old)
		if r := recover(); r != nil {
			err = &hostPanic{r}
		}
	}()
	return f()
}

// place is the position that the interpreter puts before its messages.
var place = regexp.MustCompile(`^(?:[^\s:]*` + regexp.QuoteMeta(EntryFile) + `:)?(\d+):\d+: |^-: `)

// compileError cuts the position off the interpreter's message.
func compileError(err error) *Error {
	msg, _, _ := strings.Cut(err.Error(), "\n")
	e := &Error{Msg: msg}
	for {
		m := place.FindStringSubmatch(e.Msg)
		if m == nil {
			break
		}
		if n, err := strconv.Atoi(m[1]); err == nil {
			e.Text = n
		}
		e.Msg = e.Msg[len(m[0]):]
	}
	e.Msg = strings.TrimPrefix(e.Msg, "CFG post-order panic: ")
	return e
}
