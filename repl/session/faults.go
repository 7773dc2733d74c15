package session

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"naslab/repl/fault"
	"naslab/repl/kernel"
)

// whole is the place of the cell without a line.
func (j *job) whole() fault.Place { return j.checker.PlaceAt(j.cell.Number, 0, 0) }

// broken is the fault for what this program itself got wrong.
func (j *job) broken(msg string) *fault.Fault {
	msg, _, _ = strings.Cut(msg, "\n")
	return &fault.Fault{
		Kind: fault.Compile, Place: j.whole(), Msg: "this cell cannot be prepared for the interpreter: " + msg,
		Hint: "try to write it in smaller steps",
	}
}

// mark is how a text tells which line of the user's source comes next.
var mark = regexp.MustCompile(regexp.QuoteMeta(kernel.LineName) + ` = (\d+)`)

// refused is the fault for a text that the interpreter cannot compile. The line
// is that of the last mark before it.
func (j *job) refused(err error) *fault.Fault {
	f := &fault.Fault{
		Kind: fault.Compile, Place: j.whole(), Msg: "the interpreter cannot take this: " + err.Error(),
		Hint: "try to write it in smaller steps",
	}
	var e *kernel.Error
	if !errors.As(err, &e) || e.Text == 0 {
		return f
	}
	lines := strings.Split(j.unit.Text, "\n")
	for i := min(e.Text, len(lines)) - 1; i >= 0; i-- {
		if m := mark.FindStringSubmatch(lines[i]); m != nil {
			n, _ := strconv.Atoi(m[1])
			cell, line := kernel.Unpack(n)
			f.Place = j.checker.PlaceAt(cell, line, 0)
			return f
		}
		if strings.HasPrefix(lines[i], "func ") {
			break
		}
	}
	return f
}

// fault is what became of the cell, nil when all went well.
func (j *job) fault(e kernel.Ending) *fault.Fault {
	f := j.ended(e)
	if f != nil || j.err == nil {
		return f
	}
	f = j.panicked()
	if j.run.Stopping() {
		f.Kind = fault.Interrupted // what a stopped function says of it
	}
	return f
}

// ended is the fault for a run that did not end by itself, or nil.
func (j *job) ended(e kernel.Ending) *fault.Fault {
	f := &fault.Fault{Kind: fault.Interrupted, Place: j.at()}
	f.Place.Column = 0
	switch e {
	case kernel.Finished:
		return nil
	case kernel.Interrupted:
		f.Msg = "interrupted"
	case kernel.Abandoned:
		f.Msg = "interrupted: it is in a call that cannot be cut, which is left behind; what it prints is dropped"
		f.Place = j.whole()
	case kernel.Exited:
		f.Kind, f.Code = fault.Exit, j.run.Code()
		f.Msg = fmt.Sprintf("the cell called os.Exit: exit status %d", f.Code)
		if how := j.run.How(); how != "" {
			f.Msg = "the cell " + how
		}
	case kernel.TooDeep:
		f.Kind = fault.Runtime
		f.Msg = "stack overflow: calls are nested too deep; does a function call itself without end?"
	case kernel.Starved:
		f.Kind = fault.Runtime
		f.Msg = "out of memory: the cell was stopped before the system would end the session; does something grow without end?"
	case kernel.Crashed:
		f.Kind = fault.Runtime
		f.Msg = "a goroutine of this cell ended with a panic, and the cell with it"
	case kernel.Vanished:
		f.Kind = fault.Runtime
		f.Msg = "the cell ended its own goroutine"
	}
	return f
}

// strayFault is the fault for a panic in a goroutine.
func (s *Session) strayFault(e *kernel.Error) *fault.Fault {
	return &fault.Fault{
		Kind: fault.Runtime, Place: s.checker.PlaceAt(e.Cell, e.Line, 0),
		Msg: "a goroutine that was started here ended with a panic: " + strings.TrimPrefix(e.Msg, "panic: "),
	}
}

// Spot is a line that a cell stands at.
type Spot struct {
	fault.Place
	cell, line int // as the checker counts; 0 when there was no mark
}

// Where returns the line that the running cell stands at; its place is not known
// where it is not in Go of the session.
func (s *Session) Where() Spot {
	s.mu.Lock()
	j := s.job
	s.mu.Unlock()
	if j == nil {
		return Spot{}
	}
	if cell, line := j.kernel.Mark(); cell != 0 {
		return Spot{j.checker.PlaceAt(cell, line, 0), cell, line}
	}
	return Spot{Place: j.at()}
}

// Function returns the name of the function that a spot is in, "" in the cell's
// own statements.
func (s *Session) Function(at Spot) string {
	if at.cell == 0 {
		return ""
	}
	return s.checker.FuncAt(at.cell, at.line)
}

// at is the line that runs: that of the mark, or of the statement when nothing
// in it was marked yet.
func (j *job) at() fault.Place {
	if cell, line := j.kernel.Mark(); cell == j.cell.Number || cell != 0 && !j.kernel.Background() {
		return j.checker.PlaceAt(cell, line, 0)
	}
	if s := j.statement(); s != nil {
		return j.checker.Place(s.Pos())
	}
	return j.whole()
}
