package search

import (
	"cmp"
	"context"
	"math"
	"math/rand/v2"
	"slices"

	"naslab/engine/space"
)

// TPE is the tree-structured Parzen estimator: it splits what was evaluated
// into the good and the rest, counts in each how often every choice of every
// decision was taken, and proposes the architecture with the highest ratio of
// the two densities among some drawn from the good one.
//
// Decisions are taken as independent; one that does not count in an
// architecture is not counted there. Both densities have one pseudo-count
// spread over the choices. Failed trials belong to the rest. No architecture is
// proposed twice; the search ends when the space is exhausted. Only trials of
// full training are learnt from.
//
// Options and their defaults:
//
//	start      20    random architectures at the beginning, at least 2
//	good       0.15  fraction of the trials that counts as good
//	candidates 24    architectures drawn for each proposal
//
// Bergstra, Bardenet, Bengio, Kégl, "Algorithms for hyper-parameter
// optimization", NeurIPS 2011.
type TPE struct {
	genome     *genome
	rng        *rand.Rand
	fresh      *fresh
	start      int
	good       float64
	candidates int

	asked  int
	trials []scored    // in the order of their cost
	odds   [][]float64 // per decision and choice: log density good - log density rest
	lure   [][]float64 // per decision: the good density
	stale  bool
}

// NewTPE makes the method. It returns an error for more than one objective, for
// unknown options and for values out of range.
func NewTPE(s Setup) (Optimizer, error) {
	if err := s.checkSingle("tpe"); err != nil {
		return nil, err
	}
	if err := s.CheckOptions("tpe", "start", "good", "candidates"); err != nil {
		return nil, err
	}
	start, err := s.Count("tpe", "start", 20, 2)
	if err != nil {
		return nil, err
	}
	good, err := s.Within("tpe", "good", 0.15, 0.001, 0.999)
	if err != nil {
		return nil, err
	}
	candidates, err := s.Count("tpe", "candidates", 24, 1)
	if err != nil {
		return nil, err
	}
	g, err := newGenome(s)
	if err != nil {
		return nil, err
	}
	rng := s.Seed.Rand("tpe")
	return &TPE{genome: g, rng: rng, fresh: newFresh(g, rng), start: start, good: good, candidates: candidates}, nil
}

// Name returns "tpe".
func (o *TPE) Name() string { return "tpe" }

// Ask returns random architectures at the beginning, then those that the
// densities favour.
func (o *TPE) Ask(ctx context.Context, n int) ([]Proposal, error) {
	return gatherArchs(ctx, n, o.next, func(_ space.Arch) { o.asked++ })
}

func (o *TPE) next(ctx context.Context) (space.Arch, bool, error) {
	if o.asked < o.start || len(o.trials) < 2 {
		return o.fresh.draw(ctx)
	}
	o.estimate()
	for range 20 {
		if a, ok := o.favoured(); ok {
			o.fresh.take(a.Genes)
			return a, true, nil
		}
	}
	return o.fresh.draw(ctx)
}

// favoured draws candidates from the good density and returns the new and
// legal one with the best odds.
func (o *TPE) favoured() (space.Arch, bool) {
	var best space.Arch
	top := math.Inf(-1)
	for range o.candidates {
		a := space.Arch{Space: o.genome.name, Genes: make([]int, len(o.genome.dims))}
		for i := range a.Genes {
			a.Genes[i] = pickOne(o.lure[i], o.rng)
		}
		a, ok := o.genome.settle(a, o.rng)
		if !ok {
			continue
		}
		if score := o.score(a.Genes); score > top && !o.fresh.knows(a.Genes) {
			best, top = a, score
		}
	}
	return best, best.Genes != nil
}

// score is the log ratio of the densities.
func (o *TPE) score(genes []int) float64 {
	sum := 0.0
	for i, g := range genes {
		if o.genome.active(genes, i) {
			sum += o.odds[i][g]
		}
	}
	return sum
}

// estimate makes the densities anew when there are new results.
func (o *TPE) estimate() {
	if !o.stale {
		return
	}
	o.stale = false
	n := max(1, min(len(o.trials)-1, int(math.Ceil(o.good*float64(len(o.trials))))))
	o.lure = o.density(o.trials[:n])
	rest := o.density(o.trials[n:])
	o.odds = make([][]float64, len(rest))
	for i := range rest {
		o.odds[i] = make([]float64, len(rest[i]))
		for c := range rest[i] {
			o.odds[i][c] = math.Log(o.lure[i][c] / rest[i][c])
		}
	}
}

// density is the frequency of every choice where its decision counts.
func (o *TPE) density(trials []scored) [][]float64 {
	all := make([][]float64, len(o.genome.dims))
	for i, d := range o.genome.dims {
		k := float64(len(d.Choices))
		p, total := make([]float64, len(d.Choices)), 1.0
		for c := range p {
			p[c] = 1 / k
		}
		for _, t := range trials {
			if o.genome.active(t.arch.Genes, i) {
				p[t.arch.Genes[i]]++
				total++
			}
		}
		for c := range p {
			p[c] /= total
		}
		all[i] = p
	}
	return all
}

// pickOne draws an index with the given probabilities.
func pickOne(p []float64, rng *rand.Rand) int {
	x := rng.Float64()
	for i, q := range p {
		if x -= q; x < 0 {
			return i
		}
	}
	return len(p) - 1
}

// Tell takes the results in.
func (o *TPE) Tell(trials []Trial) error {
	for _, t := range trials {
		if err := o.genome.space.Check(t.Arch); err != nil {
			return err
		}
		c, err := cost("tpe", t)
		if err != nil {
			return err
		}
		o.fresh.take(t.Arch.Genes)
		if full(t) {
			o.trials = insertScored(o.trials, scored{t.Arch, c})
			o.stale = true
		}
	}
	return nil
}

// insertScored keeps the list in the order of cost, equal ones in the order in
// which they came.
func insertScored(list []scored, s scored) []scored {
	at, _ := slices.BinarySearchFunc(list, s, func(x, y scored) int {
		if x.cost == y.cost {
			return -1
		}
		return cmp.Compare(x.cost, y.cost)
	})
	return slices.Insert(list, at, s)
}
