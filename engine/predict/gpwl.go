package predict

import (
	"context"
	"fmt"

	"naslab/engine/gp"
	"naslab/engine/space"
)

// GPWL is a Gaussian process with a Weisfeiler-Lehman graph kernel: the sum
// over the levels of the cosine of two architectures' label counts, each level
// with a weight that the likelihood chooses.
//
// Option "levels": how far a label sees, 2 by default; 0 compares the counts of
// the operations alone.
//
// Ru, Wan, Dong, Osborne, "Interpretable neural architecture search via
// Bayesian optimisation with Weisfeiler-Lehman kernels", ICLR 2021. There one
// level is chosen; here all are weighted.
type GPWL struct {
	setup Setup
	wl    *wl
	data  []histogram
	model *gp.GramModel
}

// NewGPWL makes the predictor. It returns an error for unknown options and for
// values out of range.
func NewGPWL(s Setup) (Predictor, error) {
	if err := s.CheckOptions("gpwl", "levels"); err != nil {
		return nil, err
	}
	levels, err := s.Count("gpwl", "levels", 2, 0)
	if err != nil {
		return nil, err
	}
	w, err := newWL(s.Space, levels)
	if err != nil {
		return nil, err
	}
	return &GPWL{setup: s, wl: w}, nil
}

// Name returns "gpwl".
func (p *GPWL) Name() string { return "gpwl" }

// Needs asks for at least two architectures.
func (p *GPWL) Needs() Needs { return Needs{Least: 2} }

// Fit counts the labels and fits the weights.
func (p *GPWL) Fit(ctx context.Context, xs []space.Arch, ys []float64) error {
	if err := checkTargets("gpwl", p.setup.Space, xs, ys, p.Needs().Least); err != nil {
		return err
	}
	data, err := p.countAll(xs)
	if err != nil {
		return err
	}
	parts, err := p.compare(ctx, data, data)
	if err != nil {
		return err
	}
	m, err := gp.FitGram(ctx, gp.Similarity{Parts: parts}, ys, gp.Config{})
	if err != nil {
		return err
	}
	p.data, p.model = data, m
	return nil
}

// Predict gives means and standard deviations of the function.
func (p *GPWL) Predict(ctx context.Context, xs []space.Arch) (Estimate, error) {
	if p.model == nil {
		return Estimate{}, errUnfitted("gpwl")
	}
	if err := checkArchs("gpwl", p.setup.Space, xs); err != nil {
		return Estimate{}, err
	}
	probes, err := p.countAll(xs)
	if err != nil {
		return Estimate{}, err
	}
	self := make([][]float64, p.wl.levels+1)
	for level := range self {
		self[level] = make([]float64, len(xs))
		for i, h := range probes {
			self[level][i] = similar(h[level], h[level])
		}
	}
	parts, err := p.compare(ctx, probes, p.data)
	if err != nil {
		return Estimate{}, err
	}
	mean, std, err := p.model.Predict(parts, self)
	return Estimate{mean, std}, err
}

func (p *GPWL) countAll(xs []space.Arch) ([]histogram, error) {
	list := make([]histogram, len(xs))
	for i, x := range xs {
		var err error
		if list[i], err = p.wl.count(x); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// compare returns, per level, a row of cosines with b for each of a.
func (p *GPWL) compare(ctx context.Context, a, b []histogram) ([][][]float64, error) {
	parts := make([][][]float64, p.wl.levels+1)
	for level := range parts {
		parts[level] = make([][]float64, len(a))
		for i := range a {
			if err := ctx.Err(); err != nil {
				return nil, fmt.Errorf("predict: gpwl: %w", err)
			}
			row := make([]float64, len(b))
			for j := range b {
				row[j] = similar(a[i][level], b[j][level])
			}
			parts[level][i] = row
		}
	}
	return parts, nil
}
