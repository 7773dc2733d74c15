package search

import (
	"cmp"
	"context"
	"slices"

	"naslab/engine/space"
)

// bracket is one run of synchronous successive halving: some architectures are
// trained at its lowest rung; when all results are there, the best of them go
// on to the next rung, until the last rung is done.
type bracket struct {
	genome *genome
	rungs  []float64 // fidelities, ascending
	sizes  []int     // how many are trained at each

	rung    int
	wanted  int // entries of this rung still to be drawn; only at the lowest
	queue   []*entry
	open    map[string]*entry
	entries []*entry // of this rung
}

// entry is an architecture at one rung.
type entry struct {
	arch space.Arch
	key  string
	cost float64
}

func newBracket(g *genome, rungs []float64, sizes []int) *bracket {
	return &bracket{genome: g, rungs: rungs, sizes: sizes, wanted: sizes[0], open: map[string]*entry{}}
}

// halving returns rung sizes: n at the lowest, then 1/eta of the rung below,
// at least one.
func halving(n, rungs, eta int) []int {
	sizes := make([]int, rungs)
	for i := range sizes {
		sizes[i] = max(1, n)
		n /= eta
	}
	return sizes
}

// next returns what to train next. draw makes the architectures of the lowest
// rung. It returns false while results are waited for, and when the bracket is
// at its end.
func (b *bracket) next(ctx context.Context, draw func(context.Context) (space.Arch, bool, error)) (Proposal, bool, error) {
	if b.wanted > 0 {
		a, ok, err := draw(ctx)
		if err != nil {
			return Proposal{}, false, err
		}
		if ok {
			b.wanted--
			return b.propose(&entry{arch: a, key: b.genome.key(a.Genes)}), true, nil
		}
		b.wanted = 0 // the space is exhausted: go on with those there are
		b.climb()
	}
	if len(b.queue) == 0 {
		return Proposal{}, false, nil
	}
	e := b.queue[0]
	b.queue = b.queue[1:]
	return b.propose(e), true, nil
}

func (b *bracket) propose(e *entry) Proposal {
	b.open[e.key] = e
	b.entries = append(b.entries, e)
	return Proposal{Arch: e.arch, Fidelity: stated(b.rungs[b.rung])}
}

// tell notes a result and reports whether it was waited for.
func (b *bracket) tell(key string, rung int, cost float64) bool {
	e, waited := b.open[key]
	if !waited || rung != b.rung {
		return false
	}
	delete(b.open, key)
	e.cost = cost
	b.climb()
	return true
}

// climb goes to the next rung when all results of this one are there.
func (b *bracket) climb() {
	if b.wanted > 0 || len(b.queue) > 0 || len(b.open) > 0 || b.rung >= len(b.rungs) {
		return
	}
	order := slices.Clone(b.entries)
	slices.SortStableFunc(order, func(x, y *entry) int {
		return cmp.Or(cmp.Compare(x.cost, y.cost), cmp.Compare(x.key, y.key))
	})
	b.entries = b.entries[:0]
	if b.rung++; b.rung == len(b.rungs) {
		return
	}
	for _, e := range order[:min(len(order), b.sizes[b.rung])] {
		b.queue = append(b.queue, &entry{arch: e.arch, key: e.key})
	}
	b.climb() // the rung below may have been empty
}

// done reports whether the last rung is told.
func (b *bracket) done() bool { return b.rung >= len(b.rungs) }
