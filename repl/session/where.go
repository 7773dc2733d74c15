package session

import "naslab/repl/fault"

// Where returns the line that the running cell stands at; its place is not known
// where it is not in Go of the session.
func (s *Session) Where() fault.Place {
	if s.Running() == nil {
		return fault.Place{}
	}
	return s.place(s.kernel.Line(), 0)
}
