package published

import (
	"fmt"

	"naslab/engine/data/pickle"
)

// readMini201 reads the accuracies after 12 epochs, a pickled frame of pandas in
// the official order.
func readMini201(in *input) ([]*Part, error) {
	v, err := pickle.LoadAll(in.bytes, pickle.Options{})
	if err != nil {
		return nil, err
	}
	cells, err := pickle.FrameColumn(v, "cellstr")
	if err != nil {
		return nil, err
	}
	names := []string{"index", "arch_str"}
	var columns [][]any
	for _, c := range []struct{ from, to string }{
		{"cifar10-test", "test12_cifar10"}, {"cifar10-val", "val12_cifar10"}, {"cifar100-test", "test12_cifar100"},
		{"cifar100-val", "val12_cifar100"}, {"imagenet-test", "test12_imagenet16"}, {"imagenet-val", "val12_imagenet16"},
	} {
		x, err := pickle.FrameColumn(v, c.from)
		if err != nil {
			return nil, err
		}
		names, columns = append(names, c.to), append(columns, x)
	}
	p := part("nb201/archs", "index", names...)
	for i, c := range cells {
		s, ok := c.(string)
		if !ok {
			return nil, fmt.Errorf("row %d: the text of a cell was expected, not %s", i, pickle.KindOf(c))
		}
		if _, err := parseCell(s); err != nil {
			return nil, err
		}
		row := []string{itoa(i), s}
		for _, x := range columns {
			f, err := float(x[i])
			if err != nil {
				return nil, fmt.Errorf("row %d: %w", i, err)
			}
			row = append(row, seven(f))
		}
		if err := p.Frame.Add(row...); err != nil {
			return nil, err
		}
	}
	return []*Part{p}, nil
}

// readNATS reads the accuracies after 200 epochs, in the official order.
func readNATS(in *input) ([]*Part, error) {
	t, err := readLoose(in.bytes)
	if err != nil {
		return nil, err
	}
	at, err := t.need("ArchitectureString", "CIFAR10TestAccuracy200Epochs", "CIFAR100TestAccuracy200Epochs", "ImageNetTestAccuracy200Epochs")
	if err != nil {
		return nil, err
	}
	p := part("nb201/archs", "index", "index", "arch_str", "test200_cifar10", "test200_cifar100", "test200_imagenet16")
	for i, r := range t.rows {
		if _, err := parseCell(r[at[0]]); err != nil {
			return nil, fmt.Errorf("row %d: %w", i+1, err)
		}
		row := []string{itoa(i), r[at[0]]}
		for _, j := range at[1:] {
			c, err := numberCell(r[j], seven)
			if err != nil {
				return nil, fmt.Errorf("row %d: %w", i+1, err)
			}
			row = append(row, c)
		}
		if err := p.Frame.Add(row...); err != nil {
			return nil, err
		}
	}
	return []*Part{p}, nil
}
