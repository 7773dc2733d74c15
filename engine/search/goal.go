package search

import (
	"cmp"
	"context"
	"math"
	"slices"

	"naslab/engine/predict"
	"naslab/engine/space"
)

// goal is what one fit of a method's models is for.
type goal struct {
	targets [][]float64                          // for each model one number per result, lower is better
	order   []int                                // the results, those to be mutated first
	worth   func(e []predict.Estimate) []float64 // of candidates, given one estimate per model; higher is better
}

// result is an evaluated architecture.
type result struct {
	arch  space.Arch
	costs []float64
}

// insertResult keeps the list in the order of the costs, equal ones in the order
// in which they came.
func insertResult(list []result, r result) []result {
	at, _ := slices.BinarySearchFunc(list, r, func(x, y result) int {
		return cmp.Or(slices.Compare(x.costs, y.costs), -1)
	})
	return slices.Insert(list, at, r)
}

// least is the goal of one objective: one model of it, rated by m.rate.
func (m *modelled) least(costs [][]float64) (goal, error) {
	return m.single(column(costs, 0), m.rate), nil
}

// single is the goal of lowering one target.
func (m *modelled) single(target []float64, rate acquisition) goal {
	order := make([]int, len(target))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(target[i], target[j]) })
	best := slices.Min(target)
	return goal{[][]float64{target}, order, func(e []predict.Estimate) []float64 { return rate(e[0], best, m.rng) }}
}

// each is the goal of one model per objective, rated together. Those of highest
// priority are mutated.
func (m *modelled) each(costs [][]float64, worth func([]predict.Estimate) []float64) (goal, error) {
	standing, err := priorities(costs)
	if err != nil {
		return goal{}, err
	}
	g := goal{order: inverse(standing), worth: worth}
	for k := range m.objectives {
		g.targets = append(g.targets, column(costs, k))
	}
	return g, nil
}

// estimate fits every model to its target and estimates the candidates. Of more
// results than are learnt from it takes half from the first of the order and half
// at random from the others.
func (m *modelled) estimate(ctx context.Context, g goal, pool []space.Arch) ([]predict.Estimate, error) {
	used := g.order
	if m.learn > 0 && len(used) > m.learn {
		first := m.learn / 2
		used = slices.Clone(used[:first])
		for _, i := range m.rng.Perm(len(g.order) - first)[:m.learn-first] {
			used = append(used, g.order[first+i])
		}
	}
	xs, ys := make([]space.Arch, len(used)), make([]float64, len(used))
	for i, at := range used {
		xs[i] = m.results[at].arch
	}
	estimates := make([]predict.Estimate, len(m.models))
	for k, model := range m.models {
		for i, at := range used {
			ys[i] = g.targets[k][at]
		}
		if err := model.Fit(ctx, xs, ys); err != nil {
			return nil, err
		}
		var err error
		if estimates[k], err = model.Predict(ctx, pool); err != nil {
			return nil, err
		}
	}
	return estimates, nil
}

// bounded lists the costs, those that are infinite, or too large to be squared,
// replaced by the worst or the best that is not.
func bounded(results []result) [][]float64 {
	const most = 1e100
	costs := make([][]float64, len(results))
	for i, r := range results {
		costs[i] = slices.Clone(r.costs)
	}
	for k := range costs[0] {
		lo, hi := math.Inf(1), math.Inf(-1)
		for _, c := range costs {
			if math.Abs(c[k]) <= most {
				lo, hi = min(lo, c[k]), max(hi, c[k])
			}
		}
		if lo > hi {
			lo, hi = 0, 1
		}
		for _, c := range costs {
			c[k] = min(max(c[k], lo), hi)
		}
	}
	return costs
}

// column lists cost k of all points.
func column(points [][]float64, k int) []float64 {
	list := make([]float64, len(points))
	for i, p := range points {
		list[i] = p[k]
	}
	return list
}
