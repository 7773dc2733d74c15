package suite

import (
	"fmt"
	"slices"
	"strings"

	"naslab/engine/bench"
	"naslab/engine/bench/tabular"
	"naslab/engine/data/columns"
	"naslab/engine/data/store"
	"naslab/engine/name"
)

// Tables gives tables by name, such as "nb201/archs"; a [store.Store] does.
type Tables interface {
	Open(table string) (*columns.Table, error)
}

// entry is a benchmark of this package.
type entry struct {
	name  string
	data  string   // the data set
	needs []string // tables without which it cannot be opened; "a|b" is one of two
	open  func(o *opening) (*tabular.Bench, error)
}

// entries lists all benchmarks.
func entries() []entry {
	var all []entry
	all = append(all, nb201Entries()...)
	all = append(all, transnasEntries()...)
	all = append(all, hatEntries()...)
	return append(all,
		entry{"nb101", "nb101", []string{"nb101/20k|nb101/records"}, nb101},
		entry{"nb301", "nb301", []string{"nb301/zc"}, nb301},
		entry{"nbmacro", "nbmacro", []string{"nbmacro/cifar10"}, nbmacro},
		entry{"nbnlp", "nbnlp", []string{"nbnlp/wikitext2"}, nbnlp},
		entry{"enas", "enas", []string{"enas/enas6"}, enas},
		entry{"fbnet", "fbnet", []string{"fbnet/archs_latency_ms"}, fbnet},
		entry{"ofa", "ofa", []string{"ofa/archs_latency_ms"}, ofa},
		entry{"ofa/w1.0", "ofa", []string{"ofa/latency_luts"}, ofaNarrow},
	)
}

// Register makes the benchmarks known to [bench.Open]. They read the tables of
// the user's store, [store.Default].
func Register() {
	for _, e := range entries() {
		bench.RegisterSource(e.name, bench.Source{
			Open: func() (bench.Benchmark, error) {
				s, err := store.Default()
				if err != nil {
					return nil, err
				}
				return e.openIn(s)
			},
			Ready: e.ready,
			Data:  e.data,
		})
	}
}

// Open opens a benchmark from the tables given, so that one can be read from
// elsewhere than the user's store. The error of an unknown name gives the
// nearest ones.
func Open(benchmark string, tables Tables) (*tabular.Bench, error) {
	var names []string
	for _, e := range entries() {
		if e.name == benchmark {
			return e.openIn(tables)
		}
		names = append(names, e.name)
	}
	return nil, name.Miss("benchmark", benchmark, names, "suite.Names()")
}

// Names lists the benchmarks of this package.
func Names() []string {
	var names []string
	for _, e := range entries() {
		names = append(names, e.name)
	}
	return names
}

func (e entry) openIn(tables Tables) (*tabular.Bench, error) {
	b, err := e.open(&opening{name: e.name, data: e.data, tables: tables})
	if err != nil {
		return nil, fmt.Errorf("bench: %s: %w", e.name, err)
	}
	return b, nil
}

// ready looks whether the tables are there, without opening them.
func (e entry) ready() error {
	s, err := store.Default()
	if err != nil {
		return err
	}
	for _, t := range e.needs {
		either := strings.Split(t, "|")
		if !slices.ContainsFunc(either, func(t string) bool { _, ok := s.Where(t); return ok }) {
			return fmt.Errorf("table %s is not here; fetch it with naslab data get %s, or import your copy with naslab data import %s FILE-OR-FOLDER", either[0], e.data, e.data)
		}
	}
	return nil
}

// Data names the data set that a benchmark of this package reads; empty for an
// unknown one.
func Data(benchmark string) string {
	for _, e := range entries() {
		if e.name == benchmark {
			return e.data
		}
	}
	return ""
}
