package nas

import (
	"fmt"

	"naslab/engine/figure"
)

// Show shows a value within a cell as the prompt shows a cell's last value.
func (s *Session) Show(v any) {
	if p, ok, err := s.Draw(v); ok || err != nil {
		s.check(err)
		v = p
	}
	if s.cfg.Display != nil {
		s.cfg.Display(v)
		return
	}
	fmt.Fprintln(s.cfg.Out, v)
}

// Magic makes a function a command of the shell.
func (s *Session) Magic(name string, run func(args string) error) {
	switch {
	case run == nil:
		s.check(fmt.Errorf("nas: magic %s: its function is nil", name))
	case s.cfg.Magic == nil:
		s.check(fmt.Errorf("nas: magic %s: there is no shell here that has magics", name))
	}
	s.check(s.cfg.Magic(name, run))
}

// Draw saves a figure, a plot of gonum/plot or an image that is to be shown, and
// reports whether v is one.
func (s *Session) Draw(v any) (Picture, bool, error) {
	if !figure.Drawable(v) {
		return Picture{}, false, nil
	}
	title := ""
	switch v := v.(type) {
	case figure.Figure:
		title = v.Title
	case *figure.Figure:
		title = v.Title
	case figure.Diagram:
		title = v.Title
	case *figure.Diagram:
		title = v.Title
	}
	p, err := s.save(s.fresh(title), v)
	return p, err == nil, err
}
