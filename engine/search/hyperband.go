package search

import (
	"context"
	"math"

	"naslab/engine/space"
)

// Hyperband hedges between many architectures trained little and few trained
// in full: it runs brackets of successive halving, each beginning one rung
// higher and with fewer architectures than the one before, and then all over
// again. SH is the same with the first bracket only.
//
// With rungs 0..s and a reduction of eta, the bracket that begins at rung s-b
// trains ceil((s+1)/(b+1) eta^b) architectures there and keeps 1/eta of them at
// each rung. The rungs are taken from the fidelities that the benchmark has;
// where it knows only full training, there is one and the method is random
// search. Failed trials count as infinitely bad. While the last results of a
// bracket's rung are under way, Ask returns none.
//
// Options and their defaults:
//
//	eta   3   keep the best 1/eta at each rung, at least 2
//	first 27  only in sh: architectures at the lowest rung
//
// Jamieson, Talwalkar, "Non-stochastic best arm identification and
// hyperparameter optimization", AISTATS 2016; Li, Jamieson, DeSalvo,
// Rostamizadeh, Talwalkar, "Hyperband: a novel bandit-based approach to
// hyperparameter optimization", JMLR 18 (2018).
type Hyperband struct {
	name   string
	genome *genome
	rungs  []float64
	plan   []plan // brackets in their order
	at     int    // the present one
	run    *bracket
	drawer drawer
}

// drawer makes the architectures of a bracket's lowest rung and hears all
// results.
type drawer interface {
	draw(ctx context.Context) (space.Arch, bool, error)
	hear(key string, t Trial, rung int, cost float64)
}

// plan is the shape of one bracket.
type plan struct {
	from  int // its lowest rung
	sizes []int
}

// NewHyperband makes the method. It returns an error for more than one
// objective, for unknown options and for values out of range.
func NewHyperband(s Setup) (Optimizer, error) {
	h, err := newHyperband("hyperband", s, "eta")
	if err != nil {
		return nil, err
	}
	h.drawer = &randomly{h.genome, newFresh(h.genome, s.Seed.Rand("hyperband"))}
	return h, nil
}

// NewSH makes successive halving, with the errors of [NewHyperband].
func NewSH(s Setup) (Optimizer, error) {
	h, err := newHyperband("sh", s, "eta", "first")
	if err != nil {
		return nil, err
	}
	first, err := s.Count("sh", "first", 27, 1)
	if err != nil {
		return nil, err
	}
	eta := int(s.Option("eta", 3))
	h.plan = []plan{{0, halving(first, len(h.rungs), eta)}}
	h.drawer = &randomly{h.genome, newFresh(h.genome, s.Seed.Rand("sh"))}
	return h, nil
}

// newHyperband makes the brackets; the drawer is still missing.
func newHyperband(name string, s Setup, options ...string) (*Hyperband, error) {
	if err := s.checkSingle(name); err != nil {
		return nil, err
	}
	if err := s.CheckOptions(name, options...); err != nil {
		return nil, err
	}
	eta, err := s.Count(name, "eta", 3, 2)
	if err != nil {
		return nil, err
	}
	g, err := newGenome(s)
	if err != nil {
		return nil, err
	}
	rungs, err := s.rungs(name, eta)
	if err != nil {
		return nil, err
	}
	return &Hyperband{name: name, genome: g, rungs: rungs, plan: brackets(len(rungs), eta)}, nil
}

// brackets plans one round of Hyperband.
func brackets(rungs, eta int) []plan {
	var list []plan
	for b := rungs - 1; b >= 0; b-- {
		n := int(math.Ceil(float64(rungs) / float64(b+1) * math.Pow(float64(eta), float64(b))))
		list = append(list, plan{rungs - 1 - b, halving(n, b+1, eta)})
	}
	return list
}

// Name returns "hyperband", or "sh" for successive halving.
func (h *Hyperband) Name() string { return h.name }

// Ask returns architectures of the present rung, none while its last ones are
// under way.
func (h *Hyperband) Ask(ctx context.Context, n int) ([]Proposal, error) {
	return gather(ctx, n, h.next)
}

// next returns a proposal of the present bracket, or of a new one. A bracket
// for which nothing new could be drawn ends the search.
func (h *Hyperband) next(ctx context.Context) (Proposal, bool, error) {
	if h.run == nil || h.run.done() {
		p := h.plan[h.at]
		h.at = (h.at + 1) % len(h.plan)
		h.run = newBracket(h.genome, h.rungs[p.from:], p.sizes)
	}
	return h.run.next(ctx, h.drawer.draw)
}

// Tell notes the results and lets the best go on once a rung is complete.
func (h *Hyperband) Tell(trials []Trial) error {
	for _, t := range trials {
		if err := h.genome.space.Check(t.Arch); err != nil {
			return err
		}
		c, err := cost(h.name, t)
		if err != nil {
			return err
		}
		key, rung := h.genome.key(t.Arch.Genes), rungOf(h.rungs, t)
		h.drawer.hear(key, t, rung, c)
		if h.run != nil && rung >= 0 {
			h.run.tell(key, rung-(len(h.rungs)-len(h.run.rungs)), c)
		}
	}
	return nil
}

// randomly draws architectures that were not drawn or told before.
type randomly struct {
	genome *genome
	fresh  *fresh
}

func (r *randomly) draw(ctx context.Context) (space.Arch, bool, error) { return r.fresh.draw(ctx) }

func (r *randomly) hear(_ string, t Trial, _ int, _ float64) { r.fresh.take(t.Arch.Genes) }
