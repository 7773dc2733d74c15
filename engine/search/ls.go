package search

import (
	"context"
	"math"
	"math/rand/v2"

	"naslab/engine/space"
)

// LS is local search: evaluate all neighbours of the best architecture, move to
// the best of them, and when none is better start again elsewhere.
//
// It begins with some random architectures and goes on from the best. The
// neighbours are those of [space.Neighbours], in random order; one whose cost
// is known is not proposed again. A restart is one new random architecture. A
// failed trial counts as infinitely bad. While the neighbours of one
// architecture are under way and none is left to propose, Ask returns none.
//
// Options and their defaults:
//
//	start 10  random architectures at the beginning, at least 1
//	first 0   1 moves to the first neighbour that is better instead of looking
//	          at all of them
//
// White, Nolen, Savani, "Exploring the loss landscape in neural architecture
// search", UAI 2021.
type LS struct {
	genome *genome
	rng    *rand.Rand
	fresh  *fresh
	first  bool

	costs   map[string]float64 // of each architecture told
	open    map[string]bool    // those of this round that are not told yet
	queue   []space.Arch       // of this round, not proposed yet
	best    scored             // best of this round so far
	current scored             // whose neighbours this round looks at; no genes in a round of random ones
	starts  int                // random architectures of the present round still to draw
}

// NewLS makes the method. It returns an error for more than one objective, for
// unknown options and for values out of range.
func NewLS(s Setup) (Optimizer, error) {
	if err := s.checkSingle("ls"); err != nil {
		return nil, err
	}
	if err := s.CheckOptions("ls", "start", "first"); err != nil {
		return nil, err
	}
	start, err := s.Count("ls", "start", 10, 1)
	if err != nil {
		return nil, err
	}
	first, err := s.Count("ls", "first", 0, 0)
	if err != nil {
		return nil, err
	}
	g, err := newGenome(s)
	if err != nil {
		return nil, err
	}
	rng := s.Seed.Rand("ls")
	l := &LS{genome: g, rng: rng, fresh: newFresh(g, rng), first: first != 0, costs: map[string]float64{}, open: map[string]bool{}}
	l.restart(start)
	return l, nil
}

// Name returns "ls".
func (l *LS) Name() string { return "ls" }

// restart begins a round of n random architectures.
func (l *LS) restart(n int) {
	l.starts, l.current, l.best = n, scored{cost: math.Inf(1)}, scored{cost: math.Inf(1)}
}

// Ask returns architectures of the present round, none while its last ones are
// under way.
func (l *LS) Ask(ctx context.Context, n int) ([]Proposal, error) {
	return gatherArchs(ctx, n, l.next, func(a space.Arch) { l.open[l.genome.key(a.Genes)] = true })
}

// next returns an architecture to propose, beginning a new round when the last
// one is complete.
func (l *LS) next(ctx context.Context) (space.Arch, bool, error) {
	for {
		if l.starts > 0 {
			l.starts--
			return l.fresh.draw(ctx)
		}
		for len(l.queue) > 0 {
			a := l.queue[len(l.queue)-1]
			l.queue = l.queue[:len(l.queue)-1]
			if l.fresh.take(a.Genes) {
				return a, true, nil
			}
		}
		if len(l.open) > 0 {
			return space.Arch{}, false, nil
		}
		if err := l.move(); err != nil {
			return space.Arch{}, false, err
		}
	}
}

// move ends a round: to the neighbours of its best when that is better than
// what it began with, else to a random place.
func (l *LS) move() error {
	if l.best.arch.Genes == nil || l.best.cost >= l.current.cost {
		l.restart(1)
		return nil
	}
	l.current = l.best
	around, err := space.Neighbours(l.genome.space, l.current.arch)
	if err != nil {
		return err
	}
	l.rng.Shuffle(len(around), func(i, j int) { around[i], around[j] = around[j], around[i] })
	l.queue = around
	for _, a := range around {
		if c, known := l.costs[l.genome.key(a.Genes)]; known && c < l.best.cost {
			l.best = scored{a, c}
		}
	}
	return nil
}

// Tell notes the results.
func (l *LS) Tell(trials []Trial) error {
	for _, t := range trials {
		if err := l.genome.space.Check(t.Arch); err != nil {
			return err
		}
		c, err := cost("ls", t)
		if err != nil {
			return err
		}
		key := l.genome.key(t.Arch.Genes)
		l.fresh.take(t.Arch.Genes)
		l.costs[key] = c
		if !l.open[key] {
			continue
		}
		delete(l.open, key)
		if c < l.best.cost {
			l.best = scored{t.Arch, c}
		}
		if l.first && l.best.cost < l.current.cost && l.current.arch.Genes != nil {
			l.queue = l.queue[:0]
		}
	}
	return nil
}
