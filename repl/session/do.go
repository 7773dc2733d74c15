package session

import (
	"context"
	"go/token"

	"naslab/repl/fault"
	"naslab/repl/kernel"
)

// Do runs f as a cell is run: Stop and Leave end it, and a panic is a fault of
// the last cell. It is for what runs the cells' own functions, such as showing a
// value that has a String method.
func (s *Session) Do(ctx context.Context, f func()) *fault.Fault {
	id := len(s.cells) - 1
	var err error
	run := s.kernel.Start(ctx, func() { err = s.kernel.Call(f) })
	s.setRun(run)
	ending := s.kernel.Wait(run)
	s.setRun(nil)
	if ending == kernel.Abandoned && s.blocked == run {
		ending = kernel.Interrupted
	}
	if bad := s.endFault(id, run, ending); bad != nil {
		return bad
	}
	if err == nil {
		return nil
	}
	bad := &fault.Fault{Kind: fault.Runtime, Place: s.place(token.Position{}, id), Msg: err.Error()}
	if e, ok := err.(*kernel.Error); ok {
		bad.Place, bad.Msg = s.place(e.Pos, id), e.Msg
	}
	return bad
}
