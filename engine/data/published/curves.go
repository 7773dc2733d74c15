package published

import (
	"fmt"
	"strings"

	"naslab/engine/data/literal"
)

// readCurve reads three parallel lists of a search method.
func readCurve(in *input) ([]*Part, error) {
	v, err := literal.Parse(in.bytes)
	if err != nil {
		return nil, err
	}
	o, err := object(v)
	if err != nil {
		return nil, err
	}
	lists := make([][]string, 3)
	for i, key := range []string{"time_plot", "valid_plot", "test_plot"} {
		x, _ := o.Get(key)
		write := func(v float64) string { return fixed(v, 6) }
		if i == 0 {
			write = func(v float64) string { return fixed(v, 1) }
		}
		if lists[i], err = numbers(x, write); err != nil {
			return nil, fmt.Errorf("%s: %w", key, err)
		}
		if len(lists[i]) != len(lists[0]) {
			return nil, fmt.Errorf("three lists of one length were expected")
		}
	}
	p := part("nb101/regret_curves", "method step", "method", "step", "est_wall_time_s", "mean_valid_regret", "mean_test_regret")
	for i := range lists[0] {
		if err := p.Frame.Add(in.base(), itoa(i), lists[0][i], lists[1][i], lists[2][i]); err != nil {
			return nil, err
		}
	}
	return []*Part{p}, nil
}

// readMacro reads NAS-Bench-Macro: an object from eight digits to measurements.
func readMacro(in *input) ([]*Part, error) {
	v, err := literal.Parse(in.bytes)
	if err != nil {
		return nil, err
	}
	o, err := object(v)
	if err != nil {
		return nil, err
	}
	p := part("nbmacro/cifar10", "arch", "arch", "test1", "test2", "test3", "mean_acc", "params", "flops")
	for i, arch := range o.Keys {
		if len(arch) != 8 || strings.Trim(arch, "012") != "" {
			return nil, fmt.Errorf("eight digits of 0 to 2 were expected, not %.40q", arch)
		}
		e, err := object(o.Values[i])
		if err != nil {
			return nil, err
		}
		tests, _ := e.Get("test_acc")
		row, err := numbers(tests, six)
		if err != nil || len(row) != 3 {
			return nil, fmt.Errorf("network %s: three accuracies were expected", arch)
		}
		for _, key := range []string{"mean_acc", "params", "flops"} {
			x, _ := e.Get(key)
			v, err := literal.Float(x)
			if err != nil {
				return nil, fmt.Errorf("network %s, %s: %w", arch, key, err)
			}
			if key == "mean_acc" {
				row = append(row, seven(v))
			} else {
				row = append(row, fixed(v, 0))
			}
		}
		if err := p.Frame.Add(append([]string{arch}, row...)...); err != nil {
			return nil, err
		}
	}
	return []*Part{p}, nil
}

// read20k reads parallel lists of 20,001 cells of NAS-Bench-101.
func read20k(in *input) ([]*Part, error) {
	v, err := literal.Parse(in.bytes)
	if err != nil {
		return nil, err
	}
	o, err := object(v)
	if err != nil {
		return nil, err
	}
	names := append([]string{"hash"}, strings.Fields(structureColumns)...)
	p := part("nb101/20k", "hash", append(names, "params", "train_seconds", "val_4", "val_12", "val_36", "val_108")...)
	keys, _ := o.Get("key")
	hashes, ok := keys.(literal.List)
	if !ok {
		return nil, fmt.Errorf("a list of hashes was expected, not %s", literal.KindOf(keys))
	}
	lists := make([][]string, 0, 6)
	for _, key := range []string{"trainable_parameters", "final_training_time", "4_final_validation_accuracy", "12_final_validation_accuracy", "36_final_validation_accuracy", "108_final_validation_accuracy"} {
		x, _ := o.Get(key)
		write := six
		if !strings.Contains(key, "accuracy") {
			write = func(v float64) string { return number(v, 9) }
		}
		if key == "final_training_time" {
			write = func(v float64) string { return number(v, 7) }
		}
		l, err := numbers(x, write)
		if err != nil || len(l) != len(hashes) {
			return nil, fmt.Errorf("%s: a list of %d numbers was expected", key, len(hashes))
		}
		lists = append(lists, l)
	}
	for i, h := range hashes {
		hash, ok := h.(string)
		if !ok || len(hash) != 32 {
			return nil, fmt.Errorf("a hash of 32 hex digits was expected, not %v", h)
		}
		cell, err := structure101(hash)
		if err != nil {
			return nil, err
		}
		row := append([]string{hash}, cell...)
		for _, l := range lists {
			row = append(row, l[i])
		}
		if err := p.Frame.Add(row...); err != nil {
			return nil, err
		}
	}
	return []*Part{p}, nil
}
