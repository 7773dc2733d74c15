package tabular

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"naslab/engine/space"
)

// OpenCSV makes a benchmark called name of a CSV file, or of one packed by gzip;
// see [ReadCSV]. Errors name the file, and the line where there is one.
func OpenCSV(ctx context.Context, name, path string, s space.Space) (*Bench, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("bench: %s: there is no file %s", name, path)
	case err != nil:
		return nil, fmt.Errorf("bench: %s: %w", name, err)
	case info.IsDir():
		return nil, fmt.Errorf("bench: %s: %s is a folder; give a CSV file", name, path)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("bench: %s: %s is no regular file; give a CSV file", name, path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("bench: %s: %w", name, err)
	}
	defer f.Close()
	b, err := readCSV(ctx, name, f, s)
	if err != nil {
		return nil, fmt.Errorf("bench: %s: %s: %w", name, path, err)
	}
	return b, nil
}

// ReadCSV makes a benchmark called name of a CSV: one header line, commas, a row
// per architecture, a point in decimal numbers. Which architecture a row is of
// stands in a column "arch", as the space s reads it, or in one column for each
// decision of s, by the decision's name, holding the choice. With s nil the
// columns without brackets are the decisions of a space of their own, whose
// choices are what stands in them.
//
// Every column with brackets is a metric, whose heading says what it is:
//
//	accuracy (%)
//	accuracy (%, fidelity 0.5)
//	latency@pi4 (ms, batch 1)
//	quality (higher)
//	train_time (h, cost)
//
// the metric, "@" and the device if it has one, and in brackets, parted by
// commas: its unit, unless it is a pure number; "higher" or "lower", what is
// better, unless the name tells, as that of an accuracy, a loss, a latency does;
// the batch; the fraction of full training after which it was read; and "cost"
// when this is the time that training takes. Then each reading of a metric
// without a device stands for that time on the simulated clock; at a lower
// fidelity for that fraction of it, unless it has a column of its own.
//
// An empty cell is a missing value, and so is an architecture that no row is of.
// A column whose heading begins with # is left out. It returns an error, with
// the number of the line, for anything else: other columns, cells that are no
// numbers, lines of another length, rows that are no architecture of s or stand
// twice.
func ReadCSV(ctx context.Context, name string, r io.Reader, s space.Space) (*Bench, error) {
	b, err := readCSV(ctx, name, r, s)
	if err != nil {
		return nil, fmt.Errorf("bench: %s: %w", name, err)
	}
	return b, nil
}

func readCSV(ctx context.Context, name string, r io.Reader, s space.Space) (*Bench, error) {
	in := bufio.NewReader(r)
	r = in
	if magic, _ := in.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		unpacked, err := gzip.NewReader(in)
		if err != nil {
			return nil, fmt.Errorf("it is no whole gzip file: %w", err)
		}
		r = unpacked
	}
	l := newLines(ctx, r)
	head, err := l.head()
	if err != nil {
		return nil, err
	}
	sh, err := newSheet(name, s, head)
	if err != nil {
		return nil, fmt.Errorf("line %d: %w", l.number, err)
	}
	for {
		cells, err := l.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		if err := sh.add(l.number, cells); err != nil {
			return nil, fmt.Errorf("line %d: %w", l.number, err)
		}
	}
	b, err := sh.bench()
	if err == nil && l.open {
		b.notes = append(b.notes, fmt.Sprintf("line %d, the last one, has no line end; look whether the file is whole", l.number))
	}
	return b, err
}
