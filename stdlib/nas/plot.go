package nas

import (
	"fmt"
	"path/filepath"
	"strings"

	"naslab/engine/figure"
)

// Picture is a figure that was saved.
type Picture struct {
	Figure figure.Figure
	Files  []string // the PNG, the SVG, and the CSV with the numbers
}

// String names the files.
func (p Picture) String() string { return p.Figure.String() + "\n" + strings.Join(p.Files, "  ") }

// Plot draws studies, a trained supernet, profiles or a figure of your own.
func (s *Session) Plot(things ...any) Picture {
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
		s.check(fmt.Errorf("nas: plot: nothing to draw; give studies, a trained supernet, profiles or a figure"))
	}
	f := figures[0]
	if len(figures) > 1 {
		f = figure.Beside("", figures)
	}
	if name == "" {
		name = "figure"
	}
	path := name
	if !strings.ContainsRune(name, filepath.Separator) {
		path = filepath.Join(s.cfg.Figures, name)
	}
	files, err := f.Save(path)
	s.check(err)
	p := Picture{f, files}
	if s.cfg.Drawn != nil {
		s.cfg.Drawn(p)
	}
	return p
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
		case drawn:
			f, err := t.Figure()
			if err != nil {
				return "", nil, nil, err
			}
			figures = append(figures, f)
		default:
			return "", nil, nil, fmt.Errorf("nas: plot: this value cannot be drawn; give studies, a trained supernet, profiles or a figure")
		}
	}
	return name, studies, figures, nil
}
