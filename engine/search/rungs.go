package search

import (
	"fmt"
	"slices"
)

// rungs returns the fidelities at which a multi-fidelity method trains,
// ascending; the last is 1. Of those that the benchmark has it takes, from full
// training downwards, the next that is at most 1/eta of the one above. Where
// the benchmark knows only full training there is one rung.
func (s Setup) rungs(method string, eta int) ([]float64, error) {
	list := []float64{1}
	for _, f := range slices.Backward(s.Fidelities) {
		if !(f > 0 && f < 1) {
			return nil, fmt.Errorf("search: %s: fidelity %g is not a fraction of full training between 0 and 1", method, f)
		}
		const rounding = 1e-9
		if f <= list[len(list)-1]/float64(eta)*(1+rounding) {
			list = append(list, f)
		}
	}
	slices.Reverse(list)
	return list, nil
}

// stated is a rung's fidelity as it stands in proposals: 0 for full training.
func stated(fidelity float64) float64 {
	if fidelity == 1 {
		return 0
	}
	return fidelity
}

// rungOf returns the rung at which t was trained, or -1.
func rungOf(rungs []float64, t Trial) int {
	f := t.Fidelity
	if f == 0 {
		f = 1
	}
	return slices.Index(rungs, f)
}
