package fit

import (
	"context"
	"fmt"

	"naslab/engine/bench/hwgpt/additive"
)

// Fitted is the result for one scale: a model, a range and a quality per
// metric, in the same order.
type Fitted struct {
	Scale   string
	Pairs   []additive.Pair
	Ranges  []Range
	Quality []Quality
}

// Folder loads one scale from the folder of the canonical files and fits it.
func Folder(ctx context.Context, folder, scale string) (*Fitted, error) {
	published, err := readPublished(folder)
	if err != nil {
		return nil, err
	}
	d, err := Load(folder, scale)
	if err != nil {
		return nil, err
	}
	return Scale(ctx, d, published)
}

// Scale fits every metric of one scale. published holds the benchmark's own
// ranges by "scale metric" and may be nil.
func Scale(ctx context.Context, d *Data, published map[string][2]float64) (*Fitted, error) {
	nets, fold := d.nets(), split(len(d.Archs))
	r := &Fitted{Scale: d.Scale}
	add := func(t *target, form string, mean, std *additive.Model) error {
		p := additive.Pair{Metric: t.metric, Mean: mean, Std: std}
		q, err := judge(d, nets, t, fold, p, form)
		if err != nil {
			return err
		}
		r.Pairs = append(r.Pairs, p)
		r.Quality = append(r.Quality, q)
		r.Ranges = append(r.Ranges, choose(d.Scale, t.metric, published, mean, d.layout().Depths))
		return ctx.Err()
	}
	if err := d.language(nets, fold, add); err != nil {
		return nil, fmt.Errorf("fit: scale %s: %w", d.Scale, err)
	}
	if err := d.hardware(nets, fold, add); err != nil {
		return nil, fmt.Errorf("fit: scale %s: %w", d.Scale, err)
	}
	return r, nil
}

// language fits perplexity and accuracy.
func (d *Data) language(nets []additive.Net, fold []int, add func(*target, string, *additive.Model, *additive.Model) error) error {
	perplexity := d.perplexityTarget()
	accuracy, err := d.accuracyTarget(nets, fold, &perplexity)
	if err != nil {
		return err
	}
	for _, t := range []struct {
		*target
		log  bool
		form string
	}{{&perplexity, true, "layered, ln"}, {&accuracy, false, "layered"}} {
		mean, std, err := fitLanguage(d, nets, t.target, fold, t.log)
		if err != nil {
			return err
		}
		if err := add(t.target, t.form, mean, std); err != nil {
			return err
		}
	}
	return nil
}

// hardware fits latency, energy and memory.
func (d *Data) hardware(nets []additive.Net, fold []int, add func(*target, string, *additive.Model, *additive.Model) error) error {
	for _, list := range [][]target{d.latencyTargets(), d.energyTargets(), d.memoryTargets()} {
		for i := range list {
			mean, form, err := fitUniform(d, nets, &list[i], fold)
			if err != nil {
				return err
			}
			std, err := fitSpread(d, nets, &list[i], fold, mean)
			if err != nil {
				return err
			}
			if err := add(&list[i], form, mean, std); err != nil {
				return err
			}
		}
	}
	return nil
}
