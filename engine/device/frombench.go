package device

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"naslab/engine/bench"
	"naslab/engine/name"
	"naslab/engine/space"
)

// FromBench makes a device of those metrics of b that carry its name: FromBench(b,
// "a100") measures "latency" by asking b for draws of "latency@a100", the i-th
// with seed i, so the same measurement repeats. Times, sizes and energies are
// converted to ms, MB and mJ. A device that b does not know is an error that
// gives the nearest ones.
func FromBench(b bench.Benchmark, device string) (*Func, error) {
	var metrics, known []string
	scale := map[string]float64{}
	for _, m := range b.Metrics() {
		kind, dev, has := strings.Cut(m.Name, "@")
		if !has {
			continue
		}
		if dev == device {
			metrics = append(metrics, kind)
			scale[kind] = toOwnUnit(m.Unit)
		}
		if !slices.Contains(known, dev) {
			known = append(known, dev)
		}
	}
	if len(metrics) == 0 {
		return nil, fmt.Errorf("device: %s: %w", b.Name(), name.Miss("device", device, known, ""))
	}
	var features []float64
	if info, ok := Describe(device); ok {
		features = info.Features()
	}
	return NewFunc(device, features, metrics, func(ctx context.Context, a space.Arch, metric string, n int) ([]float64, error) {
		xs := make([]float64, n)
		q := bench.Query{Metrics: []string{metric + "@" + device}, Draw: true, Into: make([]bench.Value, 1)}
		for i := range xs {
			q.Seed = uint64(i)
			r, err := b.Query(ctx, a, q)
			if err != nil {
				return nil, err
			}
			if r.Values[0].Missing {
				return nil, fmt.Errorf("%s has no value for it", b.Name())
			}
			xs[i] = r.Values[0].X * scale[metric]
		}
		return xs, nil
	})
}
