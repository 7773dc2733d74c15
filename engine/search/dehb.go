package search

import (
	"cmp"
	"context"
	"math"
	"math/rand/v2"
	"slices"

	"naslab/engine/space"
)

// DEHB is Hyperband whose brackets evolve: each rung keeps a population that
// differential evolution improves (rand/1 mutation, binomial crossover), with
// the best of the rung below as parents.
//
// The first round of brackets is Hyperband's own: it begins with random
// architectures, promotes the best, and fills the populations with what was
// trained. From then on a bracket trains as many children at each of its rungs
// as Hyperband would train architectures there; a child replaces the member
// that it was made from when it is not worse. At a bracket's lowest rung the
// parents are the rung's own population, above it the best of the population
// below.
//
// Members are vectors in [0, 1), one number per decision; decision i takes
// choice floor(x_i K). What leaves the range is drawn anew. Failed trials count
// as infinitely bad. Where the benchmark knows only full training there is one
// population. While the last results of a rung are under way, Ask returns none.
// A child may be an architecture that was trained before.
//
// Options and their defaults:
//
//	eta       3    the reduction from rung to rung, at least 2
//	scale     0.5  the weight F of the difference of two parents
//	crossover 0.5  probability CR that a decision comes from the mutant
//	least     10   smallest population where there is one rung only
//
// Awad, Mallik, Hutter, "DEHB: evolutionary Hyperband for scalable, robust and
// efficient hyperparameter optimization", IJCAI 2021.
type DEHB struct {
	genome *genome
	rng    *rand.Rand
	fresh  *fresh
	rungs  []float64
	plan   []plan
	scale  float64
	mix    float64

	size    []int // of each rung's population
	members [][]vector
	turn    []int // per rung: the member that is next to be challenged

	bracket int // the present one
	first   bool
	seedRun *bracket // during the first round
	rung    int      // of the present bracket, later
	left    int      // children still to be made at it
	open    map[string]child
}

// vector is a member of a population.
type vector struct {
	x    []float64
	arch space.Arch
	key  string
	cost float64
}

// child is a vector under way and the member that it challenges.
type child struct {
	vector
	rung, target int
}

// NewDEHB makes the method. It returns an error for more than one objective,
// for unknown options and for values out of range.
func NewDEHB(s Setup) (Optimizer, error) {
	h, err := newHyperband("dehb", s, "eta", "scale", "crossover", "least")
	if err != nil {
		return nil, err
	}
	d := &DEHB{genome: h.genome, rng: s.Seed.Rand("dehb"), rungs: h.rungs, plan: h.plan, first: true, open: map[string]child{}}
	d.fresh = newFresh(h.genome, d.rng)
	if d.scale, err = s.Within("dehb", "scale", 0.5, 0, 2); err != nil {
		return nil, err
	}
	if d.mix, err = s.Within("dehb", "crossover", 0.5, 0, 1); err != nil {
		return nil, err
	}
	least, err := s.Count("dehb", "least", 10, 4)
	if err != nil {
		return nil, err
	}
	if len(d.rungs) == 1 {
		d.plan = []plan{{0, []int{least}}}
	}
	d.size, d.members, d.turn = make([]int, len(d.rungs)), make([][]vector, len(d.rungs)), make([]int, len(d.rungs))
	for _, p := range d.plan {
		for i, n := range p.sizes {
			d.size[p.from+i] = max(d.size[p.from+i], n)
		}
	}
	d.begin(0)
	return d, nil
}

// Name returns "dehb".
func (d *DEHB) Name() string { return "dehb" }

// begin starts a bracket.
func (d *DEHB) begin(bracket int) {
	d.bracket = bracket
	p := d.plan[bracket]
	if d.first {
		d.seedRun = newBracket(d.genome, d.rungs[p.from:], p.sizes)
		return
	}
	d.rung, d.left = p.from, p.sizes[0]
}

// Ask returns architectures of the present rung, none while its last ones are
// under way.
func (d *DEHB) Ask(ctx context.Context, n int) ([]Proposal, error) {
	return gather(ctx, n, d.next)
}

func (d *DEHB) next(ctx context.Context) (Proposal, bool, error) {
	if d.first && d.seedRun.done() {
		d.first = d.bracket+1 < len(d.plan)
		d.begin((d.bracket + 1) % len(d.plan))
	}
	if d.first {
		p, ok, err := d.seedRun.next(ctx, d.fresh.draw)
		if ok || err != nil || !d.seedRun.done() {
			return p, ok, err
		}
		return d.next(ctx) // nothing new was left to draw
	}
	for d.left == 0 {
		if len(d.open) > 0 {
			return Proposal{}, false, nil
		}
		d.advance()
	}
	c, ok, err := d.breed()
	if !ok || err != nil {
		return Proposal{}, false, err
	}
	d.left--
	d.open[c.key] = c
	return Proposal{Arch: c.arch, Fidelity: stated(d.rungs[c.rung])}, true, nil
}

