package show

import (
	"fmt"
	"reflect"
	"strings"
	"unicode/utf8"
)

// matrix is what gonum's matrices have in common.
type matrix interface {
	Dims() (r, c int)
	At(i, j int) float64
}

// Most rows and columns of a grid that are printed.
const gridRows, gridColumns = 12, 12

// smallGrid is how many numbers are printed in a line as Go prints them.
const smallGrid = 9

// grid prints a matrix, or a slice of rows of numbers of the same length.
func (w Printer) grid(x any) (string, bool) {
	if m, ok := x.(matrix); ok {
		r, c := m.Dims()
		if r == 0 || c == 0 {
			return fmt.Sprintf("matrix of %d by %d", r, c), true
		}
		return fmt.Sprintf("%d by %d\n", r, c) + w.cells(r, c, m.At), true
	}
	v := reflect.ValueOf(x)
	rows, columns := square(v)
	if rows < 2 || columns < 2 {
		return "", false
	}
	if line := w.list(v, 0); rows*columns <= smallGrid && !strings.Contains(line, "\n") {
		return line, true
	}
	at := func(i, j int) float64 { return v.Index(i).Index(j).Float() }
	text := w.cells(rows, columns, at)
	if rows > gridRows || columns > gridColumns {
		text = fmt.Sprintf("%d by %d\n", rows, columns) + text
	}
	return text, true
}

// square is the size of a slice of slices of floats that all have the same
// length, 0 for any other value.
func square(v reflect.Value) (rows, columns int) {
	if !isList(v.Kind()) || v.Len() == 0 || !isList(v.Type().Elem().Kind()) || !isFloat(v.Type().Elem().Elem().Kind()) {
		return 0, 0
	}
	columns = v.Index(0).Len()
	for i := range v.Len() {
		if v.Index(i).Len() != columns {
			return 0, 0
		}
	}
	return v.Len(), columns
}

func isList(k reflect.Kind) bool { return k == reflect.Slice || k == reflect.Array }

func isFloat(k reflect.Kind) bool { return k == reflect.Float64 || k == reflect.Float32 }

// cells prints numbers in columns, those in the middle left out when there are
// many.
func (w Printer) cells(rows, columns int, at func(i, j int) float64) string {
	is, js := w.some(rows, gridRows), w.some(columns, gridColumns)
	text := make([][]string, len(is))
	width := make([]int, len(js))
	for a, i := range is {
		text[a] = make([]string, len(js))
		for b, j := range js {
			s := "…"
			if i >= 0 && j >= 0 {
				s = brief(at(i, j))
			}
			text[a][b] = s
			width[b] = max(width[b], utf8.RuneCountInString(s))
		}
	}
	var b strings.Builder
	for a, row := range text {
		if a > 0 {
			b.WriteString("\n")
		}
		for j, s := range row {
			if j > 0 {
				b.WriteString("  ")
			}
			b.WriteString(strings.Repeat(" ", width[j]-utf8.RuneCountInString(s)) + s)
		}
	}
	return b.String()
}

// some returns the numbers below n, or the first and last of them around a -1.
func (w Printer) some(n, limit int) []int {
	var list []int
	for i := range n {
		switch {
		case n <= limit || w.Full || i < limit/2 || i >= n-limit/2+1:
			list = append(list, i)
		case i == limit/2:
			list = append(list, -1)
		}
	}
	return list
}
