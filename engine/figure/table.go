package figure

import (
	"fmt"

	"naslab/engine/table"
)

// Table returns the numbers in the figure, one row per point: the panel (its
// title, or its number from 1), the series, how it is drawn, the heads of the
// two axes with their units, and the point. Fronts hold the points that no
// other beats. It returns the error that Save would.
func (f Figure) Table() (*table.Table, error) {
	panels, err := f.clean()
	if err != nil {
		return nil, err
	}
	t := table.New(f.Title, "panel", "series", "kind", "x axis", "y axis", "x", "y", "lo", "hi", "value")
	t.Note = f.Note
	for i, p := range panels {
		name := p.Title
		if name == "" {
			name = fmt.Sprint(i + 1)
		}
		for k, s := range p.Series {
			label := s.Name
			if label == "" {
				label = fmt.Sprintf("series %d", k+1)
			}
			kind := s.Kind.String()
			if s.Faint {
				kind = "faint " + kind
			}
			for n := range s.X {
				t.Add(name, label, kind, p.X.Head(), p.Y.Head(), s.X[n], s.Y[n], item(s.Lo, n), item(s.Hi, n), item(s.Values, n))
			}
		}
	}
	return t, nil
}

func item(list []float64, n int) any {
	if list == nil {
		return nil
	}
	return list[n]
}
