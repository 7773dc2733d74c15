package device

import (
	"context"
	"fmt"
	"math"
	"strings"

	"naslab/engine/bench"
	"naslab/engine/space"
	"naslab/engine/stat"
	"naslab/engine/table"
)

// value summarises samples robustly; without any the value is missing.
func value(xs []float64, m *bench.Metric) bench.Value {
	if len(xs) == 0 {
		return bench.Value{Metric: m, X: math.NaN(), Missing: true}
	}
	median, _ := stat.Median(xs) // neither fails on finite samples
	mad, _ := stat.MAD(xs)
	return bench.Value{Metric: m, X: median, Std: normalMAD * mad}
}

// Device returns the benchmark as a device of the local machine's name. Its
// Measure builds the architecture and takes new samples, whether it is known or
// not. Energy is one number for many calls, so each of its samples lasts
// [LocalConfig.EnergyTime].
func (b *Bench) Device() Device { return live{b} }

// live is a Bench as a device.
type live struct{ bench *Bench }

// Name returns the local device's name.
func (d live) Name() string { return d.bench.local.Name() }

// Features gives the machine's coarse features, see [Info.Features].
func (d live) Features() []float64 { return d.bench.local.Info().Features() }

// String describes the machine.
func (d live) String() string { return d.bench.local.String() }

// Measure takes n new samples.
func (d live) Measure(ctx context.Context, a space.Arch, metric string, n int) ([]float64, error) {
	b := d.bench
	m, err := askedOf(ctx, d.Name(), b.own, metric, n)
	if err != nil {
		return nil, err
	}
	c, err := space.Trim(b.space, a)
	if err != nil {
		return nil, err
	}
	kind, _, _ := strings.Cut(m, "/")
	p := plan{threads: b.threadsOf(m), warmup: b.config.Warmup, energy: kind == "energy"}
	var out []float64
	for len(out) < n {
		switch kind {
		case "latency":
			p.repeats = n - len(out)
		case "memory":
			p.memory = n
		}
		got, err := b.fresh(ctx, c, p)
		if err != nil {
			return nil, err
		}
		out = append(out, got.samples(kind)...)
	}
	return out[:n], nil
}

// threadsOf returns the one thread count of a latency metric.
func (b *Bench) threadsOf(metric string) []int {
	for i, n := range b.local.config.Threads {
		if latencyMetric(i, n) == metric {
			return []int{n}
		}
	}
	return b.local.config.Threads[:1]
}

// Recheck measures up to n of the known architectures anew, evenly spread over
// the order in which they were measured, and sets the new medians of the
// first metric beside the old ones: what the machine's drift and noise did to the
// measurements of a search. The old ones are kept.
func (b *Bench) Recheck(ctx context.Context, n int) (*table.Table, error) {
	archs := b.known.Archs()
	if n < 1 || len(archs) == 0 {
		return nil, fmt.Errorf("device: bench %s: recheck: %d of %d known architectures; measure some first", b.name, n, len(archs))
	}
	n = min(n, len(archs))
	m := b.metrics[0]
	t := table.New("recheck of "+m.Name, "architecture", "then ("+m.Unit+")", "now ("+m.Unit+")", "change (%)", "spread (%)")
	for i := range n {
		a := archs[i*len(archs)/n]
		old, ok := b.known.lookup(a)
		if !ok || len(old.samples(b.own[0])) == 0 {
			continue
		}
		fresh, err := b.fresh(ctx, a, b.plan())
		if err != nil {
			return nil, err
		}
		then, now := value(old.samples(b.own[0]), &m), value(fresh.samples(b.own[0]), &m)
		t.Add(a.Key(), then.X, now.X, 100*(now.X/then.X-1), 100*then.Std/then.X)
	}
	t.Note = "spread is that of one sample then, 1.4826 times the median absolute deviation."
	return t, nil
}
