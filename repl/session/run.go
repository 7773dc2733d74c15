package session

import (
	"context"
	"errors"
	"fmt"
	"go/types"
	"time"

	"naslab/repl/check"
	"naslab/repl/fault"
	"naslab/repl/kernel"
	"naslab/repl/lower"
)

// job is the way of one cell.
type job struct {
	*Session
	cell *check.Cell
	unit *lower.Unit
	run  *kernel.Run // set when it has begun
	err  error       // of the run
	// strict says that a panic in any goroutine ends the cell.
	strict bool
}

// Run evaluates a cell and waits for it.
func (s *Session) Run(ctx context.Context, c Cell) *Outcome {
	start := time.Now()
	out := s.outcome(ctx, c)
	out.Elapsed = time.Since(start)
	return out
}

func (s *Session) outcome(ctx context.Context, c Cell) *Outcome {
	cell, faults := s.checker.Check(check.Source{File: c.File, Line: c.Line, Text: c.Text, Prompt: c.Prompt, Number: c.Number})
	if len(faults) > 0 {
		return &Outcome{Fault: faults[0], More: faults[1:]}
	}
	j := &job{Session: s, cell: cell, strict: c.Program}
	quieten(cell)
	f, bad := j.compile()
	if bad != nil {
		s.checker.Drop()
		return &Outcome{Fault: bad}
	}
	s.last, s.shown = cell.Number, nil
	ending := j.execute(ctx, f)
	out := &Outcome{Notes: cell.Notes, Fault: j.fault(ending)}
	if out.Fault == nil {
		out.Values, out.Types = j.values()
	}
	j.commit(out.Fault == nil)
	return out
}

// compile lowers the cell and compiles it. A cell that cannot be leaves nothing
// behind.
func (j *job) compile() (f func(), bad *fault.Fault) {
	if bad := j.lower(); bad != nil {
		return nil, bad
	}
	if f, bad = j.load(); bad != nil {
		j.unit.Drop()
		return nil, bad
	}
	for name, f := range j.unit.Funcs {
		j.funcs[name] = f
	}
	return f, nil
}

// lower makes the text of the cell.
func (j *job) lower() (bad *fault.Fault) {
	defer func() {
		if r := recover(); r != nil {
			bad = j.broken(fmt.Sprint(r))
		}
	}()
	var err error
	j.unit, err = j.lowerer.Cell(j.cell)
	var refusal *lower.Refusal
	switch {
	case errors.As(err, &refusal):
		p := j.checker.Place(refusal.Pos)
		if p.File == "" {
			p = j.whole()
		}
		return &fault.Fault{Kind: fault.Compile, Place: p, Msg: refusal.Msg}
	case err != nil:
		return j.broken(err.Error())
	}
	return nil
}

// load hands the text to the interpreter and returns the function that runs it.
func (j *job) load() (func(), *fault.Fault) {
	if len(j.unit.Types) > 0 {
		if err := j.kernel.Use(typeTable(j.unit.Types)); err != nil {
			return nil, j.broken(err.Error())
		}
	}
	for _, i := range j.unit.Imports {
		if j.imported[i.Name] { // by a cell that could not be compiled
			continue
		}
		if err := j.kernel.Import(i.Name, i.Path); err != nil {
			return nil, j.refused(err)
		}
		j.imported[i.Name] = true
	}
	f, err := j.kernel.LoadCell(j.unit.Text)
	if err != nil {
		return nil, j.refused(err)
	}
	j.kernel.Forget(j.unit.Entry)
	return f, nil
}

// execute runs the compiled cell.
func (j *job) execute(ctx context.Context, f func()) kernel.Ending {
	var err error
	j.kernel.Strict(j.strict)
	j.run = j.kernel.Start(ctx, func() { err = j.kernel.Call(f) })
	j.running(j)
	ending := j.kernel.Wait(j.run)
	j.running(nil)
	if ending == kernel.Abandoned && j.blocked == j.run {
		ending = kernel.Interrupted
	}
	if ending == kernel.Abandoned {
		go j.late(&err)
	}
	if j.run.Ended() { // otherwise its goroutine may still write err
		j.err = err
	}
	return ending
}

// late tells what a function of naslab that was left behind says when it ends.
func (j *job) late(err *error) {
	<-j.run.Done()
	var e *kernel.Error
	if !errors.As(*err, &e) || j.cfg.Stray == nil {
		return
	}
	if _, ok := e.Value.(interface{ NasStop() }); ok {
		j.cfg.Stray(&fault.Fault{Kind: fault.Stop, Place: j.whole(), Msg: e.Msg})
	}
}

// commit takes what the cell has declared into the session. Of one that failed,
// these are the variables whose statements were done.
func (j *job) commit(well bool) {
	var ran func(*types.Var) bool
	if !well {
		begun := j.kernel.Step()
		ran = func(v *types.Var) bool {
			for i, s := range j.cell.Body {
				if s.Pos() <= v.Pos() && v.Pos() < s.End() {
					return i+1 < begun
				}
			}
			return true
		}
	}
	j.hold()
	gone := j.checker.Commit(j.cell, ran)
	j.free(gone)
}

// Do runs f as a cell is run: Stop and Leave end it, and a panic is a fault of
// the last cell. It is for what runs the cells' own functions, such as showing a
// value that has a String method.
func (s *Session) Do(ctx context.Context, f func()) *fault.Fault {
	j := &job{Session: s, cell: &check.Cell{Number: s.last}}
	return j.fault(j.execute(ctx, f))
}
