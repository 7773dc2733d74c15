package table

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// narrow is how far the texts of a column are cut before a column is left out.
const narrow = 12

// gap is the space between two columns.
const gap = 2

// Fit prints the table as [Table.Render] does, in lines of at most width
// characters: long texts are cut, and columns that do not fit are left out and
// named below. No limit when width <= 0.
func (t *Table) Fit(limit, width int) string {
	if width <= 0 || len(t.Columns) == 0 {
		return t.Render(limit)
	}
	from, to := t.skip(limit)
	widths := t.widths(from, to)
	if sum(widths) <= width {
		return t.Render(limit)
	}
	widths = t.shrink(widths, width)
	kept := len(widths)
	for kept > 1 && sum(widths[:kept]) > width {
		kept--
	}
	cut := &Table{Title: t.Title, Columns: t.Columns[:kept:kept], Note: t.Note}
	for _, row := range t.Rows {
		cells := make([]any, kept)
		for j, cell := range row[:kept] {
			cells[j] = cell
			if s, ok := cell.(string); ok {
				cells[j] = shorten(s, widths[j]-gap)
			}
		}
		cut.Rows = append(cut.Rows, cells)
	}
	if kept < len(t.Columns) {
		var names []string
		for _, c := range t.Columns[kept:] {
			names = append(names, c.Name)
		}
		more := fmt.Sprintf("… %d more columns: %s", len(names), strings.Join(names, ", "))
		if len(names) == 1 {
			more = "… 1 more column: " + names[0]
		}
		cut.Note = strings.TrimSpace(shorten(more, width) + "\n" + t.Note)
	}
	return cut.Render(limit)
}

// widths are those of the columns as printed, with the gap.
func (t *Table) widths(from, to int) []int {
	w := make([]int, len(t.Columns))
	for j, c := range t.Columns {
		w[j] = utf8.RuneCountInString(c.Head())
	}
	for i, row := range t.Rows {
		if i >= from && i < to {
			continue
		}
		for j, cell := range row {
			w[j] = max(w[j], utf8.RuneCountInString(Cell(cell)))
		}
	}
	for j := range w {
		w[j] += gap
	}
	return w
}

// shrink takes room from the widest columns of texts until the table fits or all
// are narrow.
func (t *Table) shrink(widths []int, width int) []int {
	w := slices.Clone(widths)
	for sum(w) > width {
		widest := -1
		for j := range w {
			least := max(narrow, utf8.RuneCountInString(t.Columns[j].Head())) + gap
			if t.texts(j) && w[j] > least && (widest < 0 || w[j] > w[widest]) {
				widest = j
			}
		}
		if widest < 0 {
			return w
		}
		w[widest]--
	}
	return w
}

// texts reports whether a column holds texts.
func (t *Table) texts(j int) bool {
	for _, row := range t.Rows {
		if _, ok := row[j].(string); ok {
			return true
		}
	}
	return false
}

// shorten cuts a text to n characters.
func shorten(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:max(n-1, 0)]) + "…"
}

func sum(xs []int) (total int) {
	for _, x := range xs {
		total += x
	}
	return total
}
