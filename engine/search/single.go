package search

import (
	"errors"
	"fmt"
	"math"

	"naslab/engine/seed"
	"naslab/engine/space"
)

// ErrOneObjective is wrapped by the error of a method that minimises one
// objective and was given several.
var ErrOneObjective = errors.New("it minimises one objective")

// checkSingle returns an error unless the setup has exactly one objective; for
// methods that order architectures by one number.
func (s Setup) checkSingle(method string) error {
	if err := s.Check(method); err != nil {
		return err
	}
	if len(s.Objectives) > 1 {
		return fmt.Errorf("search: %s: %w and was given %d; give it one, or take a method of several, such as nsga2",
			method, ErrOneObjective, len(s.Objectives))
	}
	return nil
}

// cost is the trial's cost for a method of one objective; +Inf when it failed.
func cost(method string, t Trial) (float64, error) {
	if t.Costs == nil {
		return math.Inf(1), nil
	}
	if err := checkCosts(method, t, 1); err != nil {
		return 0, err
	}
	return t.Costs[0], nil
}

// full reports whether the trial was trained in full.
func full(t Trial) bool { return t.Fidelity == 0 || t.Fidelity == 1 }

// Several reports whether the method called name takes more than one objective.
// It makes the method for a space of two choices; a name that is unknown and a
// method that cannot be made for such a space are an error.
func Several(name string) (bool, error) {
	s, err := space.NewFuncs("two", []space.Dim{space.Labels("choice", "a", "b")}, nil, nil)
	if err != nil {
		return false, err
	}
	_, err = New(name, Setup{Space: s, Objectives: make([]Objective, 2), Seed: seed.New(0)})
	if errors.Is(err, ErrOneObjective) {
		return false, nil
	}
	return err == nil, err
}
