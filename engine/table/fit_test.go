package table

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

func wide(columns int) *Table {
	t := New("wide")
	for j := range columns {
		t.Columns = append(t.Columns, Column{Name: fmt.Sprintf("column%d", j), Unit: "ms"})
	}
	for i := range 3 {
		row := make([]any, columns)
		for j := range row {
			row[j] = float64(i*j) / 3
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func TestFitColumns(t *testing.T) {
	for _, width := range []int{20, 40, 80, 200} {
		text := wide(12).Fit(0, width)
		for line := range strings.Lines(text) {
			if n := utf8.RuneCountInString(strings.TrimRight(line, "\n")); n > width {
				t.Errorf("width %d: a line of %d: %s", width, n, line)
			}
		}
	}
	text := wide(6).Fit(0, 40)
	if !strings.HasSuffix(text, "\n… 4 more columns: column2, column3, col…") {
		t.Errorf("%s", text)
	}
	if got := wide(3).Fit(0, 80); got != wide(3).Render(0) {
		t.Errorf("a table that fits is changed:\n%s", got)
	}
	if got := wide(30).Fit(0, 0); got != wide(30).Render(0) {
		t.Error("without a width the table is changed")
	}
}

func TestFitTexts(t *testing.T) {
	tb := New("", "name", "arch", "n")
	tb.Add("a", strings.Repeat("0123456789", 10), 1)
	tb.Note = "a note"
	got := tb.Fit(0, 40)
	lines := strings.Split(got, "\n")
	if !strings.HasPrefix(lines[0], "name  arch ") || !strings.Contains(lines[2], "…") || !strings.HasSuffix(lines[2], "  1") || lines[3] != "a note" {
		t.Errorf("%s", got)
	}
}
