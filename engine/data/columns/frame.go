package columns

import (
	"fmt"
	"slices"
)

// Frame is a table as cells of text: what importers make and what becomes a
// file. A cell's text is the one of the table as CSV; the empty text, and the
// texts of the field's gaps, are cells without a value.
type Frame struct {
	Info   Info
	Fields []Field
	cells  []Texts
}

// NewFrame returns a frame without rows.
func NewFrame(info Info, fields []Field) *Frame {
	return &Frame{Info: info, Fields: slices.Clone(fields), cells: make([]Texts, len(fields))}
}

// Len is the number of rows.
func (f *Frame) Len() int {
	if len(f.cells) == 0 {
		return 0
	}
	return f.cells[0].Len()
}

// Add appends a row, one cell for each field.
func (f *Frame) Add(cells ...string) error {
	if len(cells) != len(f.Fields) {
		return fmt.Errorf("columns: row %d has %d cells where the table has %d columns", f.Len()+1, len(cells), len(f.Fields))
	}
	for j, c := range cells {
		if !f.cells[j].Add(c) {
			return fmt.Errorf("columns: column %q is larger than 4 GiB", f.Fields[j].Name)
		}
	}
	return nil
}

// Texts returns the texts of a column, and false when there is none.
func (f *Frame) Texts(column string) ([]string, bool) {
	col := f.Index(column)
	if col < 0 {
		return nil, false
	}
	texts := make([]string, f.Len())
	for row := range texts {
		texts[row] = f.Cell(row, col)
	}
	return texts, true
}

// AddColumn appends a column, which must be as long as the others.
func (f *Frame) AddColumn(x Field, cells Texts) error {
	if len(f.Fields) > 0 && cells.Len() != f.Len() {
		return fmt.Errorf("columns: column %q has %d cells, not %d", x.Name, cells.Len(), f.Len())
	}
	f.Fields, f.cells = append(f.Fields, x), append(f.cells, cells)
	return nil
}

// Cell returns the text of a cell.
func (f *Frame) Cell(row, col int) string { return f.cells[col].At(row) }

// Index returns the position of the column called name, or -1.
func (f *Frame) Index(name string) int {
	return slices.IndexFunc(f.Fields, func(x Field) bool { return x.Name == name })
}

// keyColumns returns the positions of a key's columns.
func (f *Frame) keyColumns(key []string) ([]int, error) {
	cols := make([]int, len(key))
	for i, k := range key {
		if cols[i] = f.Index(k); cols[i] < 0 {
			return nil, fmt.Errorf("columns: table %s has no column %q, which is part of its key", f.Info.Name, k)
		}
	}
	return cols, nil
}

// keyOf appends the key of a row to b.
func (f *Frame) keyOf(b []byte, cols []int, row int) []byte {
	for _, c := range cols {
		b = append(append(b, f.cells[c].view(row)...), 0)
	}
	return b
}

// check tests what a file needs: names that differ, columns of one length.
func (f *Frame) check() error {
	if len(f.Fields) == 0 {
		return fmt.Errorf("columns: table %s has no columns", f.Info.Name)
	}
	seen := map[string]bool{}
	for j, x := range f.Fields {
		if x.Name == "" {
			return fmt.Errorf("columns: table %s has a column without a name, column %d", f.Info.Name, j+1)
		}
		if seen[x.Name] {
			return fmt.Errorf("columns: table %s has two columns called %q", f.Info.Name, x.Name)
		}
		seen[x.Name] = true
		if f.cells[j].Len() != f.Len() {
			return fmt.Errorf("columns: column %q has %d cells, not %d", x.Name, f.cells[j].Len(), f.Len())
		}
	}
	return nil
}

// Unique reports whether no text of a column is there twice.
func (f *Frame) Unique(column string) bool {
	col := f.Index(column)
	if col < 0 {
		return false
	}
	seen := make(map[string]bool, f.Len())
	for row := range f.Len() {
		s := f.Cell(row, col)
		if seen[s] {
			return false
		}
		seen[s] = true
	}
	return true
}
