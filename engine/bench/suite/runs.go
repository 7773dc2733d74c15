package suite

import (
	"naslab/engine/bench/tabular"
	"naslab/engine/space"
)

// runs are the rows of a table by architecture, where several rows are trainings
// of one and the same.
type runs [][]int

// byRuns begins a benchmark with one row for each architecture that the rows of a
// table name, in the order in which they first do.
func (o *opening) byRuns(s space.Space, size int, text func(row int) string) (runs, error) {
	archs := make([]space.Arch, size)
	find, err := tabular.NewRows(s, size, func(row int) (a space.Arch, err error) {
		archs[row], err = space.Parse(s, text(row))
		return archs[row], err
	})
	if err != nil {
		return nil, err
	}
	var all runs
	at := map[int]int{}
	for row, a := range archs {
		first := find(a)
		i, ok := at[first]
		if !ok {
			i = len(all)
			at[first], all = i, append(all, nil)
		}
		all[i] = append(all[i], row)
	}
	own := func(row int) (space.Arch, error) { return archs[all[row][0]], nil }
	rows, err := tabular.NewRows(s, len(all), own)
	if err != nil {
		return nil, err
	}
	o.begin(s, len(all), own, rows)
	return all, nil
}

// mean is the mean of a cell over the runs of an architecture, with their
// spread; nil stays nil.
func (r runs) mean(c tabular.Cell) tabular.Cell {
	if c == nil {
		return nil
	}
	return tabular.Grouped(c, r)
}
