package search

import (
	"context"
	"math/rand/v2"

	"naslab/engine/space"
)

// RS is random search: architectures drawn uniformly, decision by decision,
// whatever the results. It is the baseline that every method has to beat.
//
// Option "duplicates": 0, the default, proposes no architecture twice and ends when
// the space is exhausted; 1 draws without memory and never ends.
//
// Bergstra and Bengio, "Random search for hyper-parameter optimization", JMLR
// 13 (2012); Li and Talwalkar, "Random search and reproducibility for neural
// architecture search", UAI 2019.
type RS struct {
	genome     *genome
	rng        *rand.Rand
	fresh      *fresh
	duplicates bool
}

// NewRS makes a random search.
func NewRS(s Setup) (Optimizer, error) {
	if err := s.Check("rs"); err != nil {
		return nil, err
	}
	if err := s.CheckOptions("rs", "duplicates"); err != nil {
		return nil, err
	}
	duplicates, err := s.Count("rs", "duplicates", 0, 0)
	if err != nil {
		return nil, err
	}
	g, err := newGenome(s)
	if err != nil {
		return nil, err
	}
	rng := s.Seed.Rand("rs")
	return &RS{g, rng, newFresh(g, rng), duplicates != 0}, nil
}

// Name returns "rs".
func (r *RS) Name() string { return "rs" }

// Ask draws at most n architectures.
func (r *RS) Ask(ctx context.Context, n int) ([]Proposal, error) {
	return gatherArchs(ctx, n, r.draw, nil)
}

func (r *RS) draw(ctx context.Context) (space.Arch, bool, error) {
	if r.duplicates {
		a, err := r.genome.sample(r.rng)
		return a, err == nil, err
	}
	return r.fresh.draw(ctx)
}

// Tell notes what was evaluated, so that it is not proposed again.
func (r *RS) Tell(trials []Trial) error {
	for _, t := range trials {
		if err := r.genome.space.Check(t.Arch); err != nil {
			return err
		}
		r.fresh.take(t.Arch.Genes)
	}
	return nil
}
