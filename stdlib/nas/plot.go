package nas

import (
	"fmt"
	"path/filepath"
	"strings"

	"naslab/engine/figure"
)

// Picture is a figure that was saved.
type Picture struct {
	Figure  figure.Figure
	Diagram figure.Diagram // of an architecture, which is no Figure
	Files   []string       // the PNG, the SVG, and the CSV with the numbers
}

// String names the files.
func (p Picture) String() string {
	files := fileList(p.Files)
	if len(p.Diagram.Parts) > 0 {
		return p.Diagram.String() + "\n" + files
	}
	if len(p.Figure.Panels) == 0 { // a plot or an image of the user's own
		return files
	}
	return p.Figure.String() + "\n" + files
}

// fileList names files; those that differ from the first in their ending alone by
// that ending.
func fileList(files []string) string {
	var list []string
	for i, f := range files {
		ext := filepath.Ext(f)
		if i > 0 && f == strings.TrimSuffix(files[0], filepath.Ext(files[0]))+ext {
			f = ext
		}
		list = append(list, f)
	}
	return strings.Join(list, ", ")
}

// Plot draws studies, a trained supernet, profiles or a figure of your own.
func (s *Session) Plot(things ...any) Picture {
	if d, name, ok, err := diagram(things); ok || err != nil {
		s.check(err)
		if name == "" {
			name = s.fresh(d.Title)
		}
		p, err := s.save(name, d)
		s.check(err)
		return p
	}
	name, studies, figures, err := sortOut(things)
	s.check(err)
	if len(studies) > 0 {
		f, err := studiesFigure(studies)
		s.check(err)
		figures = append(figures, f)
		if name == "" {
			name = studies[0].Name()
		}
	}
	if len(figures) == 0 {
		s.check(fmt.Errorf("nas: plot: nothing to draw; give studies, a trained supernet, profiles, an architecture or a figure"))
	}
	f := figures[0]
	if len(figures) > 1 {
		f = figure.Beside("", figures)
	}
	if name == "" {
		name = s.fresh(f.Title)
	}
	p, err := s.save(name, f)
	s.check(err)
	return p
}

// save writes a figure, plot or image and tells the session's owner.
func (s *Session) save(name string, v any) (Picture, error) {
	path := name
	if !strings.ContainsRune(name, filepath.Separator) {
		path = filepath.Join(s.cfg.Figures, name)
	}
	files, err := figure.Save(path, v)
	if err != nil {
		return Picture{}, err
	}
	p := Picture{Files: files}
	switch v := v.(type) {
	case figure.Figure:
		p.Figure = v
	case *figure.Figure:
		p.Figure = *v
	case figure.Diagram:
		p.Diagram = v
	case *figure.Diagram:
		p.Diagram = *v
	}
	s.tell(p)
	return p, nil
}

// tell makes a saved figure known.
func (s *Session) tell(p Picture) {
	if s.cfg.Drawn != nil && len(p.Files) > 0 {
		s.cfg.Drawn(p)
	}
}

// fresh is a name for a figure that was given none: its title, made fit for a
// file, and a number when the session has used it before.
func (s *Session) fresh(title string) string {
	words := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '_':
			return r
		case r >= 'A' && r <= 'Z':
			return r - 'A' + 'a'
		}
		return ' '
	}, title)
	name := strings.Join(strings.Fields(words), "-")
	if len(name) > 60 {
		name = name[:60]
	}
	if name == "" {
		name = "figure"
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.used == nil {
		s.used = map[string]int{}
	}
	s.used[name]++
	if n := s.used[name]; n > 1 {
		name = fmt.Sprintf("%s-%d", name, n)
	}
	return name
}

// drawn is what draws itself.
type drawn interface {
	Figure() (figure.Figure, error)
}

// sortOut parts the arguments of Plot: at most one string, the name; studies;
// and everything else that can be drawn.
func sortOut(things []any) (name string, studies []*Study, figures []figure.Figure, err error) {
	for _, t := range things {
		switch t := t.(type) {
		case string:
			if name != "" {
				return "", nil, nil, fmt.Errorf("nas: plot: two names are given, %q and %q; give one", name, t)
			}
			name = t
		case *Study:
			studies = append(studies, t)
		case []*Study:
			studies = append(studies, t...)
		case figure.Figure:
			figures = append(figures, t)
		case Picture:
			figures = append(figures, t.Figure)
		case drawn:
			f, err := t.Figure()
			if err != nil {
				return "", nil, nil, err
			}
			figures = append(figures, f)
		default:
			if figure.Drawable(t) {
				err = fmt.Errorf("nas: plot: a plot or image of your own is shown by nas.Show")
			} else {
				err = fmt.Errorf("nas: plot: this value cannot be drawn; give studies, a trained supernet, profiles, an architecture or a figure")
			}
			return "", nil, nil, err
		}
	}
	return name, studies, figures, nil
}
