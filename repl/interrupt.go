package repl

import (
	"os"
	"os/signal"
	"sync"
	"time"
)

// signals turns Ctrl-C into what it means: the first stops the running cell,
// the second leaves a cell behind that does not stop, in a file run it ends the
// program.
type signals struct {
	sh      *shell
	ch      chan os.Signal
	mu      sync.Mutex
	running bool
	count   int  // since the cell began
	hit     bool // any since forget: a file run goes no further
}

func watch(sh *shell) *signals {
	s := &signals{sh: sh, ch: make(chan os.Signal, 4)}
	signal.Notify(s.ch, os.Interrupt)
	go s.loop()
	return s
}

func (s *signals) close() {
	signal.Stop(s.ch)
	close(s.ch)
}

func (s *signals) begin() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.running, s.count = true, 0
}

func (s *signals) end() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.running = false
}

// forget makes interrupted false again.
func (s *signals) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hit = false
}

// interrupted reports whether Ctrl-C was pressed since forget.
func (s *signals) interrupted() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.hit
}

// pressed reports whether the running cell was told to stop.
func (s *signals) pressed() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.count > 0
}

func (s *signals) loop() {
	for range s.ch {
		s.press()
	}
}

// press does what Ctrl-C means, also for one that comes from elsewhere than the
// keyboard, and reports whether a cell was told.
func (s *signals) press() bool {
	s.mu.Lock()
	s.hit = true
	running, first := s.running, s.count == 0
	s.mu.Unlock()
	if !running || s.sh.ses.Running() == nil {
		return false
	}
	s.sh.freshLine()
	s.mu.Lock()
	s.count++
	s.mu.Unlock()
	if !first {
		return s.sh.ses.Leave()
	}
	stopped := s.sh.ses.Stop()
	go s.follow()
	return stopped
}

// looks are the times after Ctrl-C at which a cell that has not stopped is looked
// at; with the last one the user has waited long enough. A function that cannot see
// that it should stop is waited for no longer than patience.
var looks = []time.Duration{20 * time.Millisecond, 40 * time.Millisecond, 80 * time.Millisecond, 150 * time.Millisecond}

const patience = 80 * time.Millisecond

// follow watches a cell that was told to stop. One that waits for a channel or a
// lock will not see it: it is left behind at once, and ends when it wakes. One in a
// compiled call is given the time that a user does not notice, or less when it will
// not hear of it, and then left behind too, which the user is told.
func (s *signals) follow() {
	r := s.sh.ses.Running()
	if r == nil {
		return
	}
	began := time.Now()
	for _, at := range looks {
		select {
		case <-r.Done():
			return
		case <-time.After(at - time.Since(began)):
		}
		if s.sh.ses.Kernel().Blocked(r) {
			s.sh.ses.LeaveBlocked()
			return
		}
		if at >= patience && s.sh.ses.Kernel().Deaf(r) {
			break
		}
	}
	if s.sh.ses.Running() == r {
		s.sh.ses.Leave()
	}
}
