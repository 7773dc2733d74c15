package predict

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"naslab/engine/name"
)

// Option returns the setting called name, or fallback when it is not given. It
// returns an error when it lies outside [lo, hi].
func (s Setup) Option(predictor, name string, fallback, lo, hi float64) (float64, error) {
	v, given := s.Options[name]
	if !given {
		return fallback, nil
	}
	if !(v >= lo && v <= hi) {
		return 0, fmt.Errorf("predict: %s: option %s is %g; give a value from %g to %g", predictor, name, v, lo, hi)
	}
	return v, nil
}

// Count returns the setting called name as a whole number, or fallback when it
// is not given. It returns an error when it is not whole or less than least.
func (s Setup) Count(predictor, name string, fallback, least int) (int, error) {
	v, given := s.Options[name]
	if !given {
		return fallback, nil
	}
	if v != math.Trunc(v) || v < float64(least) || v > math.MaxInt32 {
		return 0, fmt.Errorf("predict: %s: option %s is %g; give a whole number from %d", predictor, name, v, least)
	}
	return int(v), nil
}

// CheckOptions returns an error when an option is not among the known names.
func (s Setup) CheckOptions(predictor string, known ...string) error {
	for _, o := range slices.Sorted(maps.Keys(s.Options)) {
		if !slices.Contains(known, o) {
			return fmt.Errorf("predict: %s: %w", predictor, name.Miss("option", o, known, ""))
		}
	}
	return nil
}
