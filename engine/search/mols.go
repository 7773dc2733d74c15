package search

import (
	"context"
	"math/rand/v2"

	"naslab/engine/pareto"
	"naslab/engine/space"
)

// MOLS is local search for several objectives: each proposal is a random
// neighbour, with one decision changed, of a random member of the front of all
// results so far. No architecture is proposed twice; where neighbours bring
// nothing new, a random new one is proposed.
//
// Option: start 10, random architectures at the beginning, at least 1.
//
// It is the baseline LS of HW-GPT-Bench (NeurIPS 2024), after Paquete, Chiarandini
// and Stützle's Pareto local search (2004).
type MOLS struct {
	genome     *genome
	rng        *rand.Rand
	fresh      *fresh
	objectives int
	start      int
	asked      int
	front      []member
}

// NewMOLS makes the method. It returns an error for unknown options and for
// values out of range.
func NewMOLS(s Setup) (Optimizer, error) {
	if err := s.Check("mols"); err != nil {
		return nil, err
	}
	if err := s.CheckOptions("mols", "start"); err != nil {
		return nil, err
	}
	start, err := s.Count("mols", "start", 10, 1)
	if err != nil {
		return nil, err
	}
	g, err := newGenome(s)
	if err != nil {
		return nil, err
	}
	rng := s.Seed.Rand("mols")
	return &MOLS{genome: g, rng: rng, fresh: newFresh(g, rng), objectives: len(s.Objectives), start: start}, nil
}

// Name returns "mols".
func (o *MOLS) Name() string { return "mols" }

// Ask returns random architectures at the beginning, then neighbours.
func (o *MOLS) Ask(ctx context.Context, n int) ([]Proposal, error) {
	return gatherArchs(ctx, n, o.next, func(space.Arch) { o.asked++ })
}

func (o *MOLS) next(ctx context.Context) (space.Arch, bool, error) {
	if o.asked < o.start || len(o.front) == 0 {
		return o.fresh.draw(ctx)
	}
	for range 100 {
		near, err := space.Mutate(o.genome.space, o.front[o.rng.IntN(len(o.front))].arch, o.rng)
		if err != nil {
			break // no decision that can change
		}
		if o.fresh.take(near.Genes) {
			return near, true, nil
		}
	}
	return o.fresh.draw(ctx)
}

// Tell keeps the front of the results.
func (o *MOLS) Tell(trials []Trial) error {
	for _, t := range trials {
		m, err := admit("mols", o.genome, o.fresh, t, o.objectives)
		if err != nil {
			return err
		}
		if m == nil {
			continue
		}
		all := distinct(append(o.front, *m))
		kept, err := pareto.Front(costsOf(all), true)
		if err != nil {
			return err
		}
		o.front = make([]member, len(kept))
		for i, at := range kept {
			o.front[i] = all[at]
		}
	}
	return nil
}
