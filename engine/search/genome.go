package search

import (
	"fmt"
	"math/rand/v2"

	"naslab/engine/space"
)

// genome is what the methods need of a space, resolved once.
type genome struct {
	space space.Space
	dims  []space.Dim
	when  space.Conditions
	name  string
	identity
}

func newGenome(s Setup) (*genome, error) {
	dims := s.Space.Dims()
	when, err := space.NewConditions(dims)
	if err != nil {
		return nil, err
	}
	same, err := newIdentity(s)
	if err != nil {
		return nil, err
	}
	return &genome{s.Space, dims, when, s.Space.Name(), same}, nil
}

// active reports whether decision i counts.
func (g *genome) active(genes []int, i int) bool { return g.when.Active(g.dims, genes, i) }

// free counts the decisions that count and have a second choice.
func (g *genome) free(genes []int) int {
	n := 0
	for i := range genes {
		if len(g.dims[i].Choices) > 1 && g.active(genes, i) {
			n++
		}
	}
	return n
}

// tries is how many draws a legal, or a new, architecture may take.
const tries = 1000

// sample draws an architecture uniformly among the legal ones.
func (g *genome) sample(rng *rand.Rand) (space.Arch, error) {
	var err error
	for range tries {
		a := space.Sample(g.space, rng)
		if err = g.space.Check(a); err == nil {
			return a, nil
		}
	}
	return space.Arch{}, fmt.Errorf("search: none of %d random architectures of %s is legal, the last because: %w", tries, g.name, err)
}

// settle returns a itself when it is legal, else the legal architecture that the
// space has nearest to it, which agrees with it in the decisions of keep. It is
// false where there is none; a space without that notion has none.
func (g *genome) settle(a space.Arch, rng *rand.Rand, keep ...int) (space.Arch, bool) {
	return space.Nearest(g.space, a, keep, rng)
}

// listed reports whether the space is a list, of which settle finds whatever
// there is.
func (g *genome) listed() bool { _, ok := g.space.(*space.Listed); return ok }
