package search

import (
	"cmp"
	"math/rand/v2"
	"slices"

	"naslab/engine/predict"
)

// NewRSBO makes Bayesian optimisation with randomly weighed ranks: each objective
// has a Gaussian process over the decisions; candidates are ranked in each by the
// lower confidence bound mean - bound x deviation; and the candidate whose ranks,
// divided by the largest and weighed by numbers drawn anew from [0, 1), add up to
// the least is proposed.
//
// Options and defaults are those of [NewParEGO] but for start, 5, and bound, 0.5,
// in place of rho. Mutants are made of the results with the highest priority, as
// in [MOREA]. It returns an error for unknown options and for values out of range.
//
// It is the baseline RSBO of HW-GPT-Bench (NeurIPS 2024); Paria, Kandasamy,
// Póczos, "A flexible framework for multi-objective Bayesian optimization using
// random scalarizations", UAI 2019, has the random weights.
func NewRSBO(s Setup) (Optimizer, error) {
	m, err := readSeveral("rsbo", s, 5, len(s.Objectives), "bound")
	if err != nil {
		return nil, err
	}
	bound, err := s.Within("rsbo", "bound", 0.5, 0, 1000)
	if err != nil {
		return nil, err
	}
	m.aim = func(costs [][]float64) (goal, error) {
		return m.each(costs, func(e []predict.Estimate) []float64 { return weighedRanks(e, bound, m.rng) })
	}
	return m, nil
}

// weighedRanks is the sum of the ranks by confidence bound, high for the best.
func weighedRanks(es []predict.Estimate, bound float64, rng *rand.Rand) []float64 {
	worth := make([]float64, len(es[0].Mean))
	for _, e := range es {
		w := rng.Float64()
		for i, r := range shareOfRank(lowerBound(bound)(e, 0, rng)) {
			worth[i] -= w * r
		}
	}
	return worth
}

// shareOfRank ranks from the highest worth, equal ones the same, and divides by
// the largest rank.
func shareOfRank(worth []float64) []float64 {
	order := make([]int, len(worth))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(worth[j], worth[i]) })
	ranks, rank := make([]float64, len(worth)), 1.0
	for i, at := range order {
		if i > 0 && worth[at] != worth[order[i-1]] {
			rank++
		}
		ranks[at] = rank
	}
	for i := range ranks {
		ranks[i] /= rank
	}
	return ranks
}
