package search

import (
	"slices"

	"naslab/engine/predict"
)

// NewDNGO makes Bayesian optimisation with a network whose last layer is
// Bayesian ([predict.DNGO]): it proposes the candidates with the highest
// expected improvement.
//
// Options and their defaults:
//
//	start      16  random architectures at the beginning
//	batch      5   proposals from one fit
//	candidates 200 architectures rated for them
//	mutants    0.5 fraction of the candidates that are mutants
//	parents    10  mutants are made of the best so many
//	mutations  1   most mutations of a mutant; each number up to it is as frequent
//
// and depth, width, epochs, rate, alpha and beta of the predictor. It returns an
// error for more than one objective, for unknown options and for values out of
// range.
//
// Snoek and others, "Scalable Bayesian optimization using deep neural networks",
// ICML 2015; start and batch are those of Yan, Zheng, Ao, Zeng, Zhang, "Does
// unsupervised architecture representation learning help neural architecture
// search?" (arch2vec), NeurIPS 2020.
func NewDNGO(s Setup) (Optimizer, error) {
	if err := s.checkSingle("dngo"); err != nil {
		return nil, err
	}
	own := []string{"depth", "width", "epochs", "rate", "alpha", "beta"}
	if err := s.CheckOptions("dngo", slices.Concat(modelledOptions, own)...); err != nil {
		return nil, err
	}
	m, err := readModelled("dngo", s, 16, 5, 200, 0.5, 10)
	if err != nil {
		return nil, err
	}
	m.rate = logEI
	p, err := s.predictor("dngo", predict.NewDNGO, own...)
	m.models = []predict.Predictor{p}
	return m, err
}
