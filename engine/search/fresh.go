package search

import (
	"context"
	"math/rand/v2"

	"naslab/engine/space"
)

// fresh draws architectures that were not proposed or told before.
type fresh struct {
	genome *genome
	rng    *rand.Rand
	seen   map[string]bool
	listed bool         // whether rest was made
	rest   []space.Arch // those still unseen when it was made, shuffled
}

func newFresh(g *genome, rng *rand.Rand) *fresh {
	return &fresh{genome: g, rng: rng, seen: map[string]bool{}}
}

// take marks the genes as seen and reports whether they were new.
func (f *fresh) take(genes []int) bool {
	key := f.genome.key(genes)
	if f.seen[key] {
		return false
	}
	f.seen[key] = true
	return true
}

// draw returns a new architecture, uniform among the legal ones, or false when
// there is none left. Where many draws in a row give nothing new, it lists a
// space of up to listable architectures and draws from the list; a larger one
// it takes for exhausted.
func (f *fresh) draw(ctx context.Context) (space.Arch, bool, error) {
	for i := 0; i < tries && !f.listed; i++ {
		a, err := f.genome.sample(f.rng)
		if err != nil {
			return space.Arch{}, false, err
		}
		if f.take(a.Genes) {
			return a, true, nil
		}
	}
	if err := f.list(ctx); err != nil {
		return space.Arch{}, false, err
	}
	for len(f.rest) > 0 {
		a := f.rest[len(f.rest)-1]
		f.rest = f.rest[:len(f.rest)-1]
		if f.take(a.Genes) {
			return a, true, nil
		}
	}
	return space.Arch{}, false, nil
}

// listable is the largest number of architectures that are listed.
const listable = 1 << 20

func (f *fresh) list(ctx context.Context) error {
	if f.listed {
		return nil
	}
	size, err := space.Size(f.genome.space)
	if err != nil || size > listable {
		f.listed = err == nil
		return err
	}
	err = space.Enumerate(f.genome.space, func(a space.Arch) bool {
		if ctx.Err() != nil {
			return false
		}
		if !f.seen[f.genome.key(a.Genes)] && f.genome.space.Check(a) == nil {
			f.rest = append(f.rest, a)
		}
		return true
	})
	if err := ctx.Err(); err != nil {
		f.rest = nil
		return err
	}
	f.listed = err == nil
	f.rng.Shuffle(len(f.rest), func(i, j int) { f.rest[i], f.rest[j] = f.rest[j], f.rest[i] })
	return err
}

// knows reports whether the architecture was seen.
func (f *fresh) knows(genes []int) bool { return f.seen[f.genome.key(genes)] }