// advance goes to the next rung or the next bracket.
func (d *DEHB) advance() {
	p := d.plan[d.bracket]
	if d.rung+1 == len(d.rungs) {
		d.begin((d.bracket + 1) % len(d.plan))
		return
	}
	d.rung++
	d.left = p.sizes[d.rung-p.from]
}

// breed makes the child that challenges the next member of the present rung, or
// a random one where the population is not full.
func (d *DEHB) breed() (child, bool, error) {
	pool := d.pool()
	target := -1
	if len(d.members[d.rung]) >= d.size[d.rung] {
		target = d.turn[d.rung] % len(d.members[d.rung])
		d.turn[d.rung]++
	}
	for range 100 {
		var x []float64
		if target < 0 || len(pool) < 3 {
			x = d.noise()
		} else {
			x = d.cross(d.members[d.rung][target].x, d.mutant(pool))
		}
		v := d.decode(x)
		a, ok := d.genome.settle(v.arch, d.rng)
		if !ok {
			continue
		}
		if !a.Equal(v.arch) {
			v = d.encode(a)
		}
		if _, busy := d.open[v.key]; !busy {
			return child{v, d.rung, target}, true, nil
		}
	}
	if len(d.open) > 0 {
		return child{}, false, nil // all that there is is under way
	}
	a, err := d.genome.sample(d.rng)
	return child{d.encode(a), d.rung, target}, err == nil, err
}

// pool lists the vectors that mutants are made of.
func (d *DEHB) pool() []vector {
	if d.rung == d.plan[d.bracket].from {
		return d.members[d.rung]
	}
	below := slices.Clone(d.members[d.rung-1])
	slices.SortStableFunc(below, func(a, b vector) int { return cmp.Compare(a.cost, b.cost) })
	return below[:min(len(below), max(3, d.size[d.rung]))]
}

// mutant is one vector plus the scaled difference of two others.
func (d *DEHB) mutant(pool []vector) []float64 {
	at := d.rng.Perm(len(pool))[:3]
	x := make([]float64, len(d.genome.dims))
	for i := range x {
		x[i] = pool[at[0]].x[i] + d.scale*(pool[at[1]].x[i]-pool[at[2]].x[i])
		if x[i] < 0 || x[i] >= 1 {
			x[i] = d.rng.Float64()
		}
	}
	return x
}

// cross takes at least one number of the mutant, and each other one with
// probability CR.
func (d *DEHB) cross(target, mutant []float64) []float64 {
	sure := d.rng.IntN(len(target))
	x := slices.Clone(target)
	for i := range x {
		if d.rng.Float64() < d.mix || i == sure {
			x[i] = mutant[i]
		}
	}
	return x
}

func (d *DEHB) noise() []float64 {
	x := make([]float64, len(d.genome.dims))
	for i := range x {
		x[i] = d.rng.Float64()
	}
	return x
}

func (d *DEHB) decode(x []float64) vector {
	genes := make([]int, len(x))
	for i, dim := range d.genome.dims {
		genes[i] = min(int(x[i]*float64(len(dim.Choices))), len(dim.Choices)-1)
	}
	return vector{x: x, arch: space.Arch{Space: d.genome.name, Genes: genes}, key: d.genome.key(genes), cost: math.Inf(1)}
}

// encode places each choice in the middle of its stretch.
func (d *DEHB) encode(a space.Arch) vector {
	x := make([]float64, len(a.Genes))
	for i, g := range a.Genes {
		x[i] = (float64(g) + 0.5) / float64(len(d.genome.dims[i].Choices))
	}
	return vector{x: x, arch: a, key: d.genome.key(a.Genes), cost: math.Inf(1)}
}

// Tell lets children that are not worse replace the members they challenged.
func (d *DEHB) Tell(trials []Trial) error {
	for _, t := range trials {
		if err := d.genome.space.Check(t.Arch); err != nil {
			return err
		}
		c, err := cost("dehb", t)
		if err != nil {
			return err
		}
		d.hear(t, c)
	}
	return nil
}

func (d *DEHB) hear(t Trial, cost float64) {
	d.fresh.take(t.Arch.Genes)
	rung, key := rungOf(d.rungs, t), d.genome.key(t.Arch.Genes)
	if rung < 0 {
		return
	}
	if d.first {
		if d.seedRun.tell(key, rung-d.plan[d.bracket].from, cost) {
			d.join(rung, d.encode(t.Arch), cost)
		}
		return
	}
	c, waited := d.open[key]
	if !waited || c.rung != rung {
		return
	}
	delete(d.open, key)
	if c.target < 0 {
		d.join(rung, c.vector, cost)
		return
	}
	if cost <= d.members[rung][c.target].cost {
		c.vector.cost = cost
		d.members[rung][c.target] = c.vector
	}
}

// join fills a population up to its size.
func (d *DEHB) join(rung int, v vector, cost float64) {
	if len(d.members[rung]) < d.size[rung] {
		v.cost = cost
		d.members[rung] = append(d.members[rung], v)
	}
}
