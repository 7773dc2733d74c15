package search

import (
	"context"
	"math/rand/v2"

	"naslab/engine/space"
)

// generation is the loop that the genetic algorithms with generations share: the
// first is random; each later proposal is the child of two members of the
// population; and whenever as many results have come as the population has
// members, the best of both together survive.
type generation struct {
	name       string
	genome     *genome
	rng        *rand.Rand
	fresh      *fresh
	objectives int
	breeder    breeder
	pick       func() *member // a parent
	choose     func(all []member, n int) ([]member, error)

	size     int
	parents  []member // empty until the first generation is complete
	arrivals []member // results since then
}

// member is one evaluated architecture with its standing in the population.
type member struct {
	arch  space.Arch
	key   string
	costs []float64
	rank  int
	room  float64 // crowding distance
}

// breedOptions are the options of newBreeder.
var breedOptions = []string{"crossover", "points", "mutation", "near"}

// newGeneration reads the breeder's options; the caller sets size, pick and
// choose.
func newGeneration(name string, s Setup) (*generation, error) {
	g, err := newGenome(s)
	if err != nil {
		return nil, err
	}
	b, err := newBreeder(name, s, g)
	if err != nil {
		return nil, err
	}
	rng := s.Seed.Rand(name)
	return &generation{name: name, genome: g, rng: rng, fresh: newFresh(g, rng), objectives: len(s.Objectives), breeder: b}, nil
}

// Name returns the method's name.
func (o *generation) Name() string { return o.name }

// Ask returns at most one generation of children, or random architectures
// until the first generation is complete.
func (o *generation) Ask(ctx context.Context, n int) ([]Proposal, error) {
	return gatherArchs(ctx, min(n, o.size), o.next, nil)
}

func (o *generation) next(ctx context.Context) (space.Arch, bool, error) {
	if len(o.parents) == 0 {
		return o.fresh.draw(ctx)
	}
	return o.breeder.fresh(ctx, o.fresh, func() (mother, father space.Arch) { return o.pick().arch, o.pick().arch })
}

// anyone is a random member.
func (o *generation) anyone() *member { return &o.parents[o.rng.IntN(len(o.parents))] }

// Tell takes results in and lets the best survive once a generation is full.
func (o *generation) Tell(trials []Trial) error {
	for _, t := range trials {
		m, err := admit(o.name, o.genome, o.fresh, t, o.objectives)
		if err != nil {
			return err
		}
		if m == nil {
			continue
		}
		o.arrivals = append(o.arrivals, *m)
		if len(o.arrivals) < o.size {
			continue
		}
		all := distinct(append(o.parents, o.arrivals...))
		if o.parents, err = o.choose(all, min(o.size, len(all))); err != nil {
			return err
		}
		o.arrivals = o.arrivals[:0]
	}
	return nil
}

// admit checks a trial and returns it as a member, nil when it failed.
func admit(method string, g *genome, f *fresh, t Trial, objectives int) (*member, error) {
	if err := g.space.Check(t.Arch); err != nil {
		return nil, err
	}
	f.take(t.Arch.Genes)
	if t.Costs == nil {
		return nil, nil
	}
	if err := checkCosts(method, t, objectives); err != nil {
		return nil, err
	}
	return &member{arch: t.Arch, key: g.key(t.Arch.Genes), costs: t.Costs}, nil
}

// costsOf lists the members' costs.
func costsOf(members []member) [][]float64 {
	points := make([][]float64, len(members))
	for i := range members {
		points[i] = members[i].costs
	}
	return points
}
