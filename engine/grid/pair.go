package grid

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"

	"naslab/engine/bench"
	"naslab/engine/run"
	"naslab/engine/space"
)

// Known is a benchmark whose architectures can be listed, as those of tables
// can.
type Known interface {
	bench.Benchmark
	Len() int
	Arch(row int) (space.Arch, error)
}

// Pair is a benchmark with the metric by which methods are compared on it. Make
// one with [NewPair].
type Pair struct {
	group   string
	bench   Known
	problem *run.Problem
	metric  bench.Metric
	values  []float64 // of all architectures that have one
	best    float64
}

// NewPair reads the metric of all architectures that the benchmark knows. group
// names the space to which the pair belongs: comparisons give each space the
// same weight. It returns an error for an unknown metric and for one without
// values.
func NewPair(group string, b Known, metric string) (*Pair, error) {
	if b == nil {
		return nil, fmt.Errorf("grid: a pair needs a benchmark")
	}
	problem, err := run.NewProblem(b, []string{metric})
	if err != nil {
		return nil, fmt.Errorf("grid: %w", err)
	}
	p := &Pair{group: group, bench: b, problem: problem, metric: problem.Objectives()[0]}
	if p.values, err = p.Column(metric); err != nil {
		return nil, err
	}
	known := p.values[:0]
	p.best = math.NaN()
	for _, v := range p.values {
		if v != v {
			continue
		}
		known = append(known, v)
		if !(p.metric.Cost(p.best) <= p.metric.Cost(v)) {
			p.best = v
		}
	}
	if p.values = known; len(known) == 0 {
		return nil, fmt.Errorf("grid: %s has no value of %s; choose another metric", b.Name(), metric)
	}
	return p, nil
}

// Name is that of the benchmark.
func (p *Pair) Name() string { return p.bench.Name() }

// Group names the space to which the pair belongs.
func (p *Pair) Group() string { return p.group }

// Metric is what methods are compared by.
func (p *Pair) Metric() bench.Metric { return p.metric }

// Benchmark returns the benchmark.
func (p *Pair) Benchmark() bench.Benchmark { return p.bench }

// Space returns what is searched.
func (p *Pair) Space() space.Space { return p.problem.Space() }

// Best is the best value of the metric among all architectures that the
// benchmark knows.
func (p *Pair) Best() float64 { return p.best }

// Values are those of the metric, of all architectures that have one. The caller
// must not change them.
func (p *Pair) Values() []float64 { return p.values }

// Regret is how far a value is from the best, in the metric's unit; 0 at the
// best, never below.
func (p *Pair) Regret(value float64) float64 { return p.metric.Cost(value) - p.metric.Cost(p.best) }

// Column returns a metric of all architectures that the benchmark knows, in
// their order; NaN where it has no value.
func (p *Pair) Column(metric string) ([]float64, error) {
	list := make([]float64, p.bench.Len())
	q := bench.Query{Metrics: []string{metric}, Into: make([]bench.Value, 1)}
	for row := range list {
		a, err := p.bench.Arch(row)
		if err != nil {
			return nil, err
		}
		r, err := p.bench.Query(context.Background(), a, q)
		if err != nil {
			return nil, err
		}
		list[row] = r.Values[0].X
	}
	return list, nil
}

// Value asks the metric of an architecture; NaN where it has none.
func (p *Pair) Value(a space.Arch) (float64, error) {
	r, err := p.bench.Query(context.Background(), a, bench.Query{Metrics: []string{p.metric.Name}})
	if err != nil {
		return 0, err
	}
	return r.Values[0].X, nil
}

// Searchable returns an error when a search would meet architectures that the
// benchmark has no value for: when one of 200 random ones has none.
func (p *Pair) Searchable(rng *rand.Rand) error { return p.covers(p.Space(), rng) }

// Whole returns an error unless the benchmark has values of its whole space, as
// 200 random architectures tell.
func (p *Pair) Whole(rng *rand.Rand) error { return p.covers(p.bench.Space(), rng) }

func (p *Pair) covers(s space.Space, rng *rand.Rand) error {
	const draws = 200
	missing := 0
	for range draws {
		v, err := p.Value(space.Sample(s, rng))
		if err != nil {
			return err
		}
		if v != v {
			missing++
		}
	}
	if missing > 0 {
		return fmt.Errorf("grid: %s has no %s of %d of %d random architectures", p.Name(), p.metric.Name, missing, draws)
	}
	return nil
}

// String names the pair and its metric.
func (p *Pair) String() string { return fmt.Sprintf("%s, %s", p.Name(), p.metric.Name) }
