package bench

import (
	"context"
	"fmt"
	"math"
	"time"

	"naslab/engine/name"
	"naslab/engine/space"
)

// Func is a benchmark made from a function, for a cell that defines its own or
// for something measured live. Make one with [NewFunc], or with [NewTrainFunc]
// when it can train less than in full.
type Func struct {
	name    string
	space   space.Space
	metrics []Metric
	measure func(ctx context.Context, a space.Arch, metrics []string, fidelity float64) ([]float64, time.Duration, error)
}

// NewFunc makes a benchmark over s. measure gets the names of the metrics that
// are asked, as listed in metrics, and returns their values in the same order;
// NaN stands for a missing value. It refuses metrics that list lower
// fidelities, which measure would not hear of.
func NewFunc(name string, s space.Space, metrics []Metric,
	measure func(ctx context.Context, a space.Arch, metrics []string) ([]float64, error)) (*Func, error) {
	for _, m := range metrics {
		if len(m.Fidelities) > 0 {
			return nil, fmt.Errorf("bench: %s: metric %s lists lower fidelities, of which its function is not told; make it with NewTrainFunc", name, m.Name)
		}
	}
	if measure == nil {
		return nil, fmt.Errorf("bench: %s: a benchmark needs a space and a function", name)
	}
	return NewTrainFunc(name, s, metrics, func(ctx context.Context, a space.Arch, names []string, _ float64) ([]float64, time.Duration, error) {
		xs, err := measure(ctx, a, names)
		return xs, 0, err
	})
}

// NewTrainFunc is [NewFunc] for a function that can train less than in full:
// measure also gets the fidelity, the fraction of full training in (0, 1], one
// of those that every asked metric lists in its Fidelities, or 1. It also
// returns what the reading would have cost, or did cost; 0 when not known.
func NewTrainFunc(name string, s space.Space, metrics []Metric,
	measure func(ctx context.Context, a space.Arch, metrics []string, fidelity float64) ([]float64, time.Duration, error)) (*Func, error) {
	if s == nil || measure == nil {
		return nil, fmt.Errorf("bench: %s: a benchmark needs a space and a function", name)
	}
	if len(metrics) == 0 {
		return nil, fmt.Errorf("bench: %s: a benchmark needs at least one metric", name)
	}
	for i, m := range metrics {
		if m.Name == "" || Find(metrics, m.Name) != i {
			return nil, fmt.Errorf("bench: %s: metric %d: its name %q is empty or stands twice", name, i, m.Name)
		}
		if err := checkFidelities(m); err != nil {
			return nil, fmt.Errorf("bench: %s: %w", name, err)
		}
	}
	return &Func{name, s, metrics, measure}, nil
}

// Name returns the benchmark's name.
func (f *Func) Name() string { return f.name }

// Space returns the set of architectures.
func (f *Func) Space() space.Space { return f.space }

// Metrics lists what can be asked.
func (f *Func) Metrics() []Metric { return f.metrics }

// String gives the name and the metrics.
func (f *Func) String() string { return Describe(f) }

// Query calls the function.
func (f *Func) Query(ctx context.Context, a space.Arch, q Query) (Reading, error) {
	if err := ctx.Err(); err != nil {
		return Reading{}, fmt.Errorf("bench: %s: %w", f.name, err)
	}
	if err := f.space.Check(a); err != nil {
		return Reading{}, err
	}
	asked, err := Asked(f, q)
	if err != nil {
		return Reading{}, err
	}
	if err := CheckFidelity(f, q); err != nil {
		return Reading{}, err
	}
	fidelity := q.Fidelity
	if fidelity == 0 {
		fidelity = 1
	}
	xs, cost, err := f.measure(ctx, a, asked, fidelity)
	if err != nil {
		return Reading{}, err
	}
	if len(xs) != len(asked) {
		return Reading{}, fmt.Errorf("bench: %s: the function returned %d values for %d metrics", f.name, len(xs), len(asked))
	}
	values := q.Into[:0]
	for i, x := range xs {
		values = append(values, Value{Metric: &f.metrics[Find(f.metrics, asked[i])], X: x, Missing: math.IsNaN(x)})
	}
	return Reading{Values: values, Cost: cost}, nil
}

// Asked returns the metric names that q asks of b: its own, checked, or all.
func Asked(b Benchmark, q Query) ([]string, error) {
	if q.Metrics == nil {
		return metricNames(b), nil
	}
	all := b.Metrics()
	for _, m := range q.Metrics {
		if Find(all, m) < 0 {
			return nil, fmt.Errorf("bench: %s: %w", b.Name(), name.Miss("metric", m, metricNames(b), "its Metrics()"))
		}
	}
	return q.Metrics, nil
}

// Describe gives one line: the name, the space and how many metrics.
func Describe(b Benchmark) string {
	return fmt.Sprintf("benchmark %s over %s with %d metrics", b.Name(), b.Space().Name(), len(b.Metrics()))
}
