package search

import (
	"context"
	"math"
	"math/rand/v2"

	"naslab/engine/pareto"
	"naslab/engine/space"
)

// SMSEMOA is the steady-state genetic algorithm that maximises the hypervolume
// of its population: each result joins it, and the member of the worst front
// that contributes least to that front's hypervolume leaves.
//
// The first population is random; then each proposal is the child of two random
// members. Contributions are measured with the worst front scaled to [0, 1] in
// each objective and the reference point at 1.1. No architecture is proposed twice.
//
// Options and their defaults: population 20, members, at least 2; crossover,
// points, mutation and near as in [NSGA2].
//
// Beume, Naujoks, Emmerich, "SMS-EMOA: multiobjective selection based on
// dominated hypervolume", EJOR 181 (2007).
type SMSEMOA struct {
	genome     *genome
	rng        *rand.Rand
	fresh      *fresh
	breeder    breeder
	objectives int
	size       int
	members    []member
}

// NewSMSEMOA makes the method. It returns an error for unknown options and for
// values out of range.
func NewSMSEMOA(s Setup) (Optimizer, error) {
	if err := s.Check("smsemoa"); err != nil {
		return nil, err
	}
	if err := s.CheckOptions("smsemoa", append([]string{"population"}, breedOptions...)...); err != nil {
		return nil, err
	}
	size, err := s.Count("smsemoa", "population", 20, 2)
	if err != nil {
		return nil, err
	}
	g, err := newGenome(s)
	if err != nil {
		return nil, err
	}
	b, err := newBreeder("smsemoa", s, g)
	if err != nil {
		return nil, err
	}
	rng := s.Seed.Rand("smsemoa")
	return &SMSEMOA{genome: g, rng: rng, fresh: newFresh(g, rng), breeder: b, objectives: len(s.Objectives), size: size}, nil
}

// Name returns "smsemoa".
func (o *SMSEMOA) Name() string { return "smsemoa" }

// Ask returns random architectures until the population is complete, then
// children.
func (o *SMSEMOA) Ask(ctx context.Context, n int) ([]Proposal, error) {
	return gatherArchs(ctx, n, o.next, nil)
}

func (o *SMSEMOA) next(ctx context.Context) (space.Arch, bool, error) {
	if len(o.members) < o.size {
		return o.fresh.draw(ctx)
	}
	anyone := func() space.Arch { return o.members[o.rng.IntN(len(o.members))].arch }
	return o.breeder.fresh(ctx, o.fresh, func() (mother, father space.Arch) { return anyone(), anyone() })
}

// Tell takes results in one by one.
func (o *SMSEMOA) Tell(trials []Trial) error {
	for _, t := range trials {
		m, err := admit("smsemoa", o.genome, o.fresh, t, o.objectives)
		if err != nil {
			return err
		}
		if m == nil {
			continue
		}
		o.members = distinct(append(o.members, *m))
		if len(o.members) <= o.size {
			continue
		}
		worst, err := leastContributor(o.members)
		if err != nil {
			return err
		}
		o.members = append(o.members[:worst], o.members[worst+1:]...)
	}
	return nil
}

// leastContributor returns the position of the member that leaves.
func leastContributor(members []member) (int, error) {
	fronts, err := pareto.Fronts(costsOf(members))
	if err != nil {
		return 0, err
	}
	last := fronts[len(fronts)-1]
	points := make([][]float64, len(last))
	for i, at := range last {
		points[i] = members[at].costs
	}
	ideal := lowest(nil, points)
	unit := scale{ideal, worstSpans(ideal, points)}
	ref := make([]float64, len(ideal))
	for i, p := range points {
		points[i] = unit.of(p)
	}
	for k := range ref {
		ref[k] = 1.1
	}
	share, err := pareto.Contributions(points, ref, false)
	if err != nil {
		return 0, err
	}
	worst, least := last[0], math.Inf(1)
	for i, at := range last {
		if share[i] < least {
			worst, least = at, share[i]
		}
	}
	return worst, nil
}
