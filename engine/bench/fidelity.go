package bench

import (
	"fmt"
	"slices"
)

// CheckFidelity returns an error when q asks a metric of b for less than full
// training at a fraction that the metric does not list in its Fidelities. The
// names of the metrics must be known.
func CheckFidelity(b Benchmark, q Query) error {
	if q.Fidelity == 0 || q.Fidelity == 1 {
		return nil
	}
	all := b.Metrics()
	for i := range all {
		m := &all[i]
		asked := q.Metrics == nil || slices.Contains(q.Metrics, m.Name)
		if !asked || slices.Contains(m.Fidelities, q.Fidelity) {
			continue
		}
		if len(m.Fidelities) == 0 {
			return fmt.Errorf("bench: %s: %s is not there at fidelity %g; ask for 1, the full training", b.Name(), m.Name, q.Fidelity)
		}
		return fmt.Errorf("bench: %s: %s is not there at fidelity %g; ask for one of %g, or for 1, the full training",
			b.Name(), m.Name, q.Fidelity, m.Fidelities)
	}
	return nil
}

// checkFidelities returns an error unless they are fractions below 1, ascending.
func checkFidelities(m Metric) error {
	last := 0.0
	for _, f := range m.Fidelities {
		if !(f > last && f < 1) {
			return fmt.Errorf("metric %s: the fidelities %g are not fractions of full training between 0 and 1, ascending", m.Name, m.Fidelities)
		}
		last = f
	}
	return nil
}
