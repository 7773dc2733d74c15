package published

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"strings"

	"naslab/engine/data/catalogue"
	"naslab/engine/data/columns"
	"naslab/engine/data/literal"
	"naslab/engine/data/unpack"
)

// ReadCanonical reads a whole table from its canonical file: CSV, or what stands
// for it where the table is no CSV (weights as JSON or raw, logs as JSON lines).
// gzip is undone first.
func ReadCanonical(t *catalogue.Table, b []byte) (*columns.Frame, error) {
	if unpack.IsGzip(b) {
		plain, err := unpack.Gzip(b)
		if err != nil {
			return nil, err
		}
		b = plain
	}
	var p *Part
	var err error
	switch {
	case t.Name == "ofa/acc_predictor":
		p, err = canonicalPredictor(b)
	case strings.HasPrefix(t.Name, "hwgpt/perplexity_mlp_"):
		p, err = canonicalLayers(t.Name, b)
	case t.Name == "sparsemask/voc12_mask_thres_0.001":
		p, err = canonicalMask(b)
	case t.Name == "nbnlp/wikitext2":
		p, err = canonicalLogs(b)
	default:
		return canonicalCSV(t, b)
	}
	if err != nil {
		return nil, fmt.Errorf("table %s: %w", t.Name, err)
	}
	return p.Frame, nil
}

// canonicalCSV reads CSV and tests that it has the table's columns.
func canonicalCSV(t *catalogue.Table, b []byte) (*columns.Frame, error) {
	f, err := columns.ReadCSV(bytes.NewReader(b), t.Info(nil), t.Field, int64(len(b))+1)
	if err != nil {
		return nil, fmt.Errorf("table %s: %w", t.Name, err)
	}
	for _, n := range t.Columns {
		if f.Index(n) < 0 {
			return nil, fmt.Errorf("table %s: the CSV has no column %q; is it another table?", t.Name, n)
		}
	}
	if t.Rows > 0 && f.Len() != t.Rows {
		return nil, fmt.Errorf("table %s: the CSV has %d rows and should have %d; it is cut, or another table", t.Name, f.Len(), t.Rows)
	}
	return f, nil
}

// predictor is the layout of the accuracy predictor's weights.
var predictor = []struct {
	name       string
	rows, cols int
}{
	{"0.weight", 400, 128}, {"0.bias", 400, 1}, {"2.weight", 400, 400}, {"2.bias", 400, 1},
	{"4.weight", 400, 400}, {"4.bias", 400, 1}, {"6.weight", 1, 400}, {"6.bias", 1, 1},
}

// canonicalPredictor reads the weights as raw numbers of 32 bits.
func canonicalPredictor(b []byte) (*Part, error) {
	p := part("ofa/acc_predictor", "tensor row column", "tensor", "row", "column", "value")
	for _, x := range predictor {
		for i := range x.rows * x.cols {
			if len(b) < 4 {
				return nil, fmt.Errorf("1,491,204 bytes of weights were expected, the file is shorter")
			}
			w := float64(math.Float32frombits(binary.LittleEndian.Uint32(b)))
			b = b[4:]
			if err := p.Frame.Add(x.name, itoa(i/x.cols), itoa(i%x.cols), weight(w)); err != nil {
				return nil, err
			}
		}
	}
	if len(b) > 0 {
		return nil, fmt.Errorf("1,491,204 bytes of weights were expected, %d more are there", len(b))
	}
	return p, nil
}

// canonicalLayers reads layers with matrices w and vectors b.
func canonicalLayers(table string, b []byte) (*Part, error) {
	v, err := literal.Parse(b)
	if err != nil {
		return nil, err
	}
	o, err := object(v)
	if err != nil {
		return nil, err
	}
	l, _ := o.Get("layers")
	layers, ok := l.(literal.List)
	if !ok {
		return nil, fmt.Errorf("a list of layers was expected, not %s", literal.KindOf(l))
	}
	p := part(table, "tensor row column", "tensor", "row", "column", "value")
	for i, x := range layers {
		layer, err := object(x)
		if err != nil {
			return nil, err
		}
		w, _ := layer.Get("w")
		rows, ok := w.(literal.List)
		if !ok {
			return nil, fmt.Errorf("layer %d: a matrix was expected, not %s", i, literal.KindOf(w))
		}
		for r, row := range rows {
			if err := addWeights(p, fmt.Sprintf("fc%d.weight", i+1), row, func(j int) (int, int) { return r, j }); err != nil {
				return nil, err
			}
		}
		bias, _ := layer.Get("b")
		if err := addWeights(p, fmt.Sprintf("fc%d.bias", i+1), bias, func(j int) (int, int) { return j, 0 }); err != nil {
			return nil, err
		}
	}
	return p, nil
}

func addWeights(p *Part, tensor string, v literal.Value, at func(j int) (row, col int)) error {
	cells, err := numbers(v, eight)
	if err != nil {
		return fmt.Errorf("%s: %w", tensor, err)
	}
	for j, c := range cells {
		row, col := at(j)
		if err := p.Frame.Add(tensor, itoa(row), itoa(col), c); err != nil {
			return err
		}
	}
	return nil
}

func canonicalMask(b []byte) (*Part, error) {
	v, err := literal.Parse(b)
	if err != nil {
		return nil, err
	}
	o, err := object(v)
	if err != nil {
		return nil, err
	}
	m, _ := o.Get("mask")
	stages, ok := m.(literal.List)
	if !ok {
		return nil, fmt.Errorf("a mask was expected, not %s", literal.KindOf(m))
	}
	p := part("sparsemask/voc12_mask_thres_0.001", "stage source kind", "stage", "source", "kind", "connected")
	for i, s := range stages {
		sources, ok := s.(literal.List)
		if !ok {
			return nil, fmt.Errorf("a list of sources was expected, not %s", literal.KindOf(s))
		}
		for j, x := range sources {
			pair, err := numbers(x, six)
			if err != nil || len(pair) != 2 {
				return nil, fmt.Errorf("stage %d, source %d: two numbers were expected", i, j)
			}
			for k, kind := range []string{"encoder", "decoder"} {
				if err := p.Frame.Add(itoa(i), itoa(j), kind, pair[k]); err != nil {
					return nil, err
				}
			}
		}
	}
	return p, nil
}

// canonicalLogs reads logs as JSON lines.
func canonicalLogs(b []byte) (*Part, error) {
	p := part("nbnlp/wikitext2", "row", catalogue.TableByName("nbnlp/wikitext2").Columns...)
	n := 0
	for line := range bytes.Lines(b) {
		v, err := literal.Parse(line)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n+1, err)
		}
		o, err := object(v)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n+1, err)
		}
		row := []string{itoa(n)}
		for _, key := range []string{"recipe_id", "recipe", "num_params", "hparams", "status"} {
			x, _ := o.Get(key)
			if s, ok := x.(string); ok {
				row = append(row, s)
			} else {
				row = append(row, compact(x))
			}
		}
		for _, key := range []string{"train_losses", "val_losses", "test_losses", "wall_times"} {
			x, _ := o.Get(key)
			cells, err := perEpoch(x)
			if err != nil {
				return nil, fmt.Errorf("line %d, %s: %w", n+1, key, err)
			}
			row = append(row, cells...)
		}
		if err := p.Frame.Add(row...); err != nil {
			return nil, err
		}
		n++
	}
	return p, nil
}
