package device

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"naslab/engine/bench"
	"naslab/engine/name"
	"naslab/engine/seed"
	"naslab/engine/space"
	"naslab/engine/table"
)

// BenchConfig says what [NewBench] measures. The zero value measures all that
// the machine can tell, with few repetitions, as fits a search.
type BenchConfig struct {
	// Metrics names what is measured: "latency", "memory", "energy", with
	// further thread counts "latency/2"; also with the device's name, as in
	// "latency@local". Empty means all.
	Metrics []string
	Batch   int // sequences or images in one call, noted in the metrics; 0 when it does not matter
	Warmup  int // calls before the first sample; 0 means 2
	Repeats int // latency samples for each thread count; 0 means 9
	// From holds measurements made earlier, to go on with; nil for none. Those
	// that lack a metric are made anew.
	From *Measured
}

// Bench measures architectures as they are asked for, on this machine: a
// benchmark with metrics such as "latency@local". Each architecture is built and
// measured once and then known; its measurements are kept in Measured, which can be
// saved. Device gives the same as a device. Make one with [NewBench].
type Bench struct {
	name    string
	space   space.Space
	local   *Local
	build   func(ctx context.Context, a space.Arch) (forward func() error, free func(), err error)
	config  BenchConfig
	own     []string       // the device's metrics
	metrics []bench.Metric // the same, with the device's name
	known   *Measured

	mu sync.Mutex // one measurement at a time, so that none is made twice
}

// NewBench makes a benchmark that measures on l. build makes an architecture's
// network and returns its forward pass and a function that frees it, which may
// be nil. An unknown metric is an error, and so is energy where the machine
// does not count it.
func NewBench(name string, s space.Space, l *Local,
	build func(ctx context.Context, a space.Arch) (forward func() error, free func(), err error), c BenchConfig) (*Bench, error) {
	if s == nil || l == nil || build == nil {
		return nil, fmt.Errorf("device: bench %s: a space, a local device and a function that builds are needed", name)
	}
	if c.Warmup < 0 || c.Repeats < 0 {
		return nil, fmt.Errorf("device: bench %s: %d calls to warm up, %d repeats; 0 means the default", name, c.Warmup, c.Repeats)
	}
	c.Warmup, c.Repeats = orDefault(c.Warmup, 2), orDefault(c.Repeats, 9)
	b := &Bench{name: name, space: s, local: l, build: build, config: c, known: c.From}
	if b.known == nil {
		var err error
		if b.known, err = NewMeasured(l.Name(), l.machine); err != nil {
			return nil, err
		}
	}
	if b.known.Name() != l.Name() {
		return nil, fmt.Errorf("device: bench %s: the earlier measurements are of %s and not of %s", name, b.known.Name(), l.Name())
	}
	if err := b.choose(); err != nil {
		return nil, err
	}
	return b, nil
}

// can lists what the local device measures.
func (l *Local) can() []string {
	var out []string
	for i, n := range l.config.Threads {
		out = append(out, latencyMetric(i, n))
	}
	if _, ok := resident(); ok || l.config.Meter.Peak != nil {
		out = append(out, "memory")
	}
	if l.noRAPL == nil {
		out = append(out, "energy")
	}
	return out
}

// choose resolves the metrics that the configuration names.
func (b *Bench) choose() error {
	can := b.local.can()
	b.own = can
	if len(b.config.Metrics) > 0 {
		b.own = nil
	}
	for _, m := range b.config.Metrics {
		i := slices.IndexFunc(can, func(c string) bool { return m == c || m == at(c, b.local.Name()) })
		switch {
		case i < 0 && (m == "energy" || m == at("energy", b.local.Name())):
			return fmt.Errorf("device: bench %s: %w", b.name, b.local.noRAPL)
		case i < 0:
			return fmt.Errorf("device: bench %s: %w", b.name, name.Miss("metric", m, can, ""))
		case slices.Contains(b.own, can[i]):
			return fmt.Errorf("device: bench %s: the metric %s stands twice", b.name, m)
		}
		b.own = append(b.own, can[i])
	}
	for _, m := range b.own {
		b.metrics = append(b.metrics, bench.Metric{
			Name: at(m, b.local.Name()), Unit: unitOf(m), Device: b.local.Name(), Batch: b.config.Batch, Doc: b.doc(m),
		})
	}
	return nil
}

