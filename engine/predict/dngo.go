package predict

import (
	"context"
	"fmt"
	"math"

	"naslab/engine/backprop"
	"naslab/engine/space"
)

// DNGO is Bayesian linear regression on what a network has learnt: a network is
// trained with squared error, its last hidden layer is taken as features, and
// the weights of the last layer get a normal prior. The precisions of prior and
// noise are those of the highest marginal likelihood, where the paper
// integrates over them. The encoding is "onehot" unless the setup names one.
//
// Options and their defaults:
//
//	depth  3    hidden layers of tanh
//	width  50   units of each
//	epochs 500  passes over the data
//	batch  10   architectures of a step
//	rate   0.01 learning rate of Adam
//	l2     0    weight of half the squares of all weights
//	alpha  1    precision of the prior to begin with
//	beta   1000 precision of the noise to begin with
//
// Snoek, Rippel, Swersky, Kiros, Satish, Sundaram, Patwary, Prabhat, Adams,
// "Scalable Bayesian optimization using deep neural networks", ICML 2015.
type DNGO struct {
	setup       Setup
	code        space.Encoding
	config      mlpConfig
	alpha, beta float64
	net         *scaledNet
	linear      *bayesLinear
}

// NewDNGO makes the predictor. It returns an error for unknown options, for
// values out of range and for an encoding that the space does not have.
func NewDNGO(s Setup) (Predictor, error) {
	if err := s.CheckOptions("dngo", "depth", "width", "epochs", "batch", "rate", "l2", "alpha", "beta"); err != nil {
		return nil, err
	}
	c := mlpConfig{depth: 3, width: 50, activation: backprop.Tanh, loss: 1, training: backprop.Training{Epochs: 500, Batch: 10, Rate: 0.01}}
	p := &DNGO{setup: s}
	var err error
	if p.config, err = readMLP("dngo", s, c); err != nil {
		return nil, err
	}
	if p.alpha, err = s.Option("dngo", "alpha", 1, leastPrecision, mostPrecision); err != nil {
		return nil, err
	}
	if p.beta, err = s.Option("dngo", "beta", 1000, leastPrecision, mostPrecision); err != nil {
		return nil, err
	}
	p.code, err = chosenEncoding(s, "onehot")
	return p, err
}

// Name returns "dngo".
func (p *DNGO) Name() string { return "dngo" }

// Needs asks for at least two architectures.
func (p *DNGO) Needs() Needs { return Needs{Least: 2} }

// Fit trains the network and then the regression on its features.
func (p *DNGO) Fit(ctx context.Context, xs []space.Arch, ys []float64) error {
	if err := checkTargets("dngo", p.setup.Space, xs, ys, p.Needs().Least); err != nil {
		return err
	}
	x, err := flatCodes(p.code, xs)
	if err != nil {
		return err
	}
	net, err := trainScaled(ctx, p.config, p.code.Len, x, ys, p.setup.Seed)
	if err != nil {
		return fmt.Errorf("predict: dngo: %w", err)
	}
	net.net.Forward(x, len(xs))
	linear, err := fitBayesLinear(withBias(net.net.Features(), p.config.width), p.config.width+1, net.standardise(ys), p.alpha, p.beta)
	if err != nil {
		return fmt.Errorf("predict: dngo: %w", err)
	}
	p.net, p.linear = net, linear
	return nil
}

// Predict gives means and standard deviations of the function.
func (p *DNGO) Predict(_ context.Context, xs []space.Arch) (Estimate, error) {
	if p.net == nil {
		return Estimate{}, errUnfitted("dngo")
	}
	if err := checkArchs("dngo", p.setup.Space, xs); err != nil {
		return Estimate{}, err
	}
	x, err := flatCodes(p.code, xs)
	if err != nil || len(xs) == 0 {
		return Estimate{}, err
	}
	p.net.net.Forward(x, len(xs))
	features, width := withBias(p.net.net.Features(), p.config.width), p.config.width+1
	e := Estimate{make([]float64, len(xs)), make([]float64, len(xs))}
	for i := range xs {
		mean, variance := p.linear.predict(features[i*width : (i+1)*width])
		e.Mean[i] = p.net.mean + p.net.scale*mean
		e.Std[i] = p.net.scale * math.Sqrt(variance)
	}
	return e, nil
}

// withBias appends a 1 to each row of the given width.
func withBias(rows []float64, width int) []float64 {
	n := len(rows) / width
	out := make([]float64, 0, n*(width+1))
	for i := range n {
		out = append(append(out, rows[i*width:(i+1)*width]...), 1)
	}
	return out
}
