package kernel

import (
	"fmt"
	"go/ast"
	"go/token"
	"io"
	"log"
	"regexp"
	"strconv"
	"strings"

	"github.com/traefik/yaegi/interp"
)

// Program is a compiled tree, ready to run.
type Program struct{ p *interp.Program }

// Error is what went wrong in compiling or running a tree.
type Error struct {
	Pos   token.Position // File is as given by [FileName]; the zero value when unknown
	Msg   string         // one sentence
	Value any            // what was panicked with, when the code ran
	Trace []Frame        // where a panic passed, innermost first
	Inner bool           // the interpreter itself failed: its own panic
	// NoType says that compiling failed for want of a type, which a range over
	// an integer causes among other things.
	NoType bool
}

// Error returns the sentence.
func (e *Error) Error() string { return e.Msg }

// Unwrap returns the panic's value when it is an error.
func (e *Error) Unwrap() error {
	err, _ := e.Value.(error)
	return err
}

// Compile prepares a file, a block statement or an expression for running. The
// tree must have been parsed with the kernel's file set. A name that the tree
// declares is known to the interpreter even when Compile fails. The error is an
// *[Error].
func (k *Kernel) Compile(n ast.Node) (*Program, error) {
	var p *interp.Program
	err := quietly(func() (err error) {
		p, err = k.in.CompileAST(n)
		return err
	})
	if err == nil && p == nil {
		return nil, &Error{Msg: "there is nothing to run"}
	}
	if err != nil {
		return nil, compileError(err)
	}
	return &Program{p}, nil
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
var place = regexp.MustCompile(`^(\w+/` + regexp.QuoteMeta(entryName) + `):(\d+):(\d+): `)

// compileError cuts the position off the interpreter's message.
func compileError(err error) *Error {
	_, inner := err.(*hostPanic)
	e := &Error{Msg: err.Error(), Inner: inner}
	e.NoType = inner && strings.HasSuffix(e.Msg, "nil type")
	for {
		m := place.FindStringSubmatch(e.Msg)
		if m == nil {
			break
		}
		// What lies in the generic packages is blamed on the cell.
		if m[1][0] >= '0' && m[1][0] <= '9' {
			e.Pos = position(m)
		}
		e.Msg = e.Msg[len(m[0]):]
	}
	e.Msg = compileSentence(e.Msg)
	return e
}

// position reads the groups of place.
func position(m []string) token.Position {
	line, _ := strconv.Atoi(m[2])
	column, _ := strconv.Atoi(m[3])
	return token.Position{Filename: m[1], Line: line, Column: column}
}
