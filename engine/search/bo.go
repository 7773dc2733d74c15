package search

import (
	"slices"

	"naslab/engine/predict"
)

// NewBO makes Bayesian optimisation with a Gaussian process over the decisions:
// it proposes the candidate with the highest expected improvement, or, with the
// option "bound", the lowest confidence bound. NewBOWL is the same with a
// process over the architectures' graphs.
//
// Candidates are mutants of the best architectures and random ones. No architecture
// is proposed twice. Failed trials are passed over.
//
// Options and their defaults:
//
//	start      10  random architectures at the beginning
//	batch      1   proposals from one fit
//	candidates 200 architectures rated for them
//	mutants    0.5 fraction of the candidates that are mutants
//	parents    10  mutants are made of the best so many
//	mutations  1   most mutations of a mutant; each number up to it is as frequent
//	bound      0   above 0: rate by mean - bound x deviation
//
// It returns an error for more than one objective, for unknown options and for
// values out of range.
//
// Jones, Schonlau, Welch, "Efficient global optimization of expensive black-box
// functions", Journal of Global Optimization 13 (1998).
func NewBO(s Setup) (Optimizer, error) { return newBO("bo", s, predict.NewGP) }

// NewBOWL makes Bayesian optimisation with a Gaussian process whose kernel
// compares Weisfeiler-Lehman labels of the architectures' graphs. Options,
// defaults and errors are those of [NewBO].
//
// Ru, Wan, Dong, Osborne, "Interpretable neural architecture search via
// Bayesian optimisation with Weisfeiler-Lehman kernels" (NAS-BOWL), ICLR 2021.
func NewBOWL(s Setup) (Optimizer, error) { return newBO("bowl", s, predict.NewGPWL) }

func newBO(name string, s Setup, model func(predict.Setup) (predict.Predictor, error)) (Optimizer, error) {
	if err := s.checkSingle(name); err != nil {
		return nil, err
	}
	if err := s.CheckOptions(name, slices.Concat(modelledOptions, []string{"bound"})...); err != nil {
		return nil, err
	}
	m, err := readModelled(name, s, 10, 1, 200, 0.5, 10)
	if err != nil {
		return nil, err
	}
	bound, err := s.Within(name, "bound", 0, 0, 1000)
	if err != nil {
		return nil, err
	}
	m.rate = logEI
	if bound > 0 {
		m.rate = lowerBound(bound)
	}
	p, err := model(predict.Setup{Space: s.Space, Seed: s.Seed.Split(name + " model")})
	m.models = []predict.Predictor{p}
	return m, err
}
