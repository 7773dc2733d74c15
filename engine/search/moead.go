package search

import (
	"cmp"
	"context"
	"math"
	"math/rand/v2"
	"slices"

	"naslab/engine/space"
)

// MOEAD splits the objectives into many problems of one, each a weighing of
// them, and solves these side by side: a child of two members near each other
// replaces the members of nearby problems that it is better for.
//
// There is one member for each of evenly spread weights. Problems take turns;
// parents come from the problem's neighbourhood or, with probability 1 -
// together, from anywhere. A result that was asked for by a problem may replace
// members of its neighbourhood, one of another study anybody's; of each at most
// replace. Costs are scaled by the best and the worst among the members.
//
// Options and their defaults:
//
//	population 0   at least 4; 0 takes as many as there are weights, the most
//	               even set of at most 100
//	neighbours 20  problems that mate and that a child may enter
//	together   0.9 probability that parents are neighbours
//	replace    2   members that one child replaces at most
//	chebyshev  0   1 weighs by the largest weighted cost in place of penalty
//	               boundary intersection
//	penalty    5   of the distance from the weight's direction
//
// and crossover, points, mutation and near as in [NSGA2].
//
// Zhang and Li, "MOEA/D: a multiobjective evolutionary algorithm based on
// decomposition", IEEE TEVC 11 (2007); replace and together are from Li and
// Zhang, IEEE TEVC 13 (2009).
type MOEAD struct {
	genome     *genome
	rng        *rand.Rand
	fresh      *fresh
	breeder    breeder
	objectives int

	problems []problem
	turn     int
	asked    map[string]int // the problem that an architecture was proposed for
	together float64
	replace  int
	penalty  float64 // below 0: Chebyshev
}

// problem is one weighing of the objectives and the member that is best for it.
type problem struct {
	weight []float64
	near   []int // the nearest problems, itself among them
	best   member
	filled bool
}

// NewMOEAD makes the method. It returns an error for unknown options and for
// values out of range.
func NewMOEAD(s Setup) (Optimizer, error) {
	if err := s.Check("moead"); err != nil {
		return nil, err
	}
	known := append([]string{"population", "neighbours", "together", "replace", "chebyshev", "penalty"}, breedOptions...)
	if err := s.CheckOptions("moead", known...); err != nil {
		return nil, err
	}
	g, err := newGenome(s)
	if err != nil {
		return nil, err
	}
	rng := s.Seed.Rand("moead")
	o := &MOEAD{genome: g, rng: rng, fresh: newFresh(g, rng), objectives: len(s.Objectives), asked: map[string]int{}}
	if o.breeder, err = newBreeder("moead", s, g); err != nil {
		return nil, err
	}
	_, weights, err := spreadPopulation("moead", s, 100)
	if err != nil {
		return nil, err
	}
	neighbours, err := s.Count("moead", "neighbours", 20, 2)
	if err != nil {
		return nil, err
	}
	if o.together, err = s.Within("moead", "together", 0.9, 0, 1); err != nil {
		return nil, err
	}
	if o.replace, err = s.Count("moead", "replace", 2, 1); err != nil {
		return nil, err
	}
	if o.penalty, err = s.Within("moead", "penalty", 5, 0, 1000); err != nil {
		return nil, err
	}
	chebyshev, err := s.Within("moead", "chebyshev", 0, 0, 1)
	if err != nil {
		return nil, err
	}
	if chebyshev != 0 {
		o.penalty = -1
	}
	o.problems = problemsOf(weights, neighbours)
	return o, nil
}

// problemsOf makes one problem for each weight, next to those of the nearest
// weights.
func problemsOf(weights [][]float64, neighbours int) []problem {
	problems := make([]problem, len(weights))
	for i, w := range weights {
		order := make([]int, len(weights))
		far := make([]float64, len(weights))
		for j, v := range weights {
			order[j] = j
			for k := range w {
				far[j] += (w[k] - v[k]) * (w[k] - v[k])
			}
		}
		slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(far[a], far[b]) })
		problems[i] = problem{weight: w, near: order[:min(neighbours, len(order))]}
	}
	return problems
}

