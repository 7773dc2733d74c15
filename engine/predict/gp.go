package predict

import (
	"context"

	"naslab/engine/gp"
	"naslab/engine/space"
)

// GP is a Gaussian process with a Matérn 5/2 kernel over the decisions: by
// distance for those with an order, by agreement for the others, each with a
// scale of its own. With an encoding it is over that encoding's numbers, all of
// them as they are.
//
// Hyper-parameters are those of the highest posterior; see package gp.
//
// Options and their defaults:
//
//	starts     2   starts of the search for hyper-parameters
//	iterations 50  most iterations of L-BFGS from each
//	shared     0   1 ties all scales together
//
// Rasmussen, Williams, "Gaussian processes for machine learning", MIT Press
// 2006.
type GP struct {
	setup  Setup
	code   space.Encoding
	config gp.Config
	model  *gp.Model
}

// NewGP makes the predictor. It returns an error for unknown options, for
// values out of range and for an encoding that the space does not have.
func NewGP(s Setup) (Predictor, error) {
	if err := s.CheckOptions("gp", "starts", "iterations", "shared"); err != nil {
		return nil, err
	}
	p := &GP{setup: s}
	var err error
	if p.config.Starts, err = s.Count("gp", "starts", 2, 1); err != nil {
		return nil, err
	}
	if p.config.Iterations, err = s.Count("gp", "iterations", 50, 1); err != nil {
		return nil, err
	}
	shared, err := s.Count("gp", "shared", 0, 0)
	if err != nil {
		return nil, err
	}
	p.config.Kernel.Shared = shared != 0
	p.config.Seed = s.Seed.Uint64("gp")
	if s.Encoding == "" {
		p.code, err = decisions(s.Space)
		p.config.Kernel.Categorical = categorical(s.Space)
		return p, err
	}
	p.code, err = space.FindEncoding(s.Space, s.Encoding)
	return p, err
}

// decisions is the ordinal encoding, whose numbers also tell categories apart.
func decisions(s space.Space) (space.Encoding, error) { return space.FindEncoding(s, "ordinal") }

// categorical says of each decision whether it has no order; nil when all have.
func categorical(s space.Space) []bool {
	dims := s.Dims()
	list, any := make([]bool, len(dims)), false
	for i, d := range dims {
		list[i] = !d.Ordered()
		any = any || list[i]
	}
	if !any {
		return nil
	}
	return list
}

// Name returns "gp".
func (p *GP) Name() string { return "gp" }

// Needs asks for at least two architectures.
func (p *GP) Needs() Needs { return Needs{Least: 2} }

// Fit fits the process. From the second time on the search for hyper-parameters
// begins where the last one ended, and only there.
func (p *GP) Fit(ctx context.Context, xs []space.Arch, ys []float64) error {
	if err := checkTargets("gp", p.setup.Space, xs, ys, p.Needs().Least); err != nil {
		return err
	}
	codes, err := encodeAll(p.code, xs)
	if err != nil {
		return err
	}
	c := p.config
	if p.model != nil {
		begin := p.model.Params()
		c.Begin, c.Starts = &begin, 1
	}
	m, err := gp.Fit(ctx, codes, ys, c)
	if err != nil {
		return err
	}
	p.model = m
	return nil
}

// Predict gives means and standard deviations of the function.
func (p *GP) Predict(_ context.Context, xs []space.Arch) (Estimate, error) {
	if p.model == nil {
		return Estimate{}, errUnfitted("gp")
	}
	if err := checkArchs("gp", p.setup.Space, xs); err != nil {
		return Estimate{}, err
	}
	codes, err := encodeAll(p.code, xs)
	if err != nil {
		return Estimate{}, err
	}
	mean, std, err := p.model.Predict(codes)
	return Estimate{mean, std}, err
}

func encodeAll(e space.Encoding, xs []space.Arch) ([][]float64, error) {
	codes := make([][]float64, len(xs))
	for i, x := range xs {
		var err error
		if codes[i], err = e.Encode(x); err != nil {
			return nil, err
		}
	}
	return codes, nil
}
