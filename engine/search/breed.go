package search

import (
	"context"
	"math/rand/v2"
	"slices"

	"naslab/engine/space"
)

// breeder makes children by crossover and mutation.
type breeder struct {
	genome    *genome
	crossover float64 // probability of mixing
	points    int     // crossover points; 0 mixes decision by decision
	mutation  float64 // expected number of changes
	near      float64 // probability of a step to a neighbouring choice
}

// newBreeder reads the options crossover, points, mutation and near.
func newBreeder(method string, s Setup, g *genome) (breeder, error) {
	b := breeder{genome: g}
	var err error
	if b.crossover, err = s.Within(method, "crossover", 0.9, 0, 1); err != nil {
		return b, err
	}
	if b.points, err = s.Count(method, "points", 0, 0); err != nil {
		return b, err
	}
	if b.mutation, err = s.Within(method, "mutation", 1, 0, float64(len(g.dims))); err != nil {
		return b, err
	}
	b.near, err = s.Within(method, "near", 0.5, 0, 1)
	return b, err
}

// fresh returns a child of the parents that pair gives that was not seen before;
// where many children bring nothing new, a random new architecture.
func (b *breeder) fresh(ctx context.Context, f *fresh, pair func() (mother, father space.Arch)) (space.Arch, bool, error) {
	for range 100 {
		mother, father := pair()
		a, ok := b.genome.settle(b.child(mother, father, f.rng), f.rng)
		if ok && f.take(a.Genes) {
			return a, true, nil
		}
	}
	return f.draw(ctx)
}

// child mixes two parents and changes some decisions. It may be illegal in
// spaces with constraints of their own.
func (b *breeder) child(mother, father space.Arch, rng *rand.Rand) space.Arch {
	genes := slices.Clone(mother.Genes)
	if rng.Float64() < b.crossover {
		if b.points == 0 {
			mixUniform(genes, father.Genes, rng)
		} else {
			mixPoints(genes, father.Genes, b.points, rng)
		}
	}
	b.mutate(genes, rng)
	return space.Arch{Space: b.genome.name, Genes: genes}
}

func mixUniform(genes, other []int, rng *rand.Rand) {
	for i, g := range other {
		if rng.IntN(2) == 1 {
			genes[i] = g
		}
	}
}

// mixPoints takes stretches of genes in turn from one and the other.
func mixPoints(genes, other []int, points int, rng *rand.Rand) {
	cuts := make([]int, points)
	for i := range cuts {
		cuts[i] = rng.IntN(len(genes))
	}
	slices.Sort(cuts)
	passed := 0
	for i, g := range other {
		for passed < points && cuts[passed] <= i {
			passed++
		}
		if passed%2 == 1 {
			genes[i] = g
		}
	}
}

// mutate changes each decision that counts with the same probability, those on
// which others depend first.
func (b *breeder) mutate(genes []int, rng *rand.Rand) {
	free := b.genome.free(genes)
	if free == 0 {
		return
	}
	p := b.mutation / float64(free)
	for i, d := range b.genome.dims {
		n := len(d.Choices)
		if n > 1 && b.genome.active(genes, i) && rng.Float64() < p {
			genes[i] = b.change(genes[i], n, d.Ordered(), rng)
		}
	}
}

// change returns another of n choices.
func (b *breeder) change(g, n int, ordered bool, rng *rand.Rand) int {
	if ordered && rng.Float64() < b.near {
		switch {
		case g == 0:
			return 1
		case g == n-1:
			return n - 2
		}
		return g - 1 + 2*rng.IntN(2)
	}
	other := rng.IntN(n - 1)
	if other >= g {
		other++
	}
	return other
}
