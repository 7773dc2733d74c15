package search

import (
	"context"
	"math/rand/v2"

	"naslab/engine/pareto"
	"naslab/engine/space"
)

// NSGA2 is the elitist genetic algorithm with non-dominated sorting and
// crowding, for decisions with and without an order and any number of
// objectives; with one it is a plain genetic algorithm.
//
// The first generation is random. Each later proposal is the child of two
// parents, each the better of two random members of the population (by front,
// then by crowding): decisions are taken from either parent at random, then
// some are changed. No network is proposed twice; where children bring nothing
// new, a random new network is proposed, and the search ends when the space is
// exhausted. Whenever as many results have come as the population has members,
// both together are sorted and the best survive.
//
// Proposals may be asked for before earlier ones are told: they are then
// children of the last full generation. Within a generation the order of the
// results does not matter. Failed trials are passed over.
//
// Options and their defaults:
//
//	population 20   members, at least 2; as in HW-GPT-Bench
//	crossover  0.9  probability that a child mixes two parents
//	points     0    crossover points; 0 takes each decision from either parent
//	mutation   1    expected number of changed decisions among those that count
//	near       0.5  probability that a change of an ordered decision is to a
//	                neighbouring choice and not to any other: steps help where
//	                a decision has many choices and do no harm where it has few
//
// Deb, Pratap, Agarwal, Meyarivan, "A fast and elitist multiobjective genetic
// algorithm: NSGA-II", IEEE TEVC 6 (2002).
type NSGA2 struct {
	genome     *genome
	rng        *rand.Rand
	fresh      *fresh
	objectives int
	breeder    breeder

	size     int
	parents  []member // empty until the first generation is complete
	arrivals []member // results since then
}

// member is one evaluated architecture with its standing in the population.
type member struct {
	arch  space.Arch
	key   string
	costs []float64
	rank  int
	room  float64 // crowding distance
}

// NewNSGA2 makes the method. It returns an error for unknown options and for
// values out of range.
func NewNSGA2(s Setup) (Optimizer, error) {
	if err := s.Check("nsga2"); err != nil {
		return nil, err
	}
	if err := s.CheckOptions("nsga2", "population", "crossover", "points", "mutation", "near"); err != nil {
		return nil, err
	}
	size, err := s.Count("nsga2", "population", 20, 2)
	if err != nil {
		return nil, err
	}
	g, err := newGenome(s.Space)
	if err != nil {
		return nil, err
	}
	b, err := newBreeder("nsga2", s, g)
	if err != nil {
		return nil, err
	}
	rng := s.Seed.Rand("nsga2")
	return &NSGA2{genome: g, rng: rng, fresh: newFresh(g, rng), objectives: len(s.Objectives), breeder: b, size: size}, nil
}

// Name returns "nsga2".
func (o *NSGA2) Name() string { return "nsga2" }

// Ask returns at most one generation of children, or random architectures
// until the first generation is complete.
func (o *NSGA2) Ask(ctx context.Context, n int) ([]Proposal, error) {
	return gatherArchs(ctx, min(n, o.size), o.next, nil)
}

func (o *NSGA2) next(ctx context.Context) (space.Arch, bool, error) {
	if len(o.parents) == 0 {
		return o.fresh.draw(ctx)
	}
	for range 100 {
		a, ok := o.genome.settle(o.breeder.child(o.pick().arch, o.pick().arch, o.rng), o.rng)
		if ok && o.fresh.take(a.Genes) {
			return a, true, nil
		}
	}
	return o.fresh.draw(ctx)
}

// pick returns the better of two random members.
func (o *NSGA2) pick() *member {
	a, b := &o.parents[o.rng.IntN(len(o.parents))], &o.parents[o.rng.IntN(len(o.parents))]
	if b.rank < a.rank || b.rank == a.rank && b.room > a.room {
		return b
	}
	return a
}

// Tell takes results in and lets the best survive once a generation is full.
func (o *NSGA2) Tell(trials []Trial) error {
	for _, t := range trials {
		if err := o.genome.space.Check(t.Arch); err != nil {
			return err
		}
		o.fresh.take(t.Arch.Genes)
		if t.Costs == nil {
			continue
		}
		if err := checkCosts("nsga2", t, o.objectives); err != nil {
			return err
		}
		o.arrivals = append(o.arrivals, member{arch: t.Arch, key: o.genome.key(t.Arch.Genes), costs: t.Costs})
		if len(o.arrivals) < o.size {
			continue
		}
		if err := o.survive(); err != nil {
			return err
		}
	}
	return nil
}

// survive replaces the parents by the best of parents and arrivals.
func (o *NSGA2) survive() error {
	all := distinct(append(o.parents, o.arrivals...))
	points := make([][]float64, len(all))
	for i := range all {
		points[i] = all[i].costs
	}
	fronts, err := pareto.Fronts(points)
	if err != nil {
		return err
	}
	next := make([]member, 0, o.size)
	for rank, front := range fronts {
		members, err := ranked(all, front, rank)
		if err != nil {
			return err
		}
		next = append(next, members[:min(len(members), o.size-len(next))]...)
		if len(next) == o.size {
			break
		}
	}
	o.parents, o.arrivals = next, o.arrivals[:0]
	return nil
}
