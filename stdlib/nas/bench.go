package nas

import (
	"naslab/engine/bench"
	"naslab/engine/table"
)

// Benchmark answers what the metrics of an architecture are.
type Benchmark = bench.Benchmark

// Metric describes one number that a benchmark gives.
type Metric = bench.Metric

// Benchmarks lists the registered benchmarks. For those whose data is not there
// it says how to get it.
func (s *Session) Benchmarks() *Table {
	t := table.New("benchmarks", "benchmark", "space", "decisions", "metrics", "otherwise")
	for _, n := range bench.Names() {
		if bench.Ready(n) != nil {
			t.Add(n, nil, nil, nil, "naslab data get "+bench.Needs(n))
			continue
		}
		b, err := bench.Open(n)
		if err != nil { // one of the user's that cannot be opened any more
			t.Add(n, nil, nil, nil, err.Error())
			continue
		}
		t.Add(n, b.Space().Name(), len(b.Space().Dims()), len(b.Metrics()), nil)
	}
	return t
}

// Open opens the benchmark registered under name.
func (s *Session) Open(name string) Benchmark {
	b, err := bench.Open(name)
	s.check(err)
	return b
}

// Metrics lists what b can answer.
func (s *Session) Metrics(b Benchmark) *Table { return bench.Table(b) }

// Query answers for one architecture as a table.
func (s *Session) Query(b Benchmark, a Arch, metrics ...string) *Table {
	if len(metrics) == 0 {
		metrics = nil // all
	}
	r, err := b.Query(s.ctx(), a, bench.Query{Metrics: metrics})
	s.check(err)
	t := table.New(b.Name()+" "+a.String(), "metric", "value", "spread", "unit", "batch")
	for _, v := range r.Values {
		row := []any{v.Metric.Name, nil, nil, v.Metric.Unit, nil}
		if !v.Missing {
			row[1] = v.X
		}
		if v.Std > 0 {
			row[2] = v.Std
		}
		if v.Metric.Batch > 0 {
			row[4] = v.Metric.Batch
		}
		t.Add(row...)
	}
	return t
}

// Value answers for one architecture and one metric.
func (s *Session) Value(b Benchmark, a Arch, metric string) float64 {
	r, err := b.Query(s.ctx(), a, bench.Query{Metrics: []string{metric}})
	s.check(err)
	return r.Values[0].X
}
