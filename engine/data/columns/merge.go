package columns

import (
	"fmt"
	"slices"
)

// Merged says what came of joining a part to a table.
type Merged struct {
	Rows    int // rows that are new
	Columns int // columns that are new
	Filled  int // cells that had no value before
	Same    int // cells that had this value before
	Kept    int // cells that had another value, which stays
	Lost    int // rows that are not in the table and lack its key
}

// Merge joins part to the frame by the columns of key, or appends its rows when
// key is empty: new columns and new rows come behind those that are there, and
// cells without a value get part's. A cell that has a value keeps it. With fill,
// or where key is not the table's own and part lacks that, rows that are not
// there are lost.
func (f *Frame) Merge(part *Frame, key []string, fill bool) (*Frame, Merged, error) {
	var m Merged
	mine, err := f.keyColumns(key)
	if err != nil {
		return nil, m, err
	}
	theirs, err := part.keyColumns(key)
	if err != nil {
		return nil, m, err
	}
	fields := slices.Clone(f.Fields)
	for _, x := range part.Fields {
		if f.Index(x.Name) < 0 {
			fields = append(fields, x)
			m.Columns++
		}
	}
	order := f.joinRows(part, mine, theirs)
	m.Rows = len(order) - f.Len()
	if _, err := part.keyColumns(f.Info.Key); err != nil || fill {
		m.Rows, m.Lost, order = 0, m.Rows, order[:f.Len()]
	}
	out := NewFrame(f.Info, fields)
	for j, x := range fields {
		a, b := f.Index(x.Name), part.Index(x.Name)
		for i, ref := range order {
			cell := ""
			if a >= 0 && i < f.Len() {
				cell = f.Cell(i, a)
			}
			if b >= 0 && ref >= 0 {
				cell = m.choose(cell, part.Cell(ref, b), x.Gaps)
			}
			if !out.cells[j].Add(cell) {
				return nil, m, fmt.Errorf("columns: column %q is larger than 4 GiB", x.Name)
			}
		}
	}
	return out, m, nil
}

// choose takes the value that there is; the empty cell gives way to a reason.
func (m *Merged) choose(old, new string, gaps []Gap) string {
	switch {
	case new == old:
		m.Same++
		return old
	case gapOf(new, gaps) > 0 && old != "":
		return old
	case gapOf(old, gaps) > 0:
		m.Filled++
		return new
	}
	m.Kept++
	return old
}

// joinRows gives for each row of the result the row of part that belongs to it,
// or -1: first the frame's rows, then those of part that it lacks.
func (f *Frame) joinRows(part *Frame, mine, theirs []int) []int {
	at := make(map[string]int, f.Len())
	order := make([]int, f.Len())
	var b []byte
	for i := range f.Len() {
		b = f.keyOf(b[:0], mine, i)
		at[string(b)], order[i] = i, -1
	}
	for i := range part.Len() {
		b = part.keyOf(b[:0], theirs, i)
		row, ok := at[string(b)]
		if len(theirs) == 0 {
			order = append(order, i)
			continue
		}
		if !ok {
			row = len(order)
			at[string(b)] = row
			order = append(order, i)
			continue
		}
		order[row] = i
	}
	return order
}
