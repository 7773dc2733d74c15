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
