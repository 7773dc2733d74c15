package published

import (
	"fmt"
	"strings"

	"naslab/engine/data/literal"
)

// readENAS reads a network on each line: six lists of an operation and the skip
// connections, and an accuracy.
func readENAS(in *input) ([]*Part, error) {
	p := part("enas/enas6", "row", "row", "split", "ops", "skips", "acc")
	row := 0
	for line := range strings.Lines(string(in.bytes)) {
		v, err := literal.ParseRow(line)
		if err != nil || len(v) != 2 {
			return nil, fmt.Errorf("line %d: lists of a network and its accuracy were expected, not %.60q", row+1, line)
		}
		ops, skips, err := networkENAS(v[0])
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", row+1, err)
		}
		acc, err := literal.Float(v[1])
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", row+1, err)
		}
		split := "main"
		if row < 1000 { // trained before the weights had settled
			split = "burnin"
		}
		if err := p.Frame.Add(itoa(row), split, ops, skips, fixed(acc, 4)); err != nil {
			return nil, err
		}
		row++
	}
	return []*Part{p}, nil
}

func networkENAS(v literal.Value) (ops, skips string, err error) {
	layers, ok := v.(literal.List)
	if !ok || len(layers) != 6 {
		return "", "", fmt.Errorf("six layers were expected, not %s", literal.KindOf(v))
	}
	for i, l := range layers {
		d, err := digits(l)
		if err != nil {
			return "", "", err
		}
		if len(d) != i+1 {
			return "", "", fmt.Errorf("layer %d has %d numbers, not %d", i, len(d), i+1)
		}
		ops, skips = ops+d[:1], skips+d[1:]
	}
	return ops, skips, nil
}

// readLaNASTrace reads an object from the text of a list to an accuracy.
func readLaNASTrace(in *input) ([]*Part, error) {
	v, err := literal.Parse(in.bytes)
	if err != nil {
		return nil, err
	}
	o, err := object(v)
	if err != nil {
		return nil, err
	}
	p := part("lanas/distributed_trace", "arch", "arch", "test_acc")
	for i, k := range o.Keys {
		l, err := literal.Parse([]byte(k))
		if err != nil {
			return nil, err
		}
		cells, err := numbers(l, six)
		if err != nil || len(cells) != 28 {
			return nil, fmt.Errorf("a list of 28 numbers was expected, not %.60q", k)
		}
		acc, err := literal.Float(o.Values[i])
		if err != nil {
			return nil, err
		}
		if err := p.Frame.Add(strings.Join(cells, " "), fixed(acc, 2)); err != nil {
			return nil, err
		}
	}
	return []*Part{p}, nil
}

// readLaNASRuns reads a run on each line: pairs of accuracy and samples.
func readLaNASRuns(in *input) ([]*Part, error) {
	p := part("lanas/nb101_runs", "run samples", "run", "samples", "best_test_acc")
	run := 0
	for line := range strings.Lines(string(in.bytes)) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		v, err := literal.Parse([]byte(line))
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", run+1, err)
		}
		l, ok := v.(literal.List)
		if !ok {
			return nil, fmt.Errorf("line %d: a list was expected, not %s", run+1, literal.KindOf(v))
		}
		for _, x := range l {
			pair, ok := x.(literal.List)
			if !ok || len(pair) != 2 {
				return nil, fmt.Errorf("line %d: pairs of accuracy and samples were expected", run+1)
			}
			acc, err := literal.Float(pair[0])
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", run+1, err)
			}
			samples, err := literal.Float(pair[1])
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", run+1, err)
			}
			if err := p.Frame.Add(itoa(run), fixed(samples, 0), fixed(acc, 8)); err != nil {
				return nil, err
			}
		}
		run++
	}
	return []*Part{p}, nil
}
