package figure

import (
	"fmt"

	"naslab/engine/name"
	"naslab/engine/table"
)

// Columns draws columns of a table: one series for each of ys, over the column
// x. Names and units come from the table. A column x of words makes categories,
// for Bars and Points; rows without a number are left out. It returns an error
// for a column that the table does not have, giving the nearest names.
func Columns(t *table.Table, kind Kind, x string, ys []string) (Figure, error) {
	if len(ys) == 0 {
		return Figure{}, fmt.Errorf("figure: columns: name at least one column to draw over %q", x)
	}
	var p Panel
	at, head, err := column(t, x)
	if err != nil {
		return Figure{}, err
	}
	p.X = Axis{Label: head.Name, Unit: head.Unit}
	if words := wordsOf(t, x); words != nil {
		p.X.Names = words
		for i := range at {
			at[i] = float64(i)
		}
	}
	for i, y := range ys {
		values, head, err := column(t, y)
		if err != nil {
			return Figure{}, err
		}
		p.Series = append(p.Series, Series{Name: head.Name, Kind: kind, X: at, Y: values})
		switch {
		case i == 0:
			p.Y.Unit = head.Unit
		case p.Y.Unit != head.Unit:
			return Figure{}, fmt.Errorf("figure: columns: %q is in %q and %q in %q; draw them in two figures, and put those Beside each other", ys[0], p.Y.Unit, y, head.Unit)
		}
	}
	if len(ys) == 1 {
		p.Y.Label, p.Series[0].Name = ys[0], ""
	}
	return Figure{Title: t.Title, Panels: []Panel{p}, Note: t.Note}, nil
}

// column returns the numbers of a column and its heading.
func column(t *table.Table, want string) ([]float64, table.Column, error) {
	values, ok := t.Floats(want)
	var known []string
	for _, c := range t.Columns {
		if ok && c.Name == want {
			return values, c, nil
		}
		known = append(known, c.Name)
	}
	return nil, table.Column{}, fmt.Errorf("figure: columns: %w", name.Miss("column", want, known, "its Columns"))
}

// wordsOf returns the cells of a column when some are words, else nil.
func wordsOf(t *table.Table, want string) []string {
	for j, c := range t.Columns {
		if c.Name != want {
			continue
		}
		words := make([]string, len(t.Rows))
		some := false
		for i, row := range t.Rows {
			_, isWord := row[j].(string)
			some = some || isWord
			words[i] = table.Cell(row[j])
		}
		if some {
			return words
		}
	}
	return nil
}
