package columns

import (
	"cmp"
	"slices"
	"strconv"
)

// Arrange returns the frame with the columns of these names first, in their
// order, and the others behind them.
func (f *Frame) Arrange(names []string) *Frame {
	var order []int
	for _, n := range names {
		if i := f.Index(n); i >= 0 {
			order = append(order, i)
		}
	}
	for i := range f.Fields {
		if !slices.Contains(order, i) {
			order = append(order, i)
		}
	}
	out := &Frame{Info: f.Info}
	for _, i := range order {
		out.Fields, out.cells = append(out.Fields, f.Fields[i]), append(out.cells, f.cells[i])
	}
	return out
}

// SortNumber returns the frame with its rows in the order of a column of whole
// numbers; SortText in that of a column's texts. Rows that are equal stay as
// they are.
func (f *Frame) SortNumber(column string) *Frame {
	return f.sorted(column, func(a, b string) int {
		x, _ := strconv.ParseInt(a, 10, 64)
		y, _ := strconv.ParseInt(b, 10, 64)
		return cmp.Compare(x, y)
	})
}

// SortText is described at [Frame.SortNumber].
func (f *Frame) SortText(column string) *Frame { return f.sorted(column, cmp.Compare[string]) }

func (f *Frame) sorted(column string, compare func(a, b string) int) *Frame {
	col := f.Index(column)
	if col < 0 {
		return f
	}
	rows := make([]int, f.Len())
	keys := make([]string, f.Len())
	for i := range rows {
		rows[i], keys[i] = i, f.Cell(i, col)
	}
	less := func(a, b int) int { return compare(keys[a], keys[b]) }
	if slices.IsSortedFunc(rows, less) {
		return f
	}
	slices.SortStableFunc(rows, less)
	out := &Frame{Info: f.Info, Fields: f.Fields, cells: make([]Texts, len(f.cells))}
	for j := range f.cells {
		for _, r := range rows {
			out.cells[j].Add(string(f.cells[j].view(r)))
		}
	}
	return out
}
