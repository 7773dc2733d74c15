package search

import (
	"context"
	"math/rand/v2"

	"naslab/engine/space"
)

// REA is regularised (aging) evolution: a queue of architectures from which
// the oldest falls out, whatever its cost.
//
// The first population is random. Then each proposal is the mutation of the
// best among some members drawn from the population; its result joins the
// population, and the oldest member leaves it. Failed trials do not join.
// Proposals may be asked for before earlier ones are told; they are children of
// the population so far.
//
// Options and their defaults:
//
//	population 50  members, at least 2; as in NAS-Bench-Suite
//	sample     10  members drawn, with replacement, for each tournament
//	duplicates 1   1, as published, lets a child repeat an architecture
//	               that was evaluated before; 0 proposes none twice and ends
//	               when the space is exhausted
//
// Real, Aggarwal, Huang, Le, "Regularized evolution for image classifier
// architecture search", AAAI 2019.
type REA struct {
	genome *genome
	rng    *rand.Rand
	fresh  *fresh

	size, sample int
	duplicates   bool
	asked        int      // random proposals for the first population
	queue        []scored // oldest first
}

// scored is an architecture with its cost.
type scored struct {
	arch space.Arch
	cost float64
}

// NewREA makes the method. It returns an error for more than one objective, for
// unknown options and for values out of range.
func NewREA(s Setup) (Optimizer, error) {
	if err := s.checkSingle("rea"); err != nil {
		return nil, err
	}
	if err := s.CheckOptions("rea", "population", "sample", "duplicates"); err != nil {
		return nil, err
	}
	size, err := s.Count("rea", "population", 50, 2)
	if err != nil {
		return nil, err
	}
	sample, err := s.Count("rea", "sample", 10, 1)
	if err != nil {
		return nil, err
	}
	duplicates, err := s.Count("rea", "duplicates", 1, 0)
	if err != nil {
		return nil, err
	}
	g, err := newGenome(s)
	if err != nil {
		return nil, err
	}
	rng := s.Seed.Rand("rea")
	return &REA{genome: g, rng: rng, fresh: newFresh(g, rng), size: size, sample: sample, duplicates: duplicates != 0}, nil
}

// Name returns "rea".
func (r *REA) Name() string { return "rea" }

// Ask returns random architectures until the first population is asked for, and
// as long as none of it is known, then children.
func (r *REA) Ask(ctx context.Context, n int) ([]Proposal, error) {
	return gatherArchs(ctx, n, r.next, nil)
}

func (r *REA) next(ctx context.Context) (space.Arch, bool, error) {
	if r.asked < r.size || len(r.queue) == 0 {
		r.asked++
		return r.random(ctx)
	}
	for range 100 {
		child, err := space.Mutate(r.genome.space, r.parent(), r.rng)
		if err != nil {
			break // no decision that can change
		}
		if r.fresh.take(child.Genes) || r.duplicates {
			return child, true, nil
		}
	}
	return r.random(ctx)
}

func (r *REA) random(ctx context.Context) (space.Arch, bool, error) {
	if !r.duplicates {
		return r.fresh.draw(ctx)
	}
	a, err := r.genome.sample(r.rng)
	return a, err == nil, err
}

// parent is the winner of a tournament.
func (r *REA) parent() space.Arch {
	best := r.queue[r.rng.IntN(len(r.queue))]
	for range r.sample - 1 {
		if m := r.queue[r.rng.IntN(len(r.queue))]; m.cost < best.cost {
			best = m
		}
	}
	return best.arch
}

// Tell lets the results join the population and the oldest members leave it.
func (r *REA) Tell(trials []Trial) error {
	for _, t := range trials {
		if err := r.genome.space.Check(t.Arch); err != nil {
			return err
		}
		r.fresh.take(t.Arch.Genes)
		if t.Costs == nil {
			continue
		}
		c, err := cost("rea", t)
		if err != nil {
			return err
		}
		r.queue = append(r.queue, scored{t.Arch, c})
		if len(r.queue) > r.size {
			r.queue = r.queue[1:]
		}
	}
	return nil
}