func (b *Bench) doc(metric string) string {
	switch metric {
	case "memory":
		text := "peak memory of the network and one call, measured on this machine"
		if b.local.config.Trim == nil && b.local.config.Meter.Peak == nil {
			text += "; " + noTrim
		}
		return text
	case "energy":
		return "energy of one call by the processor's counters, measured on this machine"
	}
	threads := b.local.config.Threads[slices.Index(b.local.can(), metric)]
	return fmt.Sprintf("median wall-clock time of %d calls after %d to warm up, with %s, measured on this machine",
		b.config.Repeats, b.config.Warmup, threadLabel(threads))
}

// plan says what a profile must hold for the metrics.
func (b *Bench) plan() plan {
	p := plan{warmup: b.config.Warmup}
	for i, n := range b.local.config.Threads {
		if i == 0 || slices.Contains(b.own, latencyMetric(i, n)) {
			p.threads = append(p.threads, n)
		}
	}
	if slices.ContainsFunc(b.own, func(m string) bool { return strings.HasPrefix(m, "latency") }) {
		p.repeats = b.config.Repeats
	}
	if slices.Contains(b.own, "memory") {
		p.memory = memoryRepeats
	}
	p.energy = slices.Contains(b.own, "energy")
	return p
}

// Name returns the benchmark's name.
func (b *Bench) Name() string { return b.name }

// Space returns the architectures that can be asked for.
func (b *Bench) Space() space.Space { return b.space }

// Metrics lists what can be asked.
func (b *Bench) Metrics() []bench.Metric { return b.metrics }

// Measured returns what was measured so far.
func (b *Bench) Measured() *Measured { return b.known }

// Table lists what was measured so far.
func (b *Bench) Table() *table.Table { return b.known.Table() }

// String gives the name and the metrics.
func (b *Bench) String() string { return bench.Describe(b) }

// Profile returns an architecture's profile, measuring it if it is not known.
func (b *Bench) Profile(ctx context.Context, a space.Arch) (*Profile, error) {
	p, _, err := b.profile(ctx, a)
	return p, err
}

// profile also returns how long it took; 0 when the profile was known.
func (b *Bench) profile(ctx context.Context, a space.Arch) (*Profile, time.Duration, error) {
	c, err := space.Trim(b.space, a)
	if err != nil {
		return nil, 0, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if p, ok := b.known.lookup(c); ok && b.holds(p) {
		return p, 0, nil
	}
	start := time.Now()
	p, err := b.fresh(ctx, c, b.plan())
	if err != nil {
		return nil, 0, err
	}
	return p, time.Since(start), b.known.Add(c, p)
}

// holds reports whether a profile has all metrics.
func (b *Bench) holds(p *Profile) bool {
	has := p.metrics()
	return !slices.ContainsFunc(b.own, func(m string) bool { return !slices.Contains(has, m) })
}

// fresh measures an architecture now.
func (b *Bench) fresh(ctx context.Context, a space.Arch, p plan) (*Profile, error) {
	return b.local.profile(ctx, Subject{
		Name: a.String(), Batch: b.config.Batch,
		Build: func() (func() error, func(), error) { return b.build(ctx, a) },
	}, p)
}

// Query answers with the median of the samples and, as spread, 1.4826 times
// their median absolute deviation. A draw is one of the samples. Cost is how
// long it took to measure, 0 when the architecture was known.
func (b *Bench) Query(ctx context.Context, a space.Arch, q bench.Query) (bench.Reading, error) {
	if err := b.space.Check(a); err != nil {
		return bench.Reading{}, err
	}
	if err := bench.CheckFidelity(b, q); err != nil {
		return bench.Reading{}, err
	}
	asked, err := bench.Asked(b, q)
	if err != nil {
		return bench.Reading{}, err
	}
	if err := ctx.Err(); err != nil {
		return bench.Reading{}, fmt.Errorf("device: bench %s: stopped: %w", b.name, err)
	}
	p, took, err := b.profile(ctx, a)
	if err != nil {
		return bench.Reading{}, err
	}
	values := q.Into[:0]
	for _, m := range asked {
		i := bench.Find(b.metrics, m)
		v := value(p.samples(b.own[i]), &b.metrics[i])
		if q.Draw && !v.Missing {
			xs := p.samples(b.own[i])
			v.X = xs[seed.New(q.Seed).Split(p.Subject).Rand(m).IntN(len(xs))]
		}
		values = append(values, v)
	}
	return bench.Reading{Values: values, Cost: took}, nil
}
