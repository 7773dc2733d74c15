package search

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"

	"naslab/engine/space"
)

// densities is the model of [NewBOHB].
type densities struct {
	genome     *genome
	rng        *rand.Rand
	fresh      *fresh
	random     float64
	good       float64
	candidates int
	widen      float64

	results   [][]scored // per rung, in the order of cost
	stale     bool
	best, bad *kde
}

// NewBOHB makes BOHB, which is Hyperband whose brackets begin with architectures that a model
// favours in place of random ones. The model is made of two kernel density
// estimates, of the good and of the bad, over the results of the highest rung
// that has enough of them; among some draws from the good one it takes that
// with the highest ratio of the densities.
//
// Rungs, brackets and waiting are those of [Hyperband]; where the benchmark
// knows only full training it is a search by these densities alone. No
// architecture is begun twice.
//
// A failed trial counts as infinitely bad, in its bracket and in the density of
// the bad at the rung where it failed, so that the model leads away from what
// fails, a choice of ours. It never counts as good: a rung on which too few
// succeeded has no model.
//
// Options and their defaults:
//
//	eta        3      keep the best 1/eta at each rung, at least 2
//	random     0.333  fraction of architectures that is random all the same
//	good       0.15   fraction of the results that counts as good
//	candidates 64     draws from the good density for each proposal
//	widen      3      factor on the bandwidth of those draws
//
// Falkner, Klein, Hutter, "BOHB: robust and efficient hyperparameter
// optimization at scale", ICML 2018.
//
// It returns an error for more than one objective, for unknown options and for
// values out of range.
func NewBOHB(s Setup) (Optimizer, error) {
	h, err := newHyperband("bohb", s, "eta", "random", "good", "candidates", "widen")
	if err != nil {
		return nil, err
	}
	d := &densities{genome: h.genome, rng: s.Seed.Rand("bohb"), results: make([][]scored, len(h.rungs))}
	d.fresh = newFresh(h.genome, d.rng)
	if d.random, err = s.Within("bohb", "random", 1.0/3, 0, 1); err != nil {
		return nil, err
	}
	if d.good, err = s.Within("bohb", "good", 0.15, 0.001, 0.999); err != nil {
		return nil, err
	}
	if d.widen, err = s.Within("bohb", "widen", 3, 1, 100); err != nil {
		return nil, err
	}
	if d.candidates, err = s.Count("bohb", "candidates", 64, 1); err != nil {
		return nil, err
	}
	h.drawer = d
	return h, nil
}

// draw returns a new architecture for a bracket's lowest rung.
func (d *densities) draw(ctx context.Context) (space.Arch, bool, error) {
	d.estimate()
	if d.best == nil || d.rng.Float64() < d.random {
		return d.fresh.draw(ctx)
	}
	for range 20 {
		if a, ok := d.favoured(); ok {
			d.fresh.take(a.Genes)
			return a, true, nil
		}
	}
	return d.fresh.draw(ctx)
}

// favoured returns the new and legal draw with the highest ratio.
func (d *densities) favoured() (space.Arch, bool) {
	var best space.Arch
	top := -1.0
	active := make([]int, 0, len(d.genome.dims))
	for range d.candidates {
		a, ok := d.genome.settle(space.Arch{Space: d.genome.name, Genes: d.best.draw(d.rng)}, d.rng)
		if !ok || d.fresh.knows(a.Genes) {
			continue
		}
		active = active[:0]
		for i := range a.Genes {
			if d.genome.active(a.Genes, i) {
				active = append(active, i)
			}
		}
		const least = 1e-32
		if ratio := d.best.density(a.Genes, active) / max(least, d.bad.density(a.Genes, active)); ratio > top {
			best, top = a, ratio
		}
	}
	return best, best.Genes != nil
}

// estimate fits the densities to the highest rung with enough results: more
// than the decisions, for each of the two. Only what has a finite cost is good.
func (d *densities) estimate() {
	if !d.stale {
		return
	}
	d.stale = false
	least := len(d.genome.dims) + 1
	for _, results := range slices.Backward(d.results) {
		n := len(results)
		if n < least+2 || math.IsInf(results[least-1].cost, 1) {
			continue
		}
		good := max(least, int(d.good*float64(n)))
		for math.IsInf(results[good-1].cost, 1) {
			good--
		}
		bad := max(least, n-good)
		const narrowest = 1e-3
		d.best = newKDE(d.genome, genesOf(results[:good]), d.widen, narrowest)
		d.bad = newKDE(d.genome, genesOf(results[n-bad:]), d.widen, narrowest)
		return
	}
}

func genesOf(list []scored) [][]int {
	out := make([][]int, len(list))
	for i, s := range list {
		out[i] = s.arch.Genes
	}
	return out
}

// hear takes a result in; one of a fidelity that is no rung teaches nothing.
func (d *densities) hear(_ string, t Trial, rung int, cost float64) {
	d.fresh.take(t.Arch.Genes)
	if rung >= 0 {
		d.results[rung] = insertScored(d.results[rung], scored{t.Arch, cost})
		d.stale = true
	}
}
