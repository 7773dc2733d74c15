package search

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"naslab/engine/name"
)

// Option returns the setting called name, or fallback when it is not given.
func (s Setup) Option(name string, fallback float64) float64 {
	if v, ok := s.Options[name]; ok {
		return v
	}
	return fallback
}

// Within returns the setting called name, or fallback when it is not given. It
// returns an error when it lies outside [lo, hi].
func (s Setup) Within(method, name string, fallback, lo, hi float64) (float64, error) {
	v := s.Option(name, fallback)
	if !(v >= lo && v <= hi) {
		return 0, fmt.Errorf("search: %s: option %s is %g; give a value from %g to %g", method, name, v, lo, hi)
	}
	return v, nil
}

// Count returns the setting called name as a whole number, or fallback when it
// is not given. It returns an error when it is not whole or less than least.
func (s Setup) Count(method, name string, fallback, least int) (int, error) {
	v := s.Option(name, float64(fallback))
	if v != math.Trunc(v) || v < float64(least) || v > math.MaxInt32 {
		return 0, fmt.Errorf("search: %s: option %s is %g; give a whole number from %d", method, name, v, least)
	}
	return int(v), nil
}

// CheckOptions returns an error when an option is neither among the known names
// nor "networks", which every method takes.
func (s Setup) CheckOptions(method string, known ...string) error {
	known = append(known[:len(known):len(known)], networks)
	for _, o := range slices.Sorted(maps.Keys(s.Options)) {
		if !slices.Contains(known, o) {
			return fmt.Errorf("search: %s: %w", method, name.Miss("option", o, known, ""))
		}
	}
	return nil
}

// Check returns an error for a setup without a space or objectives.
func (s Setup) Check(method string) error {
	if s.Space == nil || len(s.Objectives) == 0 {
		return fmt.Errorf("search: %s: a method needs a space and at least one objective", method)
	}
	return nil
}

// checkCosts returns an error unless the costs of a trial that did not fail are
// one number per objective. Infinite ones are legal.
func checkCosts(method string, t Trial, objectives int) error {
	if len(t.Costs) != objectives {
		return fmt.Errorf("search: %s: trial %d has %d costs for %d objectives", method, t.ID, len(t.Costs), objectives)
	}
	if slices.ContainsFunc(t.Costs, math.IsNaN) {
		return fmt.Errorf("search: %s: trial %d has the costs %v; report what is not a number as failed", method, t.ID, t.Costs)
	}
	return nil
}
