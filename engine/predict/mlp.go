package predict

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"

	"naslab/engine/backprop"
	"naslab/engine/seed"
	"naslab/engine/space"
)

// MLP is a feed-forward network on an encoding of the architectures, "onehot"
// unless the setup names another. Targets are scaled to mean 0 and deviation 1
// for training. Each fit begins anew, from the same weights for the same seed.
//
// Options and their defaults:
//
//	depth  20    hidden layers of ReLU
//	width  20    units of each
//	epochs 500   passes over the data
//	batch  32    architectures of a step
//	rate   0.001 learning rate of Adam, whose betas are 0.9 and 0.99
//	loss   0     0: absolute error; 1: squared error; 2: absolute error relative
//	             to the distance from a bound below all targets, so that low
//	             targets count more; the bound is the least target less one
//	             standard deviation
//	l1     0.2   weight of the absolute weights of the last layer
//	l2     0     weight of half the squares of all weights
//
// White, Neiswanger, Savani, "BANANAS: Bayesian optimization with neural
// architectures for neural architecture search", AAAI 2021. Defaults are those
// of White, Zela, Ru, Liu, Hutter, "How powerful are performance predictors in
// neural architecture search?", NeurIPS 2021.
type MLP struct {
	name   string
	setup  Setup
	code   space.Encoding
	config mlpConfig
	net    *scaledNet
}

type mlpConfig struct {
	depth, width, loss int
	activation         backprop.Activation
	training           backprop.Training
}

// mlpOptions are the options of readMLP.
var mlpOptions = []string{"depth", "width", "epochs", "batch", "rate", "loss", "l1", "l2"}

// readMLP reads the options, c holding the defaults.
func readMLP(predictor string, s Setup, c mlpConfig) (mlpConfig, error) {
	for _, o := range []struct {
		name  string
		least int
		to    *int
	}{{"depth", 1, &c.depth}, {"width", 1, &c.width}, {"epochs", 1, &c.training.Epochs}, {"batch", 1, &c.training.Batch}, {"loss", 0, &c.loss}} {
		v, err := s.Count(predictor, o.name, *o.to, o.least)
		if err != nil {
			return c, err
		}
		*o.to = v
	}
	if c.loss > 2 {
		return c, fmt.Errorf("predict: %s: option loss is %d; give 0 (absolute), 1 (squared) or 2 (relative)", predictor, c.loss)
	}
	const most = 1000 // layers or units
	if c.depth > most || c.width > most {
		return c, fmt.Errorf("predict: %s: a network of %d layers of %d; give at most %d of each", predictor, c.depth, c.width, most)
	}
	c.training.Squared = c.loss == 1
	for _, o := range []struct {
		name string
		to   *float64
	}{{"rate", &c.training.Rate}, {"l1", &c.training.L1}, {"l2", &c.training.L2}} {
		v, err := s.Option(predictor, o.name, *o.to, 0, 100)
		if err != nil {
			return c, err
		}
		*o.to = v
	}
	return c, nil
}

// published are the settings of the study of predictors.
func published() mlpConfig {
	return mlpConfig{depth: 20, width: 20, training: backprop.Training{Epochs: 500, Batch: 32, Rate: 0.001, Beta1: 0.9, Beta2: 0.99, L1: 0.2}}
}

// NewMLP makes the predictor. It returns an error for unknown options, for
// values out of range and for an encoding that the space does not have.
func NewMLP(s Setup) (Predictor, error) {
	if err := s.CheckOptions("mlp", mlpOptions...); err != nil {
		return nil, err
	}
	c, err := readMLP("mlp", s, published())
	if err != nil {
		return nil, err
	}
	code, err := chosenEncoding(s, "onehot")
	return &MLP{name: "mlp", setup: s, code: code, config: c}, err
}

// chosenEncoding is the encoding that the setup names, else the first of the
// others that the space has.
func chosenEncoding(s Setup, others ...string) (space.Encoding, error) {
	if s.Encoding != "" {
		return space.FindEncoding(s.Space, s.Encoding)
	}
	for _, e := range space.Encodings(s.Space) {
		if e.Name == others[0] {
			return e, nil
		}
	}
	if len(others) > 1 {
		return chosenEncoding(s, others[1:]...)
	}
	return space.FindEncoding(s.Space, others[0])
}

