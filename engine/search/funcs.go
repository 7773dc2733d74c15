package search

import (
	"context"
	"fmt"

	"naslab/engine/space"
)

// Funcs is a method made of two functions, the shortest way to write one in a
// cell. Make it with [NewFuncs].
type Funcs struct {
	name string
	ask  func() (space.Arch, bool)
	tell func(a space.Arch, costs []float64)
}

// NewFuncs makes a method from ask, which returns the next architecture (or
// false when the search is at its end), and tell, which hears the costs of each
// evaluated one, in the order of their evaluation. Failed evaluations are not
// told. tell may be nil.
func NewFuncs(name string, ask func() (space.Arch, bool), tell func(a space.Arch, costs []float64)) (*Funcs, error) {
	if ask == nil {
		return nil, fmt.Errorf("search: %s: a method needs an ask function", name)
	}
	return &Funcs{name, ask, tell}, nil
}

// Name returns the method's name.
func (f *Funcs) Name() string { return f.name }

// Ask calls the ask function once, whatever n is, so that each proposal can
// learn from all earlier results.
func (f *Funcs) Ask(_ context.Context, n int) ([]Proposal, error) {
	if n < 1 {
		return nil, nil
	}
	a, more := f.ask()
	if !more {
		return nil, nil
	}
	return []Proposal{{Arch: a}}, nil
}

// Tell calls the tell function for each trial that has costs.
func (f *Funcs) Tell(trials []Trial) error {
	if f.tell == nil {
		return nil
	}
	for _, t := range trials {
		if t.Costs != nil {
			f.tell(t.Arch, t.Costs)
		}
	}
	return nil
}