// Name returns "moead".
func (o *MOEAD) Name() string { return "moead" }

// Ask returns architectures for the problems in turn: random ones for those
// that have no member yet, else children.
func (o *MOEAD) Ask(ctx context.Context, n int) ([]Proposal, error) {
	return gatherArchs(ctx, n, o.next, nil)
}

func (o *MOEAD) next(ctx context.Context) (space.Arch, bool, error) {
	at := o.turn
	o.turn = (o.turn + 1) % len(o.problems)
	a, ok, err := o.propose(ctx, at)
	if ok && err == nil {
		o.asked[o.genome.key(a.Genes)] = at
	}
	return a, ok, err
}

func (o *MOEAD) propose(ctx context.Context, at int) (space.Arch, bool, error) {
	filled := func(i int) bool { return o.problems[i].filled }
	if !filled(at) {
		return o.fresh.draw(ctx)
	}
	mates := o.problems[at].near
	if o.rng.Float64() >= o.together {
		mates = o.anywhere()
	}
	if !slices.ContainsFunc(mates, filled) {
		return o.fresh.draw(ctx)
	}
	mate := func() space.Arch {
		for {
			if i := mates[o.rng.IntN(len(mates))]; filled(i) {
				return o.problems[i].best.arch
			}
		}
	}
	return o.breeder.fresh(ctx, o.fresh, func() (mother, father space.Arch) { return mate(), mate() })
}

func (o *MOEAD) anywhere() []int {
	all := make([]int, len(o.problems))
	for i := range all {
		all[i] = i
	}
	return all
}

// Tell lets each result replace members that it is better for.
func (o *MOEAD) Tell(trials []Trial) error {
	for _, t := range trials {
		m, err := admit("moead", o.genome, o.fresh, t, o.objectives)
		if err != nil {
			return err
		}
		if m != nil {
			o.enter(*m)
		}
	}
	return nil
}

func (o *MOEAD) enter(m member) {
	rivals := o.anywhere()
	first := -1 // the problem that it was proposed for
	if at, asked := o.asked[m.key]; asked {
		delete(o.asked, m.key)
		rivals, first = slices.Clone(o.problems[at].near), at
	}
	o.rng.Shuffle(len(rivals), func(i, j int) { rivals[i], rivals[j] = rivals[j], rivals[i] })
	slices.SortStableFunc(rivals, func(a, b int) int { return cmp.Compare(o.turnOf(a, first), o.turnOf(b, first)) })
	scale := o.scale(m)
	x := scale.of(m.costs)
	left := o.replace
	for _, i := range rivals {
		p := &o.problems[i]
		if left > 0 && (!p.filled || o.weigh(p.weight, x) < o.weigh(p.weight, scale.of(p.best.costs))) {
			p.best, p.filled = m, true
			left--
		}
	}
}

// turnOf puts the problem that asked first, then those without a member.
func (o *MOEAD) turnOf(problem, first int) int {
	switch {
	case problem == first:
		return 0
	case !o.problems[problem].filled:
		return 1
	}
	return 2
}

// scale is that of the members and a new one.
func (o *MOEAD) scale(m member) scale {
	points := [][]float64{m.costs}
	for i := range o.problems {
		if o.problems[i].filled {
			points = append(points, o.problems[i].best.costs)
		}
	}
	ideal := lowest(nil, points)
	return scale{ideal, worstSpans(ideal, points)}
}

// weigh is the value of scaled costs under a weight: penalty boundary
// intersection or the weighted Chebyshev distance. Lower is better.
func (o *MOEAD) weigh(w, x []float64) float64 {
	if o.penalty < 0 {
		most := 0.0
		for k, c := range x {
			most = max(most, max(w[k], 1e-6)*c)
		}
		return most
	}
	dot, length := 0.0, 0.0
	for k, c := range x {
		dot += w[k] * c
		length += w[k] * w[k]
	}
	return dot/math.Sqrt(length) + o.penalty*fromLine(x, w)
}
