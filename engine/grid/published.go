package grid

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"naslab/engine/bench/suite"
	"naslab/engine/data/store"
	"naslab/engine/name"
	"naslab/engine/seed"
)

// listed are the pairs of NAS-Bench-Suite that naslab can read, NAS-Bench-Macro
// besides, with the metric that is searched for: of validation where there is
// one.
var listed = []struct{ bench, group, metric string }{
	{"nb101", "nb101", "val_accuracy"},
	{"nb201/cifar10", "nb201", "val_accuracy"},
	{"nb201/cifar100", "nb201", "val_accuracy"},
	{"nb201/imagenet16-120", "nb201", "val_accuracy"},
	{"nb301", "nb301", "val_accuracy"},
	{"nbnlp", "nbnlp", "val_loss"},
	{"transnas/micro/class_scene", "transnas/micro", "val_accuracy"},
	{"transnas/micro/class_object", "transnas/micro", "val_accuracy"},
	{"transnas/micro/jigsaw", "transnas/micro", "val_accuracy"},
	{"transnas/micro/room_layout", "transnas/micro", "neg_loss"},
	{"transnas/micro/segmentsemantic", "transnas/micro", "val_accuracy"},
	{"transnas/micro/normal", "transnas/micro", "ssim"},
	{"transnas/micro/autoencoder", "transnas/micro", "ssim"},
	{"transnas/macro/class_scene", "transnas/macro", "val_accuracy"},
	{"transnas/macro/class_object", "transnas/macro", "val_accuracy"},
	{"transnas/macro/jigsaw", "transnas/macro", "val_accuracy"},
	{"transnas/macro/room_layout", "transnas/macro", "neg_loss"},
	{"transnas/macro/segmentsemantic", "transnas/macro", "val_accuracy"},
	{"transnas/macro/normal", "transnas/macro", "ssim"},
	{"transnas/macro/autoencoder", "transnas/macro", "ssim"},
	{"nbmacro", "nbmacro", "test_accuracy"},
}

// Folder is the store of tables in a folder, the user's when it is empty.
func Folder(dir string) (*store.Store, error) {
	if dir == "" {
		return store.Default()
	}
	return store.New(dir), nil
}

// Published opens the pairs of NAS-Bench-Suite, and NAS-Bench-Macro, that tables
// has the data of, or only those benchmarks that are named. What is left out is told
// in absent, one sentence each: a table that is not there, or, with search, one with
// so few architectures that a search would meet others. It returns an error for
// an unknown name and when no pair is left.
func Published(tables suite.Tables, search bool, names ...string) (pairs []*Pair, absent []string, err error) {
	if err := checkNames(names); err != nil {
		return nil, nil, err
	}
	for _, l := range listed {
		if len(names) > 0 && !slices.Contains(names, l.bench) {
			continue
		}
		p, err := openPair(tables, l.group, l.bench, l.metric)
		var missing *store.Missing
		if errors.As(err, &missing) {
			if !slices.Contains(absent, missing.Error()) {
				absent = append(absent, missing.Error())
			}
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		if search {
			if err := p.Searchable(seed.New(0).Rand(l.bench)); err != nil {
				absent = append(absent, strings.TrimPrefix(err.Error(), "grid: "))
				continue
			}
		}
		pairs = append(pairs, p)
	}
	if len(pairs) == 0 {
		return nil, absent, fmt.Errorf("grid: there is data for no pair; fetch some, such as naslab data get nb201")
	}
	return pairs, absent, nil
}

func openPair(tables suite.Tables, group, benchmark, metric string) (*Pair, error) {
	b, err := suite.Open(benchmark, tables)
	if err != nil {
		return nil, err
	}
	return NewPair(group, b, metric)
}

// Names lists the benchmarks that [Published] knows.
func Names() []string {
	var names []string
	for _, l := range listed {
		names = append(names, l.bench)
	}
	return names
}

func checkNames(names []string) error {
	for _, n := range names {
		if !slices.Contains(Names(), n) {
			return fmt.Errorf("grid: %w", name.Miss("pair", n, Names(), "grid.Names()"))
		}
	}
	return nil
}
