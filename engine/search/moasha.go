package search

import (
	"context"

	"naslab/engine/space"
)

// MOASHA is asynchronous successive halving for several objectives, of the
// stopping kind: as soon as an architecture's result at a rung is known, it goes
// on to the next one if its priority among the n results of that rung, itself
// included, is at most n/eta, the best having 1. The first result of a rung always
// goes on; what does not go on then never does. Otherwise a new random
// architecture begins at the lowest rung. The priority is that of [MOREA].
//
// The rungs are taken from the fidelities that the benchmark has, as for [ASHA];
// where it knows only full training, there is one and the method is random
// search. A failed trial does not go on.
//
// Options and their defaults:
//
//	eta     3  keep about 1/eta at each rung, at least 2
//	shipped 0  1 repeats a mistake of the released code, which takes the order of
//	           the results by priority for their priorities
//
// Schmucker, Donini, Zafar, Salinas, Archambeau, "Multi-objective asynchronous
// successive halving", arXiv 2106.12639 (2021). The default is that of
// HW-GPT-Bench's baseline.
type MOASHA struct {
	genome     *genome
	fresh      *fresh
	objectives int
	rungs      []float64
	eta        int
	shipped    bool

	costs [][][]float64     // per rung, in the order in which they came
	begun []map[string]bool // per rung: networks that are or were trained there
	known []map[string]bool // per rung: networks whose result was told
	queue [][]space.Arch    // per rung: those that go on to it
}

// NewMOASHA makes the method. It returns an error for unknown options and for
// values out of range.
func NewMOASHA(s Setup) (Optimizer, error) {
	if err := s.Check("moasha"); err != nil {
		return nil, err
	}
	if err := s.CheckOptions("moasha", "eta", "shipped"); err != nil {
		return nil, err
	}
	eta, err := s.Count("moasha", "eta", 3, 2)
	if err != nil {
		return nil, err
	}
	shipped, err := s.Within("moasha", "shipped", 0, 0, 1)
	if err != nil {
		return nil, err
	}
	g, err := newGenome(s)
	if err != nil {
		return nil, err
	}
	rungs, err := s.rungs("moasha", eta)
	if err != nil {
		return nil, err
	}
	o := &MOASHA{genome: g, fresh: newFresh(g, s.Seed.Rand("moasha")), objectives: len(s.Objectives),
		rungs: rungs, eta: eta, shipped: shipped != 0, costs: make([][][]float64, len(rungs)), queue: make([][]space.Arch, len(rungs))}
	for range rungs {
		o.begun, o.known = append(o.begun, map[string]bool{}), append(o.known, map[string]bool{})
	}
	return o, nil
}

// Name returns "moasha".
func (o *MOASHA) Name() string { return "moasha" }

// Ask returns architectures that go on, the highest rungs first, and new ones.
func (o *MOASHA) Ask(ctx context.Context, n int) ([]Proposal, error) { return gather(ctx, n, o.next) }

func (o *MOASHA) next(ctx context.Context) (Proposal, bool, error) {
	for rung := len(o.rungs) - 1; rung > 0; rung-- {
		for len(o.queue[rung]) > 0 {
			a := o.queue[rung][0]
			o.queue[rung] = o.queue[rung][1:]
			if o.begin(rung, a) {
				return Proposal{Arch: a, Fidelity: stated(o.rungs[rung])}, true, nil
			}
		}
	}
	a, ok, err := o.fresh.draw(ctx)
	return Proposal{Arch: a, Fidelity: stated(o.rungs[0])}, ok, err
}

// begin notes that a is trained at a rung above the lowest, and reports whether
// it was not before, there or higher up.
func (o *MOASHA) begin(rung int, a space.Arch) bool {
	key := o.genome.key(a.Genes)
	for _, begun := range o.begun[rung:] {
		if begun[key] {
			return false
		}
	}
	o.begun[rung][key] = true
	return true
}

// Tell puts the results into their rungs and decides which go on.
func (o *MOASHA) Tell(trials []Trial) error {
	for _, t := range trials {
		m, err := admit("moasha", o.genome, o.fresh, t, o.objectives)
		if err != nil {
			return err
		}
		rung := rungOf(o.rungs, t)
		if m == nil || rung < 0 {
			continue
		}
		if err := o.enter(rung, *m); err != nil {
			return err
		}
	}
	return nil
}

// enter puts a result into its rung, once for each network.
func (o *MOASHA) enter(rung int, m member) error {
	if o.known[rung][m.key] {
		return nil
	}
	o.known[rung][m.key], o.begun[rung][m.key] = true, true
	o.costs[rung] = append(o.costs[rung], m.costs)
	if rung+1 == len(o.rungs) {
		return nil
	}
	goes, err := o.goesOn(o.costs[rung])
	if goes {
		o.queue[rung+1] = append(o.queue[rung+1], m.arch)
	}
	return err
}

// goesOn reports whether the last of a rung's results is good enough.
func (o *MOASHA) goesOn(costs [][]float64) (bool, error) {
	standing, err := priorities(costs)
	if err != nil {
		return false, err
	}
	if o.shipped {
		standing = inverse(standing)
	}
	n := len(costs)
	return n == 1 || (standing[n-1]+1)*o.eta <= n, nil
}
