package search

import (
	"cmp"
	"context"
	"slices"

	"naslab/engine/space"
)

// ASHA is successive halving without waiting: whenever an architecture is
// asked for, the best that stands among the top 1/eta of its rung and has not
// gone on yet is trained at the next one; when there is none, a new random
// architecture begins at the lowest rung. Ask therefore never has to wait for
// results.
//
// The rungs are taken from the fidelities that the benchmark has; where it
// knows only full training, there is one and the method is random search. A
// failed trial is never promoted and does not count among those of its rung,
// which are, as in the paper, those that returned a loss.
//
// Option: eta 4, keep the best 1/eta at each rung, at least 2.
//
// Li, Jamieson, Rostamizadeh, Gonina, Ben-Tzur, Hardt, Recht, Talwalkar, "A
// system for massively parallel hyperparameter tuning", MLSys 2020.
type ASHA struct {
	genome *genome
	fresh  *fresh
	rungs  []float64
	eta    int
	told   []map[string]bool // per rung: architectures whose result is known
	sorted [][]*climber      // per rung: the best first
}

// climber is an architecture that was trained at a rung.
type climber struct {
	entry
	gone bool // whether it was proposed for the next rung
}

// NewASHA makes the method. It returns an error for more than one objective,
// for unknown options and for values out of range.
func NewASHA(s Setup) (Optimizer, error) {
	if err := s.checkSingle("asha"); err != nil {
		return nil, err
	}
	if err := s.CheckOptions("asha", "eta"); err != nil {
		return nil, err
	}
	eta, err := s.Count("asha", "eta", 4, 2)
	if err != nil {
		return nil, err
	}
	g, err := newGenome(s)
	if err != nil {
		return nil, err
	}
	rungs, err := s.rungs("asha", eta)
	if err != nil {
		return nil, err
	}
	a := &ASHA{genome: g, fresh: newFresh(g, s.Seed.Rand("asha")), rungs: rungs, eta: eta, sorted: make([][]*climber, len(rungs))}
	for range rungs {
		a.told = append(a.told, map[string]bool{})
	}
	return a, nil
}

// Name returns "asha".
func (a *ASHA) Name() string { return "asha" }

// Ask returns promotions, the highest rungs first, and new architectures.
func (a *ASHA) Ask(ctx context.Context, n int) ([]Proposal, error) { return gather(ctx, n, a.next) }

func (a *ASHA) next(ctx context.Context) (Proposal, bool, error) {
	if p, ok := a.promote(); ok {
		return p, true, nil
	}
	arch, ok, err := a.fresh.draw(ctx)
	return Proposal{Arch: arch, Fidelity: stated(a.rungs[0])}, ok, err
}

// promote returns the best architecture that may go on, of the highest rung
// that has one.
func (a *ASHA) promote() (Proposal, bool) {
	for rung := len(a.rungs) - 2; rung >= 0; rung-- {
		for _, c := range a.sorted[rung][:len(a.sorted[rung])/a.eta] {
			if !c.gone {
				c.gone = true
				return Proposal{Arch: c.arch, Fidelity: stated(a.rungs[rung+1])}, true
			}
		}
	}
	return Proposal{}, false
}

// Tell puts the results into their rungs.
func (a *ASHA) Tell(trials []Trial) error {
	for _, t := range trials {
		if err := a.genome.space.Check(t.Arch); err != nil {
			return err
		}
		c, err := cost("asha", t)
		if err != nil {
			return err
		}
		a.fresh.take(t.Arch.Genes)
		if rung := rungOf(a.rungs, t); rung >= 0 && t.Costs != nil {
			a.enter(rung, t.Arch, c)
		}
	}
	return nil
}

// enter puts a result where it belongs in its rung, once for each architecture. Who
// was trained higher up before has gone already.
func (a *ASHA) enter(rung int, arch space.Arch, cost float64) {
	key := a.genome.key(arch.Genes)
	if a.told[rung][key] {
		return
	}
	a.told[rung][key] = true
	c := &climber{entry{arch, key, cost}, rung+1 < len(a.rungs) && a.told[rung+1][key]}
	at, _ := slices.BinarySearchFunc(a.sorted[rung], c, func(x, y *climber) int {
		return cmp.Or(cmp.Compare(x.cost, y.cost), cmp.Compare(x.key, y.key))
	})
	a.sorted[rung] = slices.Insert(a.sorted[rung], at, c)
}
