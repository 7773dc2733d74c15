package search

import (
	"fmt"
	"math"

	"naslab/engine/pareto"
	"naslab/engine/predict"
)

// NewEHVI makes Bayesian optimisation by the expected hypervolume improvement:
// each objective has a Gaussian process over the decisions, taken as independent,
// and the candidate is proposed whose costs are expected to add most to the
// hypervolume of the front. The expectation is exact, a sum over cells of what the
// front leaves ([pareto.Cells]), and computed in logarithms, so that candidates
// with next to no chance can still be told apart. With one objective it is the
// expected improvement.
//
// Candidates are mutants of the results with the highest priority, as in [MOREA],
// and random ones. No architecture is proposed twice. Failed trials are passed over; an
// infinite cost counts as the worst (or best) finite one of its objective.
//
// Options and defaults are those of [NewParEGO] but for start, 5, and, in place of
// rho, reference, 0.1: how far the reference point lies beyond the worst costs of
// the front, as a share of the distance from its best to its worst; 1 is the
// point (2, 2) of HW-GPT-Bench for a front scaled to [0, 1].
//
// It returns an error for more than three objectives, for unknown options and for
// values out of range.
//
// Emmerich, Giannakoglou, Naujoks, "Single- and multiobjective evolutionary
// optimization assisted by Gaussian random field metamodels", IEEE TEVC 10 (2006);
// the logarithm is after Ament, Daulton, Eriksson, Balandat, Bakshy, NeurIPS 2023.
func NewEHVI(s Setup) (Optimizer, error) {
	if len(s.Objectives) > 3 {
		return nil, fmt.Errorf("search: ehvi: it takes up to three objectives and was given %d; parego takes any number", len(s.Objectives))
	}
	m, err := readSeveral("ehvi", s, 5, len(s.Objectives), "reference")
	if err != nil {
		return nil, err
	}
	beyond, err := s.Within("ehvi", "reference", 0.1, 0, 100)
	if err != nil {
		return nil, err
	}
	m.aim = func(costs [][]float64) (goal, error) {
		cells, err := cellsOf(costs, beyond)
		if err != nil {
			return goal{}, err
		}
		return m.each(costs, func(e []predict.Estimate) []float64 { return logEHVI(e, cells) })
	}
	return m, nil
}

// cellsOf splits what the front of the costs leaves below the reference point.
func cellsOf(costs [][]float64, beyond float64) ([]pareto.Cell, error) {
	at, err := pareto.Front(costs, false)
	if err != nil {
		return nil, err
	}
	front := make([][]float64, len(at))
	for i, j := range at {
		front[i] = costs[j]
	}
	ideal := lowest(nil, front)
	span, all := worstSpans(ideal, front), worstSpans(ideal, costs)
	ref := make([]float64, len(ideal))
	for k := range ref {
		worst := ideal[k]
		for _, p := range front {
			worst = max(worst, p[k])
		}
		if worst == ideal[k] { // one point: what all results span
			span[k] = all[k]
		}
		ref[k] = worst + beyond*span[k]
	}
	if len(ref) == 1 {
		return []pareto.Cell{{Lo: []float64{math.Inf(-1)}, Hi: []float64{ideal[0]}}}, nil
	}
	return pareto.Cells(front, ref)
}

// logEHVI is the logarithm of the expected hypervolume improvement of each
// candidate, whose costs are independent and normal: the sum over the cells of
// the products of E[max(0, Hi - y)] - E[max(0, Lo - y)] over the objectives.
func logEHVI(es []predict.Estimate, cells []pareto.Cell) []float64 {
	out := make([]float64, len(es[0].Mean))
	terms := make([]float64, len(cells))
	gains := make([]map[float64]float64, len(es)) // bounds recur from cell to cell
	for i := range out {
		for k, e := range es {
			gains[k] = map[float64]float64{}
			mean, std := e.Mean[i], 0.0
			if e.Std != nil {
				std = e.Std[i]
			}
			for _, c := range cells {
				for _, bound := range []float64{c.Lo[k], c.Hi[k]} {
					if _, known := gains[k][bound]; !known {
						gains[k][bound] = logBelow(bound, mean, std)
					}
				}
			}
		}
		for j, c := range cells {
			terms[j] = 0
			for k := range es {
				terms[j] += logDifference(gains[k][c.Hi[k]], gains[k][c.Lo[k]])
			}
		}
		out[i] = logSum(terms)
	}
	return out
}

// logBelow is log E[max(0, bound - y)] of a normal y.
func logBelow(bound, mean, std float64) float64 {
	switch {
	case math.IsInf(bound, -1):
		return bound
	case std <= 0:
		return math.Log(max(0, bound-mean))
	}
	return math.Log(std) + logGain((bound-mean)/std)
}

// logDifference is log(exp(a) - exp(b)), -Inf unless a > b.
func logDifference(a, b float64) float64 {
	if !(a > b) {
		return math.Inf(-1)
	}
	return a + math.Log(-math.Expm1(b-a))
}

// logSum is the logarithm of the sum of exponentials.
func logSum(terms []float64) float64 {
	most := math.Inf(-1)
	for _, t := range terms {
		most = max(most, t)
	}
	if math.IsInf(most, -1) {
		return most
	}
	sum := 0.0
	for _, t := range terms {
		sum += math.Exp(t - most)
	}
	return most + math.Log(sum)
}
