package bench

import (
	"context"
	"fmt"
	"time"

	"naslab/engine/space"
)

// Timed is a benchmark with another cost of its readings. Make one with
// [NewTimed].
type Timed struct {
	base Benchmark
	cost func(a space.Arch, fidelity float64) time.Duration
}

// NewTimed is b with costs by an estimate of the user's, for benchmarks that do
// not say what training takes: cost gets the architecture and the fidelity, in
// (0, 1], and returns what one reading stands for on the simulated clock. It
// keeps the name of b.
func NewTimed(b Benchmark, cost func(a space.Arch, fidelity float64) time.Duration) (*Timed, error) {
	if b == nil || cost == nil {
		return nil, fmt.Errorf("bench: a timed benchmark needs a benchmark and a function that gives a cost")
	}
	return &Timed{b, cost}, nil
}

// Name returns the name of the benchmark underneath.
func (t *Timed) Name() string { return t.base.Name() }

// Space returns its space.
func (t *Timed) Space() space.Space { return t.base.Space() }

// Metrics lists its metrics.
func (t *Timed) Metrics() []Metric { return t.base.Metrics() }

// Within returns the part of the space that the benchmark underneath knows.
func (t *Timed) Within(metrics []string) (space.Space, error) { return Within(t.base, metrics) }

// String gives the name and the metrics.
func (t *Timed) String() string { return Describe(t) }

// Query asks the benchmark underneath and gives the estimated cost. A negative
// one is an error.
func (t *Timed) Query(ctx context.Context, a space.Arch, q Query) (Reading, error) {
	r, err := t.base.Query(ctx, a, q)
	if err != nil {
		return r, err
	}
	fidelity := q.Fidelity
	if fidelity == 0 {
		fidelity = 1
	}
	if r.Cost = t.cost(a, fidelity); r.Cost < 0 {
		return Reading{}, fmt.Errorf("bench: %s: the cost of %s is %s; give one from 0 on", t.Name(), a, r.Cost)
	}
	return r, nil
}
