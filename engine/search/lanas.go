package search

import (
	"context"
	"math"
	"math/rand/v2"

	"naslab/engine/space"
)

// LaNAS learns a partition of the space and searches in its most promising part.
// A tree splits the results again and again: at each node a linear function of
// the one-hot encoding is fitted to the costs of the node's results, and those
// that it expects below their mean go one way, the others the other. Of the
// leaves it takes that with the highest upper confidence bound,
//
//	value + 2 explore sqrt(2 ln N / n),
//
// value being the mean cost of its n results out of N, from 0 for the worst to 1
// for the best so far, and proposes an architecture that all splits above it
// send there: a random one, or where random ones are rarely sent there, a mutant
// of the leaf's own. No architecture is proposed twice. Failed trials are passed over.
//
// Options and their defaults, chosen for some hundred evaluations:
//
//	start   20  random architectures at the beginning
//	every   10  results after which the tree is made anew
//	height  5   nodes from the root to a leaf, both counted
//	explore 0.1 weight of the doubt
//
// Wang, Xie, Li, Fonseca, Tian, "Sample-efficient neural architecture search by
// learning actions for Monte Carlo tree search", IEEE TPAMI 2021.
type LaNAS struct {
	genome *genome
	rng    *rand.Rand
	fresh  *fresh
	code   space.Encoding

	start, every, height int
	explore              float64

	asked   int
	results []coded
	best    float64
	worst   float64
	learnt  int // results when the tree was made
	leaves  []*region
}

// coded is a result with its code, a 1 at the end.
type coded struct {
	scored
	code []float64
}

// NewLaNAS makes the method. It returns an error for more than one objective,
// for unknown options and for values out of range.
func NewLaNAS(s Setup) (Optimizer, error) {
	if err := s.checkSingle("lanas"); err != nil {
		return nil, err
	}
	if err := s.CheckOptions("lanas", "start", "every", "height", "explore"); err != nil {
		return nil, err
	}
	l := &LaNAS{rng: s.Seed.Rand("lanas"), best: math.Inf(1), worst: math.Inf(-1)}
	var err error
	if l.start, err = s.Count("lanas", "start", 20, 2); err != nil {
		return nil, err
	}
	if l.every, err = s.Count("lanas", "every", 10, 1); err != nil {
		return nil, err
	}
	if l.height, err = s.Count("lanas", "height", 5, 1); err != nil {
		return nil, err
	}
	if l.explore, err = s.Within("lanas", "explore", 0.1, 0, 1000); err != nil {
		return nil, err
	}
	if l.genome, err = newGenome(s); err != nil {
		return nil, err
	}
	l.fresh = newFresh(l.genome, l.rng)
	l.code, err = space.FindEncoding(s.Space, "onehot")
	return l, err
}

// Name returns "lanas".
func (l *LaNAS) Name() string { return "lanas" }

// Ask returns random architectures at the beginning, then those of the leaves
// with the highest bounds.
func (l *LaNAS) Ask(ctx context.Context, n int) ([]Proposal, error) {
	return gatherArchs(ctx, n, l.next, func(_ space.Arch) { l.asked++ })
}

func (l *LaNAS) next(ctx context.Context) (space.Arch, bool, error) {
	if l.asked < l.start || len(l.results) < 2 {
		return l.fresh.draw(ctx)
	}
	if l.leaves == nil || len(l.results) >= l.learnt+l.every {
		if err := l.learn(ctx); err != nil {
			return space.Arch{}, false, err
		}
	}
	leaf := l.promising()
	leaf.visits++
	a, ok, err := l.within(leaf)
	if err != nil || ok {
		return a, ok, err
	}
	return l.fresh.draw(ctx)
}

// learn makes the tree anew.
func (l *LaNAS) learn(ctx context.Context) error {
	all := make([]int, len(l.results))
	for i := range all {
		all[i] = i
	}
	l.leaves = nil
	if err := l.split(ctx, all, nil); err != nil {
		l.leaves = nil
		return err
	}
	l.learnt = len(l.results)
	return nil
}

// split adds the leaves below a node with the given results, which the given
// cuts lead to.
func (l *LaNAS) split(ctx context.Context, members []int, cuts []cut) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	const least = 4 // results of a node that is split
	if len(cuts)+1 < l.height && len(members) >= least {
		if c, low, high := l.cut(members); len(low) > 0 && len(high) > 0 {
			if err := l.split(ctx, low, append(cuts[:len(cuts):len(cuts)], c)); err != nil {
				return err
			}
			c.above = true
			return l.split(ctx, high, append(cuts[:len(cuts):len(cuts)], c))
		}
	}
	r := &region{cuts: cuts, members: members, visits: len(members)}
	for _, i := range members {
		r.mean += l.results[i].cost / float64(len(members))
	}
	l.leaves = append(l.leaves, r)
	return nil
}

// promising is the leaf with the highest bound.
func (l *LaNAS) promising() *region {
	total := 0
	for _, r := range l.leaves {
		total += r.visits
	}
	var best *region
	top := math.Inf(-1)
	for _, r := range l.leaves {
		value := 0.0
		if l.worst > l.best {
			value = (l.worst - r.mean) / (l.worst - l.best)
		}
		value += 2 * l.explore * math.Sqrt(2*math.Log(float64(total))/float64(r.visits))
		if best == nil || value > top {
			best, top = r, value
		}
	}
	return best
}

// within returns a new architecture of the leaf, or false after many tries.
func (l *LaNAS) within(r *region) (space.Arch, bool, error) {
	const draws = 200
	for i := range 2 * draws {
		var a space.Arch
		var err error
		if i < draws {
			a, err = l.genome.sample(l.rng)
		} else {
			a, err = space.Mutate(l.genome.space, l.results[r.members[l.rng.IntN(len(r.members))]].arch, l.rng)
			if err != nil {
				return a, false, nil // no decision that can change
			}
		}
		if err != nil {
			return a, false, err
		}
		if l.fresh.knows(a.Genes) {
			continue
		}
		code, err := l.encode(a)
		if err != nil {
			return a, false, err
		}
		if r.holds(code) && l.fresh.take(a.Genes) {
			return a, true, nil
		}
	}
	return space.Arch{}, false, nil
}

func (l *LaNAS) encode(a space.Arch) ([]float64, error) {
	code, err := l.code.Encode(a)
	return append(code, 1), err
}

// Tell takes the results in. Only trials of full training are learnt from.
func (l *LaNAS) Tell(trials []Trial) error {
	for _, t := range trials {
		if err := l.genome.space.Check(t.Arch); err != nil {
			return err
		}
		y, err := cost("lanas", t)
		if err != nil {
			return err
		}
		l.fresh.take(t.Arch.Genes)
		if math.IsInf(y, 0) || !full(t) {
			continue
		}
		code, err := l.encode(t.Arch)
		if err != nil {
			return err
		}
		l.best, l.worst = min(l.best, y), max(l.worst, y)
		l.results = append(l.results, coded{scored{t.Arch, y}, code})
	}
	return nil
}
