package store

import (
	"naslab/engine/data/columns"
)

// Checked is a table that was tested.
type Checked struct {
	Table string
	Path  string
	Rows  int
	Bytes int64
	Err   error // nil when it is sound
}

// Verify tests every table that is there against its checksums. step is told
// before each; nil is not told.
func (s *Store) Verify(step func(table string)) []Checked {
	var out []Checked
	for _, n := range s.Tables() {
		if step != nil {
			step(n)
		}
		c := Checked{Table: n}
		c.Path, _ = s.Where(n)
		t, err := columns.Open(c.Path)
		if err == nil {
			c.Rows, c.Bytes = t.Len(), t.Bytes()
			err = t.Verify()
		}
		c.Err = err
		out = append(out, c)
	}
	return out
}
