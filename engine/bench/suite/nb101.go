package suite

import (
	"errors"
	"fmt"

	"naslab/engine/bench"
	"naslab/engine/bench/tabular"
	"naslab/engine/data/columns"
	"naslab/engine/data/store"
	spaces "naslab/engine/space/nb101"
)

// epochs101 are the schedules, each of its own; the last one is full training.
var epochs101 = []int{4, 12, 36, 108}

// nb101 reads the user's records of all cells where they are there, else the
// sample of 20,001.
func nb101(o *opening) (*tabular.Bench, error) {
	t, err := o.tables.Open("nb101/records")
	records := err == nil
	var missing *store.Missing
	if errors.As(err, &missing) {
		t, err = o.tables.Open("nb101/20k")
	}
	if err != nil {
		return nil, err
	}
	text, err := texts(t, "-", "adjacency_upper_rowmajor", "ops")
	if err != nil {
		return nil, err
	}
	if err := o.byText(spaces.New(), t.Len(), text); err != nil {
		return nil, err
	}
	if records {
		o.records101(t)
	} else {
		o.sample101(t)
	}
	o.ranged(bench.Metric{Name: "params", Doc: "trainable parameters"}, o.cell(t, "params", nil))
	hash, err := texts(t, "", "hash")
	if err != nil {
		return nil, err
	}
	if energy := o.extra("nb101/energy_4ep"); energy != nil {
		o.ranged(bench.Metric{Name: "train_energy", Unit: "kWh", Doc: "energy of training for 4 epochs"},
			o.cell(energy, "energy_kwh_4epochs", o.matching(energy, "hash", t.Len(), hash)))
	}
	zc := o.extra("nb101/zc")
	o.proxies(zc, o.matching(zc, "hash", t.Len(), hash))
	return o.Bench()
}

// metric101 describes an accuracy and its lower fidelities.
func metric101(split, what string) bench.Metric {
	m := bench.Metric{Name: split + "_accuracy", Unit: "fraction", Maximise: true,
		Doc: what + " on CIFAR-10 after 108 epochs; lower fidelities are schedules of their own of 4, 12 and 36"}
	for _, e := range epochs101[:3] {
		m.Fidelities = append(m.Fidelities, float64(e)/108)
	}
	return m
}

// sample101 adds the accuracy of one of the three runs, and its cost.
func (o *opening) sample101(t *columns.Table) {
	var lower []tabular.Cell
	for _, e := range epochs101[:3] {
		lower = append(lower, o.cell(t, fmt.Sprintf("val_%d", e), nil))
	}
	o.trained(metric101("val", "validation accuracy of one of three runs"), o.cell(t, "val_108", nil), lower)
	if c := o.cell(t, "train_seconds", nil); c != nil {
		o.ranged(bench.Metric{Name: "train_time", Unit: "s", Doc: "time of training for 108 epochs on a TPU"}, c)
		o.AddCost(seconds(c))
	}
}

// records101 adds accuracies with the spread of three runs, and their cost.
func (o *opening) records101(t *columns.Table) {
	runs := func(name string, epochs int) tabular.Cell {
		var cells []tabular.Cell
		for k := 1; k <= 3; k++ {
			if c := o.cell(t, fmt.Sprintf("%s_%d_%d", name, epochs, k), nil); c != nil {
				cells = append(cells, c)
			}
		}
		if len(cells) == 0 {
			return nil
		}
		return tabular.Repeats(cells)
	}
	for _, m := range []struct{ split, column, what string }{
		{"val", "valid", "validation accuracy, mean of three runs,"}, {"test", "test", "test accuracy, mean of three runs,"},
	} {
		var lower []tabular.Cell
		for _, e := range epochs101[:3] {
			lower = append(lower, runs(m.column, e))
		}
		if full := runs(m.column, 108); full != nil {
			o.trained(metric101(m.split, m.what), full, lower)
		}
	}
	if c := runs("seconds", 108); c != nil {
		o.ranged(bench.Metric{Name: "train_time", Unit: "s", Doc: "time of training for 108 epochs on a TPU, mean of three runs"}, c)
		o.AddCost(seconds(c))
	}
}
