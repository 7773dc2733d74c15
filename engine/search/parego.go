package search

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"naslab/engine/predict"
)

// NewParEGO makes ParEGO: Bayesian optimisation of a new scalar of the objectives
// at each step. Costs are normalised to [0, 1] by the range seen so far; with
// random weights w, uniform on the simplex, the scalar is the augmented Chebyshev
// distance max(w y) + rho sum(w y). A Gaussian process over the decisions learns
// it, and the candidate with the highest log expected improvement is proposed.
//
// Candidates are mutants of the architectures that are best for these weights
// and random ones. No architecture is proposed twice. Failed trials are passed over;
// an infinite cost counts as the worst (or best) finite one of its objective.
//
// Options and their defaults:
//
//	start      10   random architectures at the beginning
//	batch      1    proposals from one fit, all for the same weights
//	candidates 200  architectures rated for them
//	mutants    0.5  fraction of the candidates that are mutants
//	parents    10   mutants are made of the best so many
//	mutations  1    most mutations of a mutant; each number up to it is as frequent
//	learn      200  most results that a process learns from: half of them the
//	                best, half random ones of the others; 0 learns from all
//	rho        0.05 weight of the sum
//
// It returns an error for unknown options and for values out of range.
//
// Knowles, "ParEGO: a hybrid algorithm with on-line landscape approximation for
// expensive multiobjective optimization problems", IEEE TEVC 10 (2006).
func NewParEGO(s Setup) (Optimizer, error) {
	m, err := readSeveral("parego", s, 10, 1, "rho")
	if err != nil {
		return nil, err
	}
	rho, err := s.Within("parego", "rho", 0.05, 0, 1)
	if err != nil {
		return nil, err
	}
	m.aim = func(costs [][]float64) (goal, error) {
		return m.single(chebyshev(costs, onSimplex(m.objectives, m.rng), rho), logEI), nil
	}
	return m, nil
}

// readSeveral makes the loop of a method of several objectives, with so many
// Gaussian processes; own are the method's options besides.
func readSeveral(name string, s Setup, start, models int, own ...string) (*modelled, error) {
	if err := s.Check(name); err != nil {
		return nil, err
	}
	if err := s.CheckOptions(name, slices.Concat(modelledOptions, []string{"learn"}, own)...); err != nil {
		return nil, err
	}
	m, err := readModelled(name, s, start, 1, 200, 0.5, 10)
	if err != nil {
		return nil, err
	}
	if m.learn, err = s.Count(name, "learn", 200, 0); err != nil {
		return nil, err
	}
	if m.learn == 1 {
		return nil, fmt.Errorf("search: %s: option learn is 1; give 0 (all results) or a whole number from 2", name)
	}
	for k := range models {
		p, err := predict.NewGP(predict.Setup{Space: s.Space, Seed: s.Seed.Split(fmt.Sprintf("%s model %d", name, k))})
		if err != nil {
			return nil, err
		}
		m.models = append(m.models, p)
	}
	return m, nil
}

// onSimplex draws m weights, none negative, that add up to 1, uniformly.
func onSimplex(m int, rng *rand.Rand) []float64 {
	w, sum := make([]float64, m), 0.0
	for k := range w {
		w[k] = rng.ExpFloat64()
		sum += w[k]
	}
	for k := range w {
		w[k] /= sum
	}
	return w
}

// chebyshev is the augmented Chebyshev distance of each point, its costs
// normalised to [0, 1]. A cost that is the same for all counts as 0.
func chebyshev(costs [][]float64, w []float64, rho float64) []float64 {
	most, sum := make([]float64, len(costs)), make([]float64, len(costs))
	for k := range w {
		c := column(costs, k)
		lo := slices.Min(c)
		span := slices.Max(c) - lo
		if !(span > 0) {
			continue
		}
		for i := range c {
			y := w[k] * (c[i] - lo) / span
			most[i], sum[i] = max(most[i], y), sum[i]+y
		}
	}
	for i := range most {
		most[i] += rho * sum[i]
	}
	return most
}
