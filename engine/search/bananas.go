package search

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"naslab/engine/predict"
)

// NewBANANAS makes BANANAS: Bayesian optimisation with an ensemble of networks
// on the truncated path encoding ("onehot" where a space has no paths). Each
// candidate is the mutation of one of the best architectures, independent of the
// other candidates; independent Thompson sampling draws a cost for each from the
// mean and the deviation of the ensemble and proposes those with the lowest.
//
// Where the best have fewer new mutants than candidates are wanted, the others
// are random. No architecture is proposed twice. Failed trials are passed over.
//
// Options and their defaults:
//
//	start       10  random architectures at the beginning
//	batch       10  proposals from one fit
//	candidates  200 architectures rated for them
//	mutants     1   fraction of the candidates that are mutants
//	parents     5   mutants are made of the best so many
//	mutations   1   most mutations of a mutant; each number up to it is as frequent
//	acquisition 0   0: independent Thompson sampling; 1: mean - 0.5 deviation;
//	                2: expected improvement with a fifth of the deviation;
//	                3: the mean
//	members     3   networks of the ensemble
//	loss        0   0: absolute error; 1: squared; 2: relative to a lower bound,
//	                as first published
//
// and depth, width, epochs and rate of the networks ([predict.MLP]).
//
// It returns an error for more than one objective, for unknown options and for
// values out of range.
//
// White, Neiswanger, Savani, "BANANAS: Bayesian optimization with neural
// architectures for neural architecture search", AAAI 2021. Defaults are those
// of NAS-Bench-Suite.
func NewBANANAS(s Setup) (Optimizer, error) {
	m, err := newEnsembled("bananas", s, "acquisition")
	if err != nil {
		return nil, err
	}
	which, err := s.Count("bananas", "acquisition", 0, 0)
	if err != nil {
		return nil, err
	}
	rates := []acquisition{thompson, lowerBound(0.5), fifthEI, lowerBound(0)}
	if which >= len(rates) {
		return nil, fmt.Errorf("search: bananas: option acquisition is %d; give 0 (Thompson sampling), 1 (bound), 2 (expected improvement) or 3 (mean)", which)
	}
	m.rate = rates[which]
	return m, nil
}

// NewNPENAS makes NPENAS: evolution whose children are chosen by a predictor.
// Of many mutants of the best architectures it proposes those with the lowest
// mean of an ensemble of networks, however sure that is. Options, defaults and
// errors are those of [NewBANANAS], without acquisition.
//
// Wei, Niu, Tang, Wang, Hu, Liang, "NPENAS: neural predictor guided evolution
// for neural architecture search", IEEE Transactions on Neural Networks and
// Learning Systems 2022.
func NewNPENAS(s Setup) (Optimizer, error) {
	m, err := newEnsembled("npenas", s)
	if err != nil {
		return nil, err
	}
	m.rate = lowerBound(0)
	return m, nil
}

// ensembleOptions are handed on to the predictor.
var ensembleOptions = []string{"members", "depth", "width", "epochs", "rate", "loss"}

// newEnsembled makes the loop around an ensemble; own are the method's options
// besides.
func newEnsembled(name string, s Setup, own ...string) (*modelled, error) {
	if err := s.checkSingle(name); err != nil {
		return nil, err
	}
	if err := s.CheckOptions(name, slices.Concat(modelledOptions, ensembleOptions, own)...); err != nil {
		return nil, err
	}
	m, err := readModelled(name, s, 10, 10, 200, 1, 5)
	if err != nil {
		return nil, err
	}
	p, err := s.predictor(name, predict.NewEnsemble, ensembleOptions...)
	m.models = []predict.Predictor{p}
	return m, err
}

// predictor makes a predictor of the setup's space, handing on those of the
// named options that are given.
func (s Setup) predictor(method string, make func(predict.Setup) (predict.Predictor, error), names ...string) (predict.Predictor, error) {
	options := map[string]float64{}
	for _, o := range names {
		if v, given := s.Options[o]; given {
			options[o] = v
		}
	}
	p, err := make(predict.Setup{Space: s.Space, Seed: s.Seed.Split(method + " model"), Options: options})
	if err != nil {
		return nil, fmt.Errorf("search: %s: %w", method, err)
	}
	return p, nil
}

// fifthEI is [logEI] with a fifth of the deviation, that among the networks of
// an ensemble being too wide.
func fifthEI(e predict.Estimate, best float64, rng *rand.Rand) []float64 {
	if e.Std != nil {
		e.Std = slices.Clone(e.Std)
		for i := range e.Std {
			e.Std[i] /= 5
		}
	}
	return logEI(e, best, rng)
}
