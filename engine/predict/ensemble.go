package predict

import (
	"context"
	"fmt"
	"math"
	"slices"
	"sync"

	"naslab/engine/space"
)

// Ensemble is several networks of [MLP] that differ in their first weights and
// in the order of the data: the estimate is the mean of theirs, the deviation
// that among them. The encoding is "truncated", the paths of bounded length, of
// spaces that have it, and "onehot" elsewhere, unless the setup names one.
//
// Option "members": how many networks, 3 by default, at least 2: one alone has
// no deviation, and what draws from the estimate would be greedy. The others
// are those of [MLP], with its defaults.
//
// White, Neiswanger, Savani, "BANANAS: Bayesian optimization with neural
// architectures for neural architecture search", AAAI 2021.
type Ensemble struct {
	setup   Setup
	code    space.Encoding
	config  mlpConfig
	members int
	nets    []*scaledNet
}

// NewEnsemble makes the predictor. It returns an error for unknown options, for
// values out of range and for an encoding that the space does not have.
func NewEnsemble(s Setup) (Predictor, error) {
	if err := s.CheckOptions("ensemble", slices.Concat(mlpOptions, []string{"members"})...); err != nil {
		return nil, err
	}
	c, err := readMLP("ensemble", s, published())
	if err != nil {
		return nil, err
	}
	members, err := s.Count("ensemble", "members", 3, 2)
	if err != nil {
		return nil, err
	}
	code, err := chosenEncoding(s, "truncated", "onehot")
	return &Ensemble{setup: s, code: code, config: c, members: members}, err
}

// Name returns "ensemble".
func (p *Ensemble) Name() string { return "ensemble" }

// Needs asks for at least two architectures.
func (p *Ensemble) Needs() Needs { return Needs{Least: 2} }

// Fit trains the networks, side by side.
func (p *Ensemble) Fit(ctx context.Context, xs []space.Arch, ys []float64) error {
	if err := checkTargets("ensemble", p.setup.Space, xs, ys, p.Needs().Least); err != nil {
		return err
	}
	x, err := flatCodes(p.code, xs)
	if err != nil {
		return err
	}
	nets, errs := make([]*scaledNet, p.members), make([]error, p.members)
	var group sync.WaitGroup
	for m := range p.members {
		group.Go(func() {
			nets[m], errs[m] = trainScaled(ctx, p.config, p.code.Len, x, ys, p.setup.Seed.Split(fmt.Sprint("member ", m)))
		})
	}
	group.Wait()
	for _, err := range errs {
		if err != nil {
			return fmt.Errorf("predict: ensemble: %w", err)
		}
	}
	p.nets = nets
	return nil
}

// Predict gives mean and standard deviation of the networks' outputs.
func (p *Ensemble) Predict(_ context.Context, xs []space.Arch) (Estimate, error) {
	if p.nets == nil {
		return Estimate{}, errUnfitted("ensemble")
	}
	if err := checkArchs("ensemble", p.setup.Space, xs); err != nil {
		return Estimate{}, err
	}
	x, err := flatCodes(p.code, xs)
	if err != nil || len(xs) == 0 {
		return Estimate{}, err
	}
	all := make([][]float64, len(p.nets))
	for m, n := range p.nets {
		all[m] = n.predict(x, len(xs))
	}
	return spread(all), nil
}

// spread is the mean and the standard deviation over the members.
func spread(all [][]float64) Estimate {
	n, members := len(all[0]), float64(len(all))
	e := Estimate{make([]float64, n), make([]float64, n)}
	for i := range n {
		for _, y := range all {
			e.Mean[i] += y[i] / members
		}
		sum := 0.0
		for _, y := range all {
			sum += (y[i] - e.Mean[i]) * (y[i] - e.Mean[i])
		}
		e.Std[i] = math.Sqrt(sum / members)
	}
	return e
}
