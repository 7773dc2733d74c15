package tabular

import (
	"fmt"
	"hash/fnv"
	"math"

	"naslab/engine/bench"
	"naslab/engine/space"
)

// Maker puts a benchmark together. Make one with [NewMaker], add metrics, and
// end with [Maker.Bench]; the first error of any step is returned there.
type Maker struct {
	bench *Bench
	err   error
}

// NewMaker begins a benchmark over s whose tables have size rows. arch gives the
// architecture of a row and rows finds that row again.
func NewMaker(name string, s space.Space, size int, arch func(row int) (space.Arch, error), rows Rows) *Maker {
	m := &Maker{bench: &Bench{name: name, space: s, rows: rows, index: map[string]int{}, archs: arch, size: size}}
	if s == nil || rows == nil || arch == nil {
		m.err = fmt.Errorf("bench: %s: a benchmark of tables needs a space and a way to find rows", name)
	}
	return m
}

// Add adds a metric that needs no training, such as a latency. cell reads its
// value; nil leaves the metric out.
func (m *Maker) Add(metric bench.Metric, cell Cell) { m.add(metric, cell, nil, false) }

// AddTrained adds a metric of a trained network. lower has one cell for each of
// the metric's Fidelities.
func (m *Maker) AddTrained(metric bench.Metric, cell Cell, lower []Cell) {
	m.add(metric, cell, lower, true)
}

// AddFormula adds a metric that is computed from the architecture, which need
// not be in the tables; NaN stands for a missing value. within returns nil for
// an architecture of which it can be computed, otherwise an error that says why
// not, and must be quick; nil means that there is always a value.
func (m *Maker) AddFormula(metric bench.Metric, of func(a space.Arch) float64, within func(a space.Arch) error) {
	before := len(m.bench.series)
	m.add(metric, func(row int) (float64, float64) {
		a, err := m.bench.archs(row)
		if err != nil {
			return math.NaN(), 0
		}
		return of(a), 0
	}, nil, false)
	if len(m.bench.series) > before {
		m.bench.series[before].of, m.bench.series[before].within = of, within
	}
}

// AddCost says what training takes.
func (m *Maker) AddCost(cost Cost) { m.bench.cost = cost }

// Has reports whether a metric was added.
func (m *Maker) Has(metric string) bool { _, ok := m.bench.index[metric]; return ok }

// AddInherited is [Maker.AddTrained] for networks that were evaluated at several
// times without training of their own, such as with the weights of a supernet.
func (m *Maker) AddInherited(metric bench.Metric, cell Cell, lower []Cell) {
	m.add(metric, cell, lower, false)
}

func (m *Maker) add(metric bench.Metric, cell Cell, lower []Cell, trained bool) {
	b := m.bench
	switch {
	case m.err != nil || cell == nil:
		return
	case metric.Name == "" || m.Has(metric.Name):
		m.err = fmt.Errorf("bench: %s: the metric name %q is empty or stands twice", b.name, metric.Name)
		return
	case len(lower) != len(metric.Fidelities):
		m.err = fmt.Errorf("bench: %s: metric %s has %d fidelities and %d columns for them", b.name, metric.Name, len(metric.Fidelities), len(lower))
		return
	}
	h := fnv.New64a()
	h.Write([]byte(metric.Name))
	b.index[metric.Name] = len(b.metrics)
	b.metrics = append(b.metrics, metric)
	b.series = append(b.series, series{full: cell, lower: lower, trained: trained, salt: h.Sum64()})
}

// Absent notes a table that is not there and would have had metrics. The error
// for an unknown metric names it.
func (m *Maker) Absent(what string) { m.bench.absent = append(m.bench.absent, what) }

// Fail makes [Maker.Bench] return err, unless it is nil or an earlier step
// failed.
func (m *Maker) Fail(err error) {
	if m.err == nil {
		m.err = err
	}
}

// Range sets a metric's normalisation constants to the lowest and the highest
// value in the tables. It reads the whole column.
func (m *Maker) Range(metric string) {
	i, ok := m.bench.index[metric]
	if m.err != nil || !ok {
		return
	}
	lo, hi := math.Inf(1), math.Inf(-1)
	for row := range m.bench.size {
		if x, _ := m.bench.series[i].full(row); x == x {
			lo, hi = min(lo, x), max(hi, x)
		}
	}
	if lo <= hi {
		m.bench.metrics[i].Lo, m.bench.metrics[i].Hi = lo, hi
	}
}

// Bench returns the benchmark, or the first error of making it.
func (m *Maker) Bench() (*Bench, error) {
	if m.err != nil {
		return nil, m.err
	}
	if len(m.bench.metrics) == 0 {
		return nil, fmt.Errorf("bench: %s: no metric stands in its tables", m.bench.name)
	}
	return m.bench, nil
}
