package session

import (
	"fmt"
	"go/token"
	"regexp"
	"strings"

	"naslab/repl/fault"
	"naslab/repl/kernel"
	lower "naslab/repl/untyped"
)

// place turns a position of the kernel into one of the user's source. Without a
// position it is the cell with number id.
func (s *Session) place(at token.Position, id int) fault.Place {
	n, ok := cellNumber(at.Filename)
	if !ok || n >= len(s.cells) || n == 0 {
		n = id
	}
	c := s.cells[n]
	p := fault.Place{File: c.File, Prompt: c.Prompt, Number: c.Number}
	if at.Line <= 0 {
		return p
	}
	lines := strings.Split(c.Text, "\n")
	line := min(at.Line, len(lines)) // an unexpected end is reported past it
	p.Line, p.Column = c.Line+line-1, at.Column
	p.Source = lines[line-1]
	if line < at.Line {
		p.Column = len(p.Source) + 1
	}
	if len(lines) == 1 && c.Prompt {
		p.Single = true
	}
	return p
}

// cellNumber reads the number from a name made by [kernel.FileName].
func cellNumber(file string) (int, bool) {
	dir, _, ok := strings.Cut(file, "/")
	if !ok || dir == "" {
		return 0, false
	}
	n := 0
	for _, r := range dir {
		if r < '0' || r > '9' {
			return 0, false
		}
		n = n*10 + int(r-'0')
	}
	return n, true
}

// sameTypes is the interpreter's complaint about two types of one name.
var sameTypes = regexp.MustCompile(`type \W*(\w+) as type \W*(\w+)`)

// compiled turns a compile error of the kernel into a fault.
func (j *job) compiled(err error, it *item) *fault.Fault {
	e, ok := err.(*kernel.Error)
	if !ok {
		return &fault.Fault{Kind: fault.Compile, Place: j.place(token.Position{}, j.id), Msg: err.Error()}
	}
	at := e.Pos
	if !at.IsValid() && it != nil {
		at = j.kernel.FileSet().Position(it.tree.Node().Pos())
	}
	f := &fault.Fault{Kind: fault.Compile, Place: j.place(at, j.id), Msg: e.Msg}
	if m := sameTypes.FindStringSubmatch(e.Msg); m != nil && m[1] == m[2] {
		f.Hint = "a value made before " + m[1] + " was declared again has the old type; make it anew"
	}
	if e.Inner {
		f.Hint = "the interpreter could not take this; try to write it in smaller steps"
	}
	return f
}

// ran turns a panic into a fault. line is where the running piece begins.
func (j *job) ran(err error, it *item) *fault.Fault {
	e, ok := err.(*kernel.Error)
	if !ok {
		return j.compiled(err, it)
	}
	own := j.kernel.FileSet().Position(it.tree.Node().Pos())
	end := j.kernel.FileSet().Position(it.tree.Node().End())
	f := &fault.Fault{Kind: fault.Runtime, Msg: e.Msg}
	if _, ok := e.Value.(interface{ NasStop() }); ok {
		f.Kind = fault.Stop
		f.Cause, _ = e.Value.(error)
	}
	at, inFunc := j.innermost(e)
	if !inFunc {
		at = e.Pos
		if at.Filename != own.Filename || at.Line < own.Line || at.Line > end.Line {
			at = own
		}
		at.Column = 0
		if at.Line == own.Line {
			at.Column = own.Column
		}
		f.Place = j.place(at, j.id)
		return f
	}
	f.Place = j.place(at, j.id)
	if at.Filename != own.Filename || at.Line < own.Line || at.Line > end.Line {
		own.Column = 0
		f.Trace = append(f.Trace, j.place(own, j.id))
	}
	return f
}

// innermost finds the line of the innermost function that a panic came from.
// The line mark is trusted when it lies in that function: after a call it may
// still be that of the callee.
func (j *job) innermost(e *kernel.Error) (token.Position, bool) {
	for _, fr := range e.Trace {
		x, ok := j.funcAt(fr.Pos)
		if !ok {
			continue
		}
		at := e.Pos
		if at.Filename == x.Start.Filename && at.Line >= x.Start.Line && at.Line <= x.End.Line {
			return at, true
		}
		at = x.Start
		at.Column = 0
		return at, true
	}
	return token.Position{}, false
}

// funcAt returns the function whose body opens at the position.
func (s *Session) funcAt(at token.Position) (lower.Func, bool) {
	for i := len(s.funcs) - 1; i >= 0; i-- {
		st := s.funcs[i].Start
		if st.Filename == at.Filename && st.Line == at.Line && st.Column == at.Column {
			return s.funcs[i], true
		}
	}
	return lower.Func{}, false
}

// endFault is the fault for a run that did not end by itself, or nil.
func (s *Session) endFault(id int, r *kernel.Run, e kernel.Ending) *fault.Fault {
	f := &fault.Fault{Kind: fault.Interrupted, Place: s.place(s.kernel.Line(), id)}
	switch e {
	case kernel.Finished:
		return nil
	case kernel.Interrupted:
		f.Msg = "interrupted"
	case kernel.Abandoned:
		f.Msg = "interrupted, and left behind: it still runs, and what it prints is dropped"
		f.Place = s.place(token.Position{}, id)
	case kernel.Exited:
		f.Kind, f.Code = fault.Exit, r.Code()
		f.Msg = fmt.Sprintf("the cell called os.Exit: exit status %d", f.Code)
	case kernel.TooDeep:
		f.Kind = fault.Runtime
		f.Msg = "calls are nested too deep: does a function call itself without end?"
	case kernel.Vanished:
		f.Kind = fault.Runtime
		f.Msg = "the cell ended its own goroutine"
	}
	return f
}
