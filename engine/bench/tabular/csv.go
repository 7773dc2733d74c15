package tabular

import (
	"fmt"
	"io"
	"math"
	"os"

	"naslab/engine/data/columns"
	"naslab/engine/space"
)

// maxCSV bounds a CSV that is read into memory.
const maxCSV = 1 << 30

// OpenCSV makes a benchmark called name of a CSV file; see [ReadCSV].
func OpenCSV(name, path string, s space.Space) (*Bench, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("bench: %s: cannot open the CSV: %w", name, err)
	}
	defer f.Close()
	return ReadCSV(name, f, s)
}

// ReadCSV makes a benchmark called name of a CSV with one header line and one
// row per architecture. The column "arch" writes the architecture as the space s
// reads it; with s nil the rows are a space of their own, of one decision. Every
// other column of numbers is a metric, whose heading says what it is:
//
//	accuracy (%, higher)
//	latency@pi4 (ms, batch 1)
//	train_time (s)
//
// the metric, "@" and the device if it has one, and in brackets, parted by
// commas, its unit, the batch, and "higher" when higher is better. An empty cell
// is a missing value; columns of text are left out. It returns an error for rows
// that are no architectures or stand twice.
func ReadCSV(name string, r io.Reader, s space.Space) (*Bench, error) {
	bench, err := readCSV(name, r, s)
	if err != nil {
		return nil, fmt.Errorf("bench: %s: %w", name, err)
	}
	return bench, nil
}

func readCSV(name string, r io.Reader, s space.Space) (*Bench, error) {
	describe := func(column string) columns.Field {
		if column == "arch" {
			return columns.Field{Name: column, Kind: columns.Text}
		}
		return columns.Field{Name: column}
	}
	f, err := columns.ReadCSV(r, columns.Info{Name: name}, describe, maxCSV)
	if err != nil {
		return nil, err
	}
	archs, ok := f.Texts("arch")
	if !ok || len(archs) == 0 {
		return nil, fmt.Errorf(`the CSV needs a column "arch" and at least one row`)
	}
	m, err := begin(name, s, archs)
	if err != nil {
		return nil, err
	}
	for j, field := range f.Fields {
		if field.Name == "arch" || field.Kind != columns.Number {
			continue
		}
		metric, err := parseHeading(field.Name)
		if err != nil {
			return nil, err
		}
		values := make([]float64, f.Len())
		for row := range values {
			values[row] = number(f.Cell(row, j))
		}
		m.Add(metric, func(row int) (float64, float64) { return values[row], 0 })
		m.Range(metric.Name)
	}
	return m.Bench()
}

// begin makes the maker, over s or over the rows themselves.
func begin(name string, s space.Space, archs []string) (*Maker, error) {
	at := make(map[string]int, len(archs))
	for row, a := range archs {
		if first, twice := at[a]; twice {
			return nil, fmt.Errorf("rows %d and %d are of the same architecture %q", first+1, row+1, a)
		}
		at[a] = row
	}
	if s == nil {
		own, err := space.NewFuncs(name, []space.Dim{space.Labels("arch", archs...)}, nil, nil)
		if err != nil {
			return nil, err
		}
		arch := func(row int) (space.Arch, error) { return space.Arch{Space: name, Genes: []int{row}}, nil }
		return NewMaker(name, own, len(archs), arch, func(a space.Arch) int { return a.Genes[0] }), nil
	}
	arch := func(row int) (space.Arch, error) { return space.Parse(s, archs[row]) }
	rows, err := NewRows(s, len(archs), arch)
	if err != nil {
		return nil, err
	}
	return NewMaker(name, s, len(archs), arch, rows), nil
}

// number reads a cell; NaN stands for an empty one.
func number(cell string) float64 {
	var x float64
	if _, err := fmt.Sscan(cell, &x); err != nil || math.IsInf(x, 0) {
		return math.NaN()
	}
	return x
}
