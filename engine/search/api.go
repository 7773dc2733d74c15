package search

import (
	"context"
	"fmt"

	"naslab/engine/internal/registry"
	"naslab/engine/seed"
	"naslab/engine/space"
)

// Optimizer proposes architectures and learns from their costs.
type Optimizer interface {
	// Name is the method's registered name, such as "nsga2".
	Name() string
	// Ask returns at most n architectures to evaluate. Fewer are fine; none
	// means that results of earlier proposals are waited for, or, when nothing
	// is under way, that the search is at its end.
	//
	// What takes long, such as fitting a model, is done here. When ctx ends it
	// returns ctx's error, as a rule within a tenth of a second (one likelihood
	// of a Gaussian process over many results takes longer and is not cut); the
	// method is then not asked again.
	Ask(ctx context.Context, n int) ([]Proposal, error)
	// Tell reports results, in any order and any batch. Trials that the
	// method did not propose are welcome: they come from a resumed study or
	// another method. It takes little time.
	Tell([]Trial) error
}

// Proposal is one architecture to be evaluated.
type Proposal struct {
	Arch     space.Arch
	Fidelity float64 // fraction of full training; 0 means full
}

// Trial is one evaluated architecture.
type Trial struct {
	ID       int        // number of the evaluation within its study, from 0
	Arch     space.Arch // what was evaluated
	Fidelity float64    // fraction of full training; 0 means full
	Costs    []float64  // one per objective, lower is better; nil when it failed
	Failed   string     // why there are no costs; empty when there are
}

// String gives the number, the architecture and the costs.
func (t Trial) String() string {
	if t.Failed != "" {
		return fmt.Sprintf("trial %d %s: failed: %s", t.ID, t.Arch, t.Failed)
	}
	return fmt.Sprintf("trial %d %s: costs %.5g", t.ID, t.Arch, t.Costs)
}

// Objective is one cost that is minimised.
type Objective struct {
	Name   string  // the metric's name
	Lo, Hi float64 // constants that normalise it; both 0 when there are none
}

// Setup is what a method is made from.
type Setup struct {
	Space      space.Space
	Objectives []Objective
	// Fidelities are the fractions of full training below 1 at which the
	// objectives can be asked, ascending; nil when there is only full training.
	Fidelities []float64
	Seed       seed.Seed
	// Options are the method's settings by name; missing ones have the documented
	// default. Every method takes "networks": 1 counts architectures that build the
	// same network (see [space.Canonical]) as one; 0, the default, counts what the
	// space counts ([space.Form]).
	Options map[string]float64
}

var methods = registry.Table[func(Setup) (Optimizer, error)]{Kind: "search method", Hint: "search.Names()"}

// Register makes a method known by name. A later one replaces an earlier one,
// so that a cell may be run again.
func Register(name string, make func(Setup) (Optimizer, error)) { methods.Put(name, make) }

// New makes the method registered under name. It returns an error for an
// unknown name, giving the nearest ones, and for a setup without a space or
// objectives.
func New(name string, s Setup) (Optimizer, error) {
	build, err := methods.Get(name)
	if err != nil {
		return nil, err
	}
	if err := s.Check(name); err != nil {
		return nil, err
	}
	return build(s)
}

// Names lists the registered methods, sorted.
func Names() []string { return methods.Names() }
