package pipe

import "time"

const (
	// young is how long a cell runs before an interrupt can mean it. Lines that
	// come in one burst are read before the first of them has run.
	young = 20 * time.Millisecond
	// again is the time between two interrupts of one cell: the second leaves a
	// cell behind that does not stop.
	again = 250 * time.Millisecond
	tick  = 2 * time.Millisecond
)

// interrupt stops the cell that runs, of those sent before the line with the
// number seq. It gives up when all of them have been answered.
func (s *server) interrupt(seq int) {
	for !s.press(seq) {
		time.Sleep(tick)
	}
}

// press tries to stop the running cell and reports whether there is no more to
// do.
func (s *server) press(seq int) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.answered >= seq-1 {
		return true
	}
	if s.running == 0 || s.running >= seq || time.Since(s.began) < young || time.Since(s.pressed) < again {
		return false
	}
	if !s.runner.Interrupt() {
		return false
	}
	s.pressed = time.Now()
	return true
}