// Name returns "mlp".
func (p *MLP) Name() string { return p.name }

// Needs asks for at least two architectures.
func (p *MLP) Needs() Needs { return Needs{Least: 2} }

// Fit trains the network.
func (p *MLP) Fit(ctx context.Context, xs []space.Arch, ys []float64) error {
	if err := checkTargets(p.name, p.setup.Space, xs, ys, p.Needs().Least); err != nil {
		return err
	}
	x, err := flatCodes(p.code, xs)
	if err != nil {
		return err
	}
	net, err := trainScaled(ctx, p.config, p.code.Len, x, ys, p.setup.Seed)
	if err != nil {
		return fmt.Errorf("predict: %s: %w", p.name, err)
	}
	p.net = net
	return nil
}

// Predict gives the network's outputs, without deviations.
func (p *MLP) Predict(_ context.Context, xs []space.Arch) (Estimate, error) {
	if p.net == nil {
		return Estimate{}, errUnfitted(p.name)
	}
	if err := checkArchs(p.name, p.setup.Space, xs); err != nil {
		return Estimate{}, err
	}
	x, err := flatCodes(p.code, xs)
	if err != nil || len(xs) == 0 {
		return Estimate{}, err
	}
	return Estimate{Mean: p.net.predict(x, len(xs))}, nil
}

// flatCodes are the codes of xs one after another.
func flatCodes(e space.Encoding, xs []space.Arch) ([]float64, error) {
	flat := make([]float64, 0, len(xs)*e.Len)
	for _, x := range xs {
		code, err := e.Encode(x)
		if err != nil {
			return nil, err
		}
		flat = append(flat, code...)
	}
	return flat, nil
}

// scaledNet is a network whose outputs are scaled to the targets.
type scaledNet struct {
	net         *backprop.Net
	mean, scale float64
}

// trainScaled trains a network with one output on the codes x of len(ys)
// architectures, each of in numbers.
func trainScaled(ctx context.Context, c mlpConfig, in int, x, ys []float64, s seed.Seed) (*scaledNet, error) {
	rng := s.Rand("mlp")
	net := backprop.NewNet(slices.Concat([]int{in}, slices.Repeat([]int{c.width}, c.depth), []int{1}), c.activation, rng)
	n := &scaledNet{net: net}
	z := n.standardise(ys)
	if math.IsInf(n.scale, 0) || math.IsNaN(n.scale) {
		return nil, errors.New("the targets spread too far for a network; leave out the largest")
	}
	var weights []float64
	if c.loss == 2 {
		weights = relative(z)
	}
	if err := backprop.Train(ctx, net, x, z, weights, c.training, rng); err != nil {
		return nil, err
	}
	if !net.Finite() {
		return nil, errDiverged
	}
	return n, nil
}

// standardise notes mean and deviation of ys and returns them scaled. Equal
// targets have the scale 1.
func (n *scaledNet) standardise(ys []float64) []float64 {
	n.mean, n.scale = stat.PopMeanStdDev(ys, nil)
	if !(n.scale > 1e-12*math.Abs(n.mean)) {
		n.scale = 1
	}
	z := make([]float64, len(ys))
	for i, y := range ys {
		z[i] = (y - n.mean) / n.scale
	}
	return z
}

// relative is one over the distance of each target from the bound, scaled to
// the mean 1.
func relative(z []float64) []float64 {
	bound := slices.Min(z) - 1
	weights, sum := make([]float64, len(z)), 0.0
	for i, y := range z {
		weights[i] = 1 / (y - bound)
		sum += weights[i]
	}
	for i := range weights {
		weights[i] *= float64(len(z)) / sum
	}
	return weights
}

func (n *scaledNet) predict(x []float64, items int) []float64 {
	out := slices.Clone(n.net.Forward(x, items))
	for i, z := range out {
		out[i] = n.mean + n.scale*z
	}
	return out
}
