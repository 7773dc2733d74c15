package suite

import (
	"errors"
	"fmt"

	"naslab/engine/bench"
	"naslab/engine/bench/tabular"
	"naslab/engine/data/columns"
	"naslab/engine/data/store"
	"naslab/engine/space"
)

// opening is a benchmark being put together.
type opening struct {
	name, data string
	tables     Tables
	*tabular.Maker
}

// begin makes the maker.
func (o *opening) begin(s space.Space, size int, arch func(row int) (space.Arch, error), rows tabular.Rows) {
	o.Maker = tabular.NewMaker(o.name, s, size, arch, rows)
}

// byText begins a benchmark whose rows are the architectures that text writes,
// in a way that the space reads.
func (o *opening) byText(s space.Space, size int, text func(row int) string) error {
	arch := func(row int) (space.Arch, error) { return space.Parse(s, text(row)) }
	rows, err := tabular.NewRows(s, size, arch)
	if err != nil {
		return err
	}
	o.begin(s, size, arch, rows)
	return nil
}

// texts returns a function that writes the cells of some columns, one after the
// other, with what stands between them.
func texts(t *columns.Table, between string, names ...string) (func(row int) string, error) {
	cols := make([]*columns.Column, len(names))
	for i, n := range names {
		c, err := needed(t, n)
		if err != nil {
			return nil, err
		}
		cols[i] = c
	}
	return func(row int) string {
		var b []byte
		for i, c := range cols {
			if i > 0 {
				b = append(b, between...)
			}
			b = c.AppendCell(b, row)
		}
		return string(b)
	}, nil
}

// needed returns a column without which a benchmark cannot be opened. A table of
// which only some files were taken may lack it; the error says what to get.
func needed(t *columns.Table, column string) (*columns.Column, error) {
	if n := t.Info().Name; !t.Has(column) {
		return nil, fmt.Errorf("table %s is here only in part and lacks the column %q; fetch the rest with naslab data get %s", n, column, n)
	}
	return t.Column(column)
}

// matching finds, for each of size rows with the key of own, the first row of t
// with the same text in a column; nil when t is.
func (o *opening) matching(t *columns.Table, column string, size int, own func(row int) string) []int32 {
	if t == nil {
		return nil
	}
	other, err := texts(t, "", column)
	if err != nil {
		o.Fail(err)
		return nil
	}
	first := make(map[string]int, t.Len())
	for row := t.Len() - 1; row >= 0; row-- {
		first[other(row)] = row
	}
	return tabular.Align(size, func(row int) (int, bool) {
		at, ok := first[own(row)]
		return at, ok
	})
}

// extra opens a table that adds metrics; nil when it is not there.
func (o *opening) extra(table string) *columns.Table {
	t, err := o.tables.Open(table)
	var missing *store.Missing
	if errors.As(err, &missing) {
		o.Absent(fmt.Sprintf("%s (naslab data get %s)", table, o.data))
		return nil
	}
	o.Fail(err)
	return t
}

// cell reads a column of a table; nil when the table has no such column.
func (o *opening) cell(t *columns.Table, column string, at []int32) tabular.Cell {
	if t == nil || !t.Has(column) {
		return nil
	}
	c, err := t.Column(column)
	if err != nil {
		o.Fail(err)
		return nil
	}
	return tabular.Column(c, at)
}

// ranged adds a metric that needs no training, with the range of its values.
func (o *opening) ranged(m bench.Metric, c tabular.Cell) {
	o.Add(m, c)
	o.Range(m.Name)
}

// trained adds a metric of trained networks, with the range of its values.
// lower are the cells of its Fidelities; those that are nil are left out.
func (o *opening) trained(m bench.Metric, c tabular.Cell, lower []tabular.Cell) {
	var fractions []float64
	var cells []tabular.Cell
	for i, l := range lower {
		if l != nil {
			fractions, cells = append(fractions, m.Fidelities[i]), append(cells, l)
		}
	}
	m.Fidelities = fractions
	o.AddTrained(m, c, cells)
	o.Range(m.Name)
}

// accuracy describes an accuracy in percent.
func accuracy(name, doc string) bench.Metric {
	return bench.Metric{Name: name, Unit: "%", Maximise: true, Doc: doc}
}
