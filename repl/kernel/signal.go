package kernel

import (
	"context"
	"os"
	"os/signal"
	"slices"
	"sync"
)

// signals is package os/signal for cells. What the session itself has asked for
// stays: a cell cannot take Ctrl-C away.
type signals struct {
	mu      sync.Mutex
	asked   map[chan<- os.Signal][]os.Signal // none means all
	ignored []os.Signal
}

func (s *signals) functions() map[string]any {
	return map[string]any{
		"Notify": s.notify, "Stop": s.stop, "Reset": s.reset, "Ignore": s.ignore, "Ignored": s.isIgnored, "NotifyContext": s.notifyContext,
	}
}

// handles reports whether a cell takes the signal, or ignores it.
func (s *signals) handles(sig os.Signal) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, list := range s.asked {
		if len(list) == 0 || slices.Contains(list, sig) {
			return true
		}
	}
	return slices.Contains(s.ignored, sig)
}

func (s *signals) notify(c chan<- os.Signal, list ...os.Signal) {
	signal.Notify(c, list...)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.asked == nil {
		s.asked = map[chan<- os.Signal][]os.Signal{}
	}
	before, there := s.asked[c]
	switch {
	case len(list) == 0 || there && len(before) == 0:
		s.asked[c] = nil
	default:
		s.asked[c] = append(slices.Clip(before), list...)
	}
	s.ignored = slices.DeleteFunc(s.ignored, func(i os.Signal) bool { return len(list) == 0 || slices.Contains(list, i) })
}

func (s *signals) stop(c chan<- os.Signal) {
	signal.Stop(c)
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.asked, c)
}

// reset takes signals from the channels of cells, all when there is no list.
func (s *signals) reset(list ...os.Signal) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.take(list)
	s.ignored = slices.DeleteFunc(s.ignored, func(i os.Signal) bool { return len(list) == 0 || slices.Contains(list, i) })
}

func (s *signals) take(list []os.Signal) {
	for c, has := range s.asked {
		rest := slices.DeleteFunc(slices.Clone(has), func(i os.Signal) bool { return len(list) == 0 || slices.Contains(list, i) })
		if len(has) > 0 && len(rest) == len(has) {
			continue
		}
		signal.Stop(c)
		delete(s.asked, c)
		if len(rest) > 0 {
			signal.Notify(c, rest...)
			s.asked[c] = rest
		}
	}
}

func (s *signals) ignore(list ...os.Signal) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.take(list)
	s.ignored = append(s.ignored, list...)
}

func (s *signals) isIgnored(sig os.Signal) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Contains(s.ignored, sig)
}

func (s *signals) notifyContext(parent context.Context, list ...os.Signal) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(parent)
	c := make(chan os.Signal, 1)
	s.notify(c, list...)
	go func() {
		select {
		case <-c:
			cancel()
		case <-ctx.Done():
		}
		s.stop(c)
	}()
	return ctx, cancel
}
