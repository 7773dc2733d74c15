package published

import (
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"naslab/engine/data/columns"
	"naslab/engine/data/tfrecord"
)

// repeats is how often a cell is trained for each number of epochs.
const repeats = 3

// maxCells bounds the cells of a file of records; the space has 423,624.
const maxCells = 1 << 20

// ops101 are the operations of NAS-Bench-101 by their codes.
var ops101 = []string{"conv3x3-bn-relu", "conv1x1-bn-relu", "maxpool3x3"}

// runs collects records by cells.
type runs struct {
	cells  *columns.Frame
	at     map[string]int
	count  map[int][]uint8      // by epochs: runs of each cell so far
	values map[string][]float64 // by column
	order  []string             // of the columns
}

// ReadRecords reads the record file of NAS-Bench-101, with 108 epochs only or
// with all four numbers of epochs, as a stream. A row is a cell; its columns are
// what each of three runs reached at its end, and halfway (behind _half).
func ReadRecords(in io.Reader) (*Part, error) {
	p := part("nb101/records", "hash", "hash", "vertices", "adjacency_upper_rowmajor", "ops", "params")
	r := &runs{cells: p.Frame, at: map[string]int{}, count: map[int][]uint8{}, values: map[string][]float64{}}
	records := tfrecord.NewReader(in)
	for {
		b, err := records.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		run, err := tfrecord.ParseRun(b)
		if err == nil {
			err = r.add(run)
		}
		if err != nil {
			return nil, fmt.Errorf("before offset %d: %w", records.Offset(), err)
		}
	}
	if r.cells.Len() == 0 {
		return nil, fmt.Errorf("records of NAS-Bench-101 were expected, but the file has none")
	}
	for _, n := range r.order {
		v := r.values[n]
		for len(v) < r.cells.Len() {
			v = append(v, math.NaN())
		}
		if err := p.Frame.AddColumn(p.Table.Field(n), columns.Numbers(v)); err != nil {
			return nil, err
		}
	}
	return p, nil
}

func (r *runs) add(run *tfrecord.Run) error {
	row, err := r.cell(run)
	if err != nil {
		return err
	}
	if run.Epochs < 1 || run.Epochs > 1000 || r.count[run.Epochs] == nil && len(r.count) >= 8 {
		return fmt.Errorf("runs of 4, 12, 36 and 108 epochs were expected, not of %d", run.Epochs)
	}
	n := r.count[run.Epochs]
	for len(n) <= row {
		n = append(n, 0)
	}
	r.count[run.Epochs] = n
	if n[row]++; n[row] > repeats {
		return fmt.Errorf("cell %s has more than %d runs of %d epochs", run.Hash, repeats, run.Epochs)
	}
	for i, suffix := range []string{"_half", ""} {
		e := run.Evaluations[i+1]
		for _, x := range []struct {
			name  string
			value float64
		}{{"valid", e.Valid}, {"test", e.Test}, {"train", e.Train}, {"seconds", e.Seconds}} {
			r.set(fmt.Sprintf("%s_%d_%d%s", x.name, run.Epochs, n[row], suffix), row, x.value)
		}
	}
	return nil
}

// cell returns the row of a run's cell.
func (r *runs) cell(run *tfrecord.Run) (int, error) {
	if row, ok := r.at[run.Hash]; ok {
		return row, nil
	}
	if r.cells.Len() >= maxCells {
		return 0, fmt.Errorf("more than %d cells", maxCells)
	}
	n := len(run.Operations)
	var upper, ops strings.Builder
	for i := range n {
		upper.Write(run.Adjacency[i*n+i+1 : (i+1)*n])
	}
	for _, o := range run.Operations[1 : n-1] {
		code := slices.Index(ops101, o)
		if code < 0 {
			return 0, fmt.Errorf("cell %s has an operation %.40q that is not known", run.Hash, o)
		}
		ops.WriteByte('0' + byte(code))
	}
	row := r.cells.Len()
	r.at[run.Hash] = row
	return row, r.cells.Add(run.Hash, itoa(n), upper.String(), ops.String(), itoa(run.Params))
}

func (r *runs) set(column string, row int, v float64) {
	x, ok := r.values[column]
	if !ok {
		r.order = append(r.order, column)
	}
	for len(x) <= row {
		x = append(x, math.NaN())
	}
	x[row] = v
	r.values[column] = x
}
