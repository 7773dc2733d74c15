package search

import (
	"cmp"
	"context"
	"math"
	"math/rand/v2"
	"slices"

	"naslab/engine/pareto"
	"naslab/engine/space"
)

// MOREA is regularised (aging) evolution for several objectives, as [REA] but
// with tournaments won by priority: first by front; within a front by an epsilon
// net, which begins with the best in the first objective and goes on with the
// member farthest from those before.
//
// Options and their defaults, those of HW-GPT-Bench's baseline:
//
//	population 100 members, at least 2
//	sample     10  members drawn, without replacement, for each tournament
//	duplicates 0   1 lets a child repeat what was evaluated before
//	shipped    0   1 repeats a mistake of the released code, which takes the
//	               order of the members by priority for their priorities; the
//	               two agree only by chance when there is more than one front
//
// Schmucker, Donini, Zafar, Salinas, Archambeau, "Multi-objective asynchronous
// successive halving", arXiv 2106.12639 (2021), has the priority; Real,
// Aggarwal, Huang, Le, AAAI 2019, the evolution.
type MOREA struct {
	genome     *genome
	rng        *rand.Rand
	fresh      *fresh
	objectives int

	size, sample        int
	duplicates, shipped bool
	asked               int
	queue               []member // oldest first
	priority            []int    // of each in the queue; nil when it changed
}

// NewMOREA makes the method. It returns an error for unknown options and for
// values out of range.
func NewMOREA(s Setup) (Optimizer, error) {
	if err := s.Check("morea"); err != nil {
		return nil, err
	}
	if err := s.CheckOptions("morea", "population", "sample", "duplicates", "shipped"); err != nil {
		return nil, err
	}
	o := &MOREA{objectives: len(s.Objectives)}
	var err error
	if o.size, err = s.Count("morea", "population", 100, 2); err != nil {
		return nil, err
	}
	if o.sample, err = s.Count("morea", "sample", 10, 1); err != nil {
		return nil, err
	}
	for option, to := range map[string]*bool{"duplicates": &o.duplicates, "shipped": &o.shipped} {
		v, err := s.Within("morea", option, 0, 0, 1)
		if err != nil {
			return nil, err
		}
		*to = v != 0
	}
	if o.genome, err = newGenome(s); err != nil {
		return nil, err
	}
	o.rng = s.Seed.Rand("morea")
	o.fresh = newFresh(o.genome, o.rng)
	return o, nil
}

// Name returns "morea".
func (o *MOREA) Name() string { return "morea" }

// Ask returns random architectures until the first population is asked for, and
// as long as none of it is known, then children.
func (o *MOREA) Ask(ctx context.Context, n int) ([]Proposal, error) {
	return gatherArchs(ctx, n, o.next, nil)
}

func (o *MOREA) next(ctx context.Context) (space.Arch, bool, error) {
	if o.asked < o.size || len(o.queue) == 0 {
		o.asked++
		return o.fresh.draw(ctx)
	}
	for range 100 {
		parent, err := o.parent()
		if err != nil {
			return space.Arch{}, false, err
		}
		child, err := space.Mutate(o.genome.space, parent, o.rng)
		if err != nil {
			break // no decision that can change
		}
		if o.fresh.take(child.Genes) || o.duplicates {
			return child, true, nil
		}
	}
	return o.fresh.draw(ctx)
}

// parent is the winner of a tournament.
func (o *MOREA) parent() (space.Arch, error) {
	if o.priority == nil {
		var err error
		if o.priority, err = priorities(costsOf(o.queue)); err != nil {
			return space.Arch{}, err
		}
		if o.shipped {
			o.priority = inverse(o.priority)
		}
	}
	drawn := o.rng.Perm(len(o.queue))[:min(o.sample, len(o.queue))]
	best := slices.MinFunc(drawn, func(a, b int) int { return cmp.Compare(o.priority[a], o.priority[b]) })
	return o.queue[best].arch, nil
}

// Tell lets the results join the population and the oldest members leave it.
func (o *MOREA) Tell(trials []Trial) error {
	for _, t := range trials {
		m, err := admit("morea", o.genome, o.fresh, t, o.objectives)
		if err != nil {
			return err
		}
		if m == nil {
			continue
		}
		o.priority = nil
		o.queue = append(o.queue, *m)
		if len(o.queue) > o.size {
			o.queue = o.queue[1:]
		}
	}
	return nil
}

// priorities returns the standing of each point, 0 for the first: front by
// front, and within a front by an epsilon net.
func priorities(points [][]float64) ([]int, error) {
	fronts, err := pareto.Fronts(points)
	if err != nil {
		return nil, err
	}
	standing := make([]int, len(points))
	n := 0
	for _, front := range fronts {
		for _, at := range epsilonNet(points, front) {
			standing[at] = n
			n++
		}
	}
	return standing, nil
}

// epsilonNet orders a front: the best in the first objective, then each time the
// one farthest from those before.
func epsilonNet(points [][]float64, front []int) []int {
	left := slices.Clone(front)
	slices.SortStableFunc(left, func(a, b int) int { return cmp.Compare(points[a][0], points[b][0]) })
	far := make([]float64, len(left))
	for i := range far {
		far[i] = math.Inf(1)
	}
	order := make([]int, 0, len(left))
	for at := 0; len(left) > 0; {
		chosen := points[left[at]]
		order = append(order, left[at])
		left, far = slices.Delete(left, at, at+1), slices.Delete(far, at, at+1)
		at = 0
		for i, l := range left {
			d := 0.0
			for k, c := range points[l] {
				if c != chosen[k] { // two equal infinities are no distance apart
					d += (c - chosen[k]) * (c - chosen[k])
				}
			}
			far[i] = min(far[i], d)
			if far[i] > far[at] {
				at = i
			}
		}
	}
	return order
}

// inverse is the permutation that undoes p.
func inverse(p []int) []int {
	out := make([]int, len(p))
	for i, v := range p {
		out[v] = i
	}
	return out
}
