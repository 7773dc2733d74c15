package search

import (
	"context"
	"math"
	"math/rand/v2"

	"naslab/engine/space"
)

// Greedy settles one decision after the other: it tries every choice of one
// decision, keeps the best, and goes on with the next until a whole pass
// changes nothing; then it starts again from another random architecture. It
// is the simplest method that learns from results at all.
//
// Decisions are taken in an order drawn anew for each start. Those that do not
// count are passed over, choices that the space forbids too. An architecture whose
// cost is known is not proposed again; a failed trial counts as infinitely bad.
// While the choices of one decision are under way, Ask returns none.
type Greedy struct {
	genome *genome
	rng    *rand.Rand
	fresh  *fresh

	costs   map[string]float64
	open    map[string]bool // those of this step that are not told yet
	queue   []space.Arch    // choices of the present decision, not proposed yet
	current space.Arch      // no genes before a start is drawn
	trying  []space.Arch    // choices of the present decision that are legal
	order   []int           // decisions in their order
	at      int             // the next of them
	still   int             // decisions since the last change
}

// NewGreedy makes the method. It takes no options and returns an error for more
// than one objective.
func NewGreedy(s Setup) (Optimizer, error) {
	if err := s.checkSingle("greedy"); err != nil {
		return nil, err
	}
	if err := s.CheckOptions("greedy"); err != nil {
		return nil, err
	}
	g, err := newGenome(s)
	if err != nil {
		return nil, err
	}
	rng := s.Seed.Rand("greedy")
	return &Greedy{genome: g, rng: rng, fresh: newFresh(g, rng), costs: map[string]float64{}, open: map[string]bool{}}, nil
}

// Name returns "greedy".
func (g *Greedy) Name() string { return "greedy" }

// Ask returns choices of the present decision, none while its last ones are
// under way.
func (g *Greedy) Ask(ctx context.Context, n int) ([]Proposal, error) {
	return gatherArchs(ctx, n, g.next, func(a space.Arch) { g.open[g.genome.key(a.Genes)] = true })
}

func (g *Greedy) next(ctx context.Context) (space.Arch, bool, error) {
	for {
		for len(g.queue) > 0 {
			a := g.queue[len(g.queue)-1]
			g.queue = g.queue[:len(g.queue)-1]
			if g.fresh.take(a.Genes) {
				return a, true, nil
			}
		}
		if len(g.open) > 0 {
			return space.Arch{}, false, nil
		}
		g.settle()
		if g.current.Genes == nil || g.still >= len(g.order) {
			return g.start(ctx)
		}
		g.step()
	}
}

// settle keeps the best of the choices that were tried.
func (g *Greedy) settle() {
	if g.current.Genes == nil || g.trying == nil {
		return
	}
	best, cost := g.current, g.known(g.current)
	for _, a := range g.trying {
		if c := g.known(a); c < cost {
			best, cost = a, c
		}
	}
	g.still++
	if !best.Equal(g.current) {
		g.current, g.still = best, 1
	}
	g.trying = nil
}

// known is the cost of an architecture that was told, else +Inf.
func (g *Greedy) known(a space.Arch) float64 {
	if c, ok := g.costs[g.genome.key(a.Genes)]; ok {
		return c
	}
	return math.Inf(1)
}

// start draws a new architecture to begin from.
func (g *Greedy) start(ctx context.Context) (space.Arch, bool, error) {
	a, ok, err := g.fresh.draw(ctx)
	if !ok || err != nil {
		return a, ok, err
	}
	g.current, g.at, g.still, g.trying = a, 0, 0, nil
	g.order = g.rng.Perm(len(g.genome.dims))
	return a, true, nil
}

// step lists the choices of the next decision.
func (g *Greedy) step() {
	i := g.order[g.at]
	g.at = (g.at + 1) % len(g.order)
	g.trying = []space.Arch{g.current}
	if !g.genome.active(g.current.Genes, i) {
		return
	}
	for choice := range g.genome.dims[i].Choices {
		if choice == g.current.Genes[i] {
			continue
		}
		if a, ok := g.genome.settle(g.current.With(i, choice), g.rng, i); ok {
			g.trying = append(g.trying, a)
		}
	}
	g.queue = append(g.queue[:0], g.trying[1:]...)
}

// Tell notes the results.
func (g *Greedy) Tell(trials []Trial) error {
	for _, t := range trials {
		if err := g.genome.space.Check(t.Arch); err != nil {
			return err
		}
		c, err := cost("greedy", t)
		if err != nil {
			return err
		}
		key := g.genome.key(t.Arch.Genes)
		g.fresh.take(t.Arch.Genes)
		g.costs[key] = c
		delete(g.open, key)
	}
	return nil
}
