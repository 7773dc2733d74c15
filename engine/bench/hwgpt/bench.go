package hwgpt

import (
	"context"
	"fmt"

	"naslab/engine/bench"
	"naslab/engine/bench/hwgpt/additive"
	"naslab/engine/name"
	"naslab/engine/space"
	"naslab/engine/space/gpt"
)

// Bench is the benchmark at one scale. Get one by [Open]. It is immutable and
// safe for concurrent use.
type Bench struct {
	name, scale string
	space       *gpt.Space
	layout      additive.Layout
	metrics     []bench.Metric
	index       map[string]int // position in metrics by name
	mean        []*additive.Model
	std         []*additive.Model // nil for an exact metric
	salt        []uint64          // keeps the draws of two metrics apart
	sources     []string          // where each range comes from
}

// Open returns the benchmark at scale "s", "m" or "l". An unknown scale is an
// error that gives the nearest ones.
func Open(scale string) (*Bench, error) {
	open, ok := loaded[scale]
	if !ok {
		return nil, fmt.Errorf("hwgpt: %w", name.Miss("scale", scale, Scales(), "hwgpt.Scales()"))
	}
	return open()
}

// Register makes the scales known to [bench.Open] as "hwgpt/s" and so on.
func Register() {
	for _, scale := range Scales() {
		bench.Register("hwgpt/"+scale, func() (bench.Benchmark, error) { return Open(scale) })
	}
}

func load(scale string) (*Bench, error) {
	s, err := gpt.New(scale)
	if err != nil {
		return nil, err
	}
	choices := s.Choices()
	b := &Bench{name: "hwgpt/" + scale, scale: scale, space: s, index: map[string]int{}}
	b.layout.MaxLayers = s.MaxLayers()
	copy(b.layout.Depths[:], choices.Layers)
	pairs, err := readPairs(scale, b.layout.Depths)
	if err != nil {
		return nil, fmt.Errorf("hwgpt: scale %s: %w", scale, err)
	}
	ranges, err := readRanges(scale)
	if err != nil {
		return nil, err
	}
	for _, p := range pairs {
		r, ok := ranges[p.Metric]
		if !ok {
			return nil, fmt.Errorf("hwgpt: embedded ranges lack %s at scale %s", p.Metric, scale)
		}
		b.add(p.Metric, p.Mean, p.Std, r)
	}
	for _, e := range exactMetrics {
		m := exact(choices, batches[scale], e.count)
		lo, hi := m.Extremes(b.layout.Depths)
		b.add(e.name, m, nil, span{lo, hi, "exact"})
	}
	return b, nil
}

func (b *Bench) add(metric string, mean, std *additive.Model, r span) {
	m := describe(metric, b.scale)
	m.Lo, m.Hi = r.lo, r.hi
	b.index[metric] = len(b.metrics)
	b.metrics = append(b.metrics, m)
	b.mean, b.std = append(b.mean, mean), append(b.std, std)
	b.salt = append(b.salt, hashText(metric))
	b.sources = append(b.sources, r.source)
}

// Name returns "hwgpt/" and the scale.
func (b *Bench) Name() string { return b.name }

// Space returns the scale's search space, "gpt/s" and so on.
func (b *Bench) Space() space.Space { return b.space }

// Scale returns the scale.
func (b *Bench) Scale() string { return b.scale }

// Metrics lists what can be asked: perplexity, accuracy, latency and energy on
// 13 devices, memory on two, and five sizes.
func (b *Bench) Metrics() []bench.Metric { return b.metrics }

// String gives the name, the space and the number of metrics.
func (b *Bench) String() string { return bench.Describe(b) }

// Query answers by the models. With a q.Into that is long enough it allocates
// nothing. Reading.Cost is 0: what a measurement cost is not known.
func (b *Bench) Query(ctx context.Context, a space.Arch, q bench.Query) (bench.Reading, error) {
	if err := ctx.Err(); err != nil {
		return bench.Reading{}, fmt.Errorf("hwgpt: query: %w", err)
	}
	if err := b.space.Check(a); err != nil {
		return bench.Reading{}, err
	}
	if err := bench.CheckFidelity(b, q); err != nil {
		return bench.Reading{}, err
	}
	net := b.layout.Read(a.Genes)
	var key uint64
	if q.Draw {
		key = hashNet(q.Seed, &net)
	}
	values := q.Into[:0]
	if q.Metrics == nil {
		for i := range b.metrics {
			values = append(values, b.value(i, &net, q.Draw, key))
		}
		return bench.Reading{Values: values}, nil
	}
	for _, asked := range q.Metrics {
		i, err := b.Metric(asked)
		if err != nil {
			return bench.Reading{}, err
		}
		values = append(values, b.value(i, &net, q.Draw, key))
	}
	return bench.Reading{Values: values}, nil
}

func (b *Bench) value(i int, net *additive.Net, draw bool, key uint64) bench.Value {
	v := bench.Value{Metric: &b.metrics[i], X: b.mean[i].At(net)}
	if b.std[i] == nil {
		return v
	}
	v.Std = b.std[i].At(net)
	if draw {
		v.X = drawLogNormal(v.X, v.Std, key^b.salt[i])
	}
	return v
}

// Metric returns the position of a metric in Metrics. An unknown name is an
// error that gives the nearest ones.
func (b *Bench) Metric(metric string) (int, error) {
	if i, ok := b.index[metric]; ok {
		return i, nil
	}
	_, err := bench.Asked(b, bench.Query{Metrics: []string{metric}})
	return 0, err
}

// Mean returns the mean of the metric at the given position of Metrics. It is
// the short way for a loop: it allocates nothing.
func (b *Bench) Mean(a space.Arch, metric int) (float64, error) {
	net, err := b.read(a, metric)
	if err != nil {
		return 0, err
	}
	return b.mean[metric].At(&net), nil
}

// Std returns the standard deviation of one observation, 0 for an exact metric.
func (b *Bench) Std(a space.Arch, metric int) (float64, error) {
	net, err := b.read(a, metric)
	if err != nil || b.std[metric] == nil {
		return 0, err
	}
	return b.std[metric].At(&net), nil
}

// Draw returns the draw that Query gives for the same seed.
func (b *Bench) Draw(a space.Arch, metric int, seed uint64) (float64, error) {
	net, err := b.read(a, metric)
	if err != nil {
		return 0, err
	}
	return b.value(metric, &net, true, hashNet(seed, &net)).X, nil
}

func (b *Bench) read(a space.Arch, metric int) (additive.Net, error) {
	if metric < 0 || metric >= len(b.metrics) {
		return additive.Net{}, fmt.Errorf("hwgpt: metric %d is out of range; %s has %d, see Metrics", metric, b.name, len(b.metrics))
	}
	if err := b.space.Check(a); err != nil {
		return additive.Net{}, err
	}
	return b.layout.Read(a.Genes), nil
}
