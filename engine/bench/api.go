package bench

import (
	"context"
	"time"

	"naslab/engine/space"
)

// Benchmark answers what the metrics of an architecture are.
type Benchmark interface {
	// Name is the registered name, such as "hwgpt/s".
	Name() string
	// Space is the set of architectures that Query takes.
	Space() space.Space
	// Metrics lists what Query can answer, always in the same order. The
	// caller must not change it.
	Metrics() []Metric
	// Query answers for one architecture. It returns an error for an
	// architecture of another space, an unknown metric, or a cancelled context.
	Query(ctx context.Context, a space.Arch, q Query) (Reading, error)
}

// Metric describes one number that a benchmark gives.
type Metric struct {
	Name     string // such as "perplexity" or "latency@a100": the metric, "@" and the device if it has one
	Unit     string // such as "ms"; empty for a pure number
	Device   string // empty when it depends on none
	Batch    int    // sequences or images that were processed at once; 0 when it does not matter
	Maximise bool   // true when higher is better
	// Lo and Hi are the constants by which the benchmark normalises the metric:
	// (x - Lo) / (Hi - Lo). Both 0 when there are none.
	Lo, Hi float64
	// Fidelities are the fractions of full training below 1 at which the metric
	// can be asked, ascending; nil when there is only full training.
	Fidelities []float64
	Doc        string // one sentence: what was measured and how
}

// Query says what is asked. The zero value asks for the mean of every metric.
type Query struct {
	// Metrics names what is asked; nil asks for all.
	Metrics []string
	// Draw asks for a seeded random draw from the metric's distribution in
	// place of its mean. Seed picks the draw: the same seed, architecture and
	// metric give the same number.
	Draw bool
	Seed uint64
	// Fidelity is the fraction of full training, in (0, 1]; 0 means 1.
	// Benchmarks that know no lower fidelity refuse other values.
	Fidelity float64
	// Into is an optional buffer for the answer, to query without allocation.
	Into []Value
}

// Value is the answer for one metric.
type Value struct {
	Metric  *Metric // what was answered
	X       float64 // the mean, or the draw
	Std     float64 // standard deviation of one observation; 0 when not known
	Missing bool    // true when the benchmark has no value here; X is NaN then
}

// Reading is the answer to a query, one value per asked metric in the order
// asked.
type Reading struct {
	Values []Value
	// Cost is what the reading would have cost (training, measuring), or did
	// cost when it was really made; 0 when not known.
	Cost time.Duration
}
