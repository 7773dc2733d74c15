package columns

import (
	"fmt"
	"slices"
	"strings"
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

// Agrees returns an error when part, joined by the columns of key, has another
// text than the frame in one of the named columns of a row that both have.
func (f *Frame) Agrees(part *Frame, key, names []string) error {
	mine, err := f.keyColumns(key)
	if err != nil {
		return err
	}
	theirs, err := part.keyColumns(key)
	if err != nil || len(key) == 0 {
		return err
	}
	order := f.joinRows(part, mine, theirs)[:f.Len()]
	for _, n := range names {
		a, b := f.Index(n), part.Index(n)
		if a < 0 || b < 0 || slices.Contains(key, n) {
			continue
		}
		for i, ref := range order {
			if ref < 0 {
				continue
			}
			if old, new := f.Cell(i, a), part.Cell(ref, b); old != "" && new != "" && old != new {
				return fmt.Errorf("columns: the row with %s %s has the %s %.90q in the table and %.90q in the file", strings.Join(key, " "), f.keyText(mine, i), n, old, new)
			}
		}
	}
	return nil
}

// keyText writes the key of a row for a sentence.
func (f *Frame) keyText(cols []int, row int) string {
	parts := make([]string, len(cols))
	for i, c := range cols {
		parts[i] = f.Cell(row, c)
	}
	return strings.Join(parts, " ")
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
