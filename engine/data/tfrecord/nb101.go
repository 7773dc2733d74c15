package tfrecord

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math"
	"strings"
)

// Evaluation is what was measured of a network at one moment of its training.
type Evaluation struct {
	Epoch       float64
	Seconds     float64 // of training up to here
	Train       float64 // accuracies, fractions
	Valid, Test float64
}

// Run is one training run of a cell of NAS-Bench-101.
type Run struct {
	Hash        string       // of the graph, 32 hex digits
	Epochs      int          // of the whole run: 4, 12, 36 or 108
	Adjacency   []byte       // n x n, row-major, '0' and '1'
	Operations  []string     // n names, "input" first, "output" last
	Evaluations []Evaluation // before training, halfway, at the end
	Params      int          // trainable parameters
}

// maxVertices bounds a cell.
const maxVertices = 7

// ParseRun reads a record: a JSON list of hash, epochs, adjacency matrix,
// operations, and the measurements as a protocol buffer in base 64.
func ParseRun(record []byte) (*Run, error) {
	var parts []json.RawMessage
	if err := json.Unmarshal(record, &parts); err != nil || len(parts) != 5 {
		return nil, fmt.Errorf("tfrecord: a list of five values was expected, not %.40q", record)
	}
	var r Run
	var adjacency, operations, metrics string
	for i, to := range []any{&r.Hash, &r.Epochs, &adjacency, &operations, &metrics} {
		if err := json.Unmarshal(parts[i], to); err != nil {
			return nil, fmt.Errorf("tfrecord: value %d of a record is no %T: %.40q", i+1, to, parts[i])
		}
	}
	r.Adjacency, r.Operations = []byte(adjacency), strings.Split(operations, ",")
	n := len(r.Operations)
	if n < 2 || n > maxVertices || len(adjacency) != n*n || strings.Trim(adjacency, "01") != "" {
		return nil, fmt.Errorf("tfrecord: the matrix and the operations of cell %.40q do not fit together", r.Hash)
	}
	if len(r.Hash) != 32 || strings.Trim(r.Hash, "0123456789abcdef") != "" {
		return nil, fmt.Errorf("tfrecord: a hash of 32 hex digits was expected, not %.40q", r.Hash)
	}
	b, err := base64.StdEncoding.DecodeString(metrics)
	if err != nil {
		return nil, fmt.Errorf("tfrecord: the measurements of cell %s are no base 64: %w", r.Hash, err)
	}
	if err := r.metrics(b); err != nil {
		return nil, fmt.Errorf("tfrecord: the measurements of cell %s: %w", r.Hash, err)
	}
	return &r, nil
}

// metrics reads the message: field 1 an evaluation, 2 the parameters.
func (r *Run) metrics(b []byte) error {
	err := fields(b, func(f field) error {
		switch {
		case f.number == 1 && f.kind == 2:
			e, err := evaluation(f.bytes)
			r.Evaluations = append(r.Evaluations, e)
			return err
		case f.number == 2 && f.kind == 0:
			if f.value > math.MaxInt32 {
				return fmt.Errorf("%d parameters are more than any cell has", f.value)
			}
			r.Params = int(f.value)
		}
		return nil
	})
	if err == nil && len(r.Evaluations) != 3 {
		return fmt.Errorf("three evaluations were expected, not %d", len(r.Evaluations))
	}
	return err
}

func evaluation(b []byte) (e Evaluation, err error) {
	to := []*float64{1: &e.Epoch, 2: &e.Seconds, 3: &e.Train, 4: &e.Valid, 5: &e.Test}
	err = fields(b, func(f field) error {
		if f.kind == 1 && f.number < len(to) {
			v := f.double()
			if math.IsNaN(v) || math.IsInf(v, 0) {
				return fmt.Errorf("field %d is not finite", f.number)
			}
			*to[f.number] = v
		}
		return nil
	})
	return e, err
}
