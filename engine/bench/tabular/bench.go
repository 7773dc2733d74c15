package tabular

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"time"

	"naslab/engine/bench"
	"naslab/engine/name"
	"naslab/engine/space"
)

// Bench answers from tables. Make one with [NewMaker]. Its answers never change
// and it is safe for concurrent use.
type Bench struct {
	name    string
	space   space.Space
	rows    Rows
	metrics []bench.Metric
	series  []series
	index   map[string]int // position in metrics by name
	cost    Cost
	archs   func(row int) (space.Arch, error)
	size    int
	absent  []string // sentences on tables that would have more metrics
	notes   []string

	lock  sync.Mutex
	parts map[string]space.Space // by metrics, once asked for
}

// series is where a metric's values stand.
type series struct {
	full    Cell
	of      func(a space.Arch) float64 // a formula in place of cells; nil for most
	within  func(a space.Arch) error   // of a formula: whether it has a value; nil when it always has
	lower   []Cell                     // one for each of the metric's Fidelities
	trained bool                       // whether to know it a network must be trained
	salt    uint64                     // keeps the draws of two metrics apart
}

// Cost is what training the architecture of a row takes, as a fraction of full
// training; 0 when it is not known.
type Cost func(row int, fidelity float64) time.Duration

// Name returns the registered name.
func (b *Bench) Name() string { return b.name }

// Space returns the set of architectures. Those that the tables lack have no
// values; [Bench.Len] says how many there are.
func (b *Bench) Space() space.Space { return b.space }

// Metrics lists what can be asked.
func (b *Bench) Metrics() []bench.Metric { return b.metrics }

// Len is the number of architectures in the tables.
func (b *Bench) Len() int { return b.size }

// Arch returns the architecture of a row, 0 to Len-1, in the order of the
// tables, so that a cell can go through all that is known.
func (b *Bench) Arch(row int) (space.Arch, error) {
	if row < 0 || row >= b.size {
		return space.Arch{}, fmt.Errorf("bench: %s has rows 0 to %d, not %d", b.name, b.size-1, row)
	}
	return b.archs(row)
}

// Notes says what is worth knowing of the tables, in sentences.
func (b *Bench) Notes() []string { return slices.Clone(b.notes) }

// Has reports whether the tables have the architecture.
func (b *Bench) Has(a space.Arch) bool { return b.space.Check(a) == nil && b.rows(a) >= 0 }

// String gives the name, the space, the number of metrics and of architectures.
func (b *Bench) String() string {
	return fmt.Sprintf("%s, %d architectures", bench.Describe(b), b.size)
}

// Query looks the values up. For an architecture that the tables lack, all but
// those of formulas are missing. Cost is that of training at the fidelity asked, when a metric is
// asked that needs it.
func (b *Bench) Query(ctx context.Context, a space.Arch, q bench.Query) (bench.Reading, error) {
	if err := ctx.Err(); err != nil {
		return bench.Reading{}, fmt.Errorf("bench: %s: %w", b.name, err)
	}
	if err := b.space.Check(a); err != nil {
		return bench.Reading{}, err
	}
	if q.Fidelity != 0 && q.Fidelity != 1 {
		if err := b.checkFidelity(q); err != nil {
			return bench.Reading{}, err
		}
	}
	look := look{arch: a, row: b.rows(a), draw: q.Draw, seed: q.Seed, fidelity: q.Fidelity}
	values := q.Into[:0]
	trained := false
	if q.Metrics == nil {
		values = slices.Grow(values, len(b.metrics))
		for i := range b.metrics {
			values = append(values, b.value(i, &look))
		}
		trained = true
	}
	for _, m := range q.Metrics {
		i, ok := b.index[m]
		if !ok {
			return bench.Reading{}, b.miss(m)
		}
		values = append(values, b.value(i, &look))
		trained = trained || b.series[i].trained
	}
	r := bench.Reading{Values: values}
	if trained && b.cost != nil && look.row >= 0 {
		if look.fidelity == 0 {
			look.fidelity = 1
		}
		r.Cost = b.cost(look.row, look.fidelity)
	}
	return r, nil
}

// look is what is looked up.
type look struct {
	arch     space.Arch
	row      int
	draw     bool
	seed     uint64
	fidelity float64
}

func (b *Bench) value(i int, l *look) bench.Value {
	v := bench.Value{Metric: &b.metrics[i], X: math.NaN(), Missing: true}
	s := &b.series[i]
	if s.of != nil {
		v.X = s.of(l.arch)
		v.Missing = v.X != v.X
		return v
	}
	if l.row < 0 {
		return v
	}
	cell := s.full
	if l.fidelity != 0 && l.fidelity != 1 {
		cell = s.lower[slices.Index(v.Metric.Fidelities, l.fidelity)]
	}
	x, std := cell(l.row)
	if x != x {
		return v
	}
	if l.draw && std > 0 {
		x += std * normal(l.seed, s.salt, l.row)
	}
	v.X, v.Std, v.Missing = x, std, false
	return v
}

// checkFidelity tests the names before the fidelity, which needs them.
func (b *Bench) checkFidelity(q bench.Query) error {
	for _, m := range q.Metrics {
		if _, ok := b.index[m]; !ok {
			return b.miss(m)
		}
	}
	return bench.CheckFidelity(b, q)
}

func (b *Bench) miss(metric string) error {
	known := make([]string, len(b.metrics))
	for i := range b.metrics {
		known[i] = b.metrics[i].Name
	}
	err := fmt.Errorf("bench: %s: %w", b.name, name.Miss("metric", metric, known, "its Metrics()"))
	if len(b.absent) > 0 {
		err = fmt.Errorf("%w; more stand in tables that are not here: %s", err, strings.Join(b.absent, "; "))
	}
	return err
}
