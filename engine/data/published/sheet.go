package published

import (
	"slices"
	"strings"
)

// sheet collects rows by a key, whose cells come bit by bit.
type sheet struct {
	names []string
	rows  map[string][]string
	order []string
	lead  int
}

func newSheet(lead int, names []string) *sheet {
	return &sheet{names: names, rows: map[string][]string{}, lead: lead}
}

// row returns the row of a key.
func (s *sheet) row(key []string) []string {
	k := strings.Join(key, "\x00")
	r, ok := s.rows[k]
	if !ok {
		r = make([]string, len(s.names))
		copy(r, key)
		s.rows[k] = r
		s.order = append(s.order, k)
	}
	return r
}

func (s *sheet) set(row []string, name, cell string) {
	if i := slices.Index(s.names, name); i >= 0 {
		row[i] = cell
	}
}

// part keeps the columns that have a cell.
func (s *sheet) part(table, key string) (*Part, error) {
	var keep []int
	var names []string
	for i, n := range s.names {
		if i < s.lead || slices.ContainsFunc(s.order, func(k string) bool { return s.rows[k][i] != "" }) {
			keep, names = append(keep, i), append(names, n)
		}
	}
	p := part(table, key, names...)
	for _, k := range s.order {
		row := make([]string, len(keep))
		for i, j := range keep {
			row[i] = s.rows[k][j]
		}
		if err := p.Frame.Add(row...); err != nil {
			return nil, err
		}
	}
	return p, nil
}
