package bench

import (
	"fmt"

	"naslab/engine/name"
	"naslab/engine/table"
)

// String gives the name, unit, batch and direction.
func (m Metric) String() string {
	text := m.Name
	if m.Unit != "" {
		text += " (" + m.Unit
		if m.Batch > 0 {
			text += fmt.Sprintf(", batch %d", m.Batch)
		}
		text += ")"
	}
	if m.Maximise {
		return text + ", higher is better"
	}
	return text + ", lower is better"
}

// Cost turns a value of the metric into a cost to be minimised: itself, or its
// negative when higher is better.
func (m Metric) Cost(x float64) float64 {
	if m.Maximise {
		return -x
	}
	return x
}

// Normalise maps x to (x - Lo) / (Hi - Lo), or 1 minus that when higher is
// better, so that the cost of the best known network is near 0 and that of the
// worst near 1. It returns x's cost unchanged when the metric has no constants.
func (m Metric) Normalise(x float64) float64 {
	if m.Hi == m.Lo {
		return m.Cost(x)
	}
	z := (x - m.Lo) / (m.Hi - m.Lo)
	if m.Maximise {
		return 1 - z
	}
	return z
}

// Objectives resolves metric names of b. It returns an error for an unknown
// name, giving the nearest ones, for a name asked twice and for no name.
func Objectives(b Benchmark, names []string) ([]Metric, error) {
	if len(names) == 0 {
		return nil, fmt.Errorf("bench: no objective given; %s has %v", b.Name(), metricNames(b))
	}
	all := b.Metrics()
	list := make([]Metric, 0, len(names))
	seen := map[string]bool{}
	for _, n := range names {
		if seen[n] {
			return nil, fmt.Errorf("bench: objective %q is given twice", n)
		}
		seen[n] = true
		i := Find(all, n)
		if i < 0 {
			return nil, fmt.Errorf("bench: %s: %w", b.Name(), name.Miss("metric", n, metricNames(b), "its Metrics()"))
		}
		list = append(list, all[i])
	}
	return list, nil
}

// Find returns the position of the metric called name, or -1.
func Find(ms []Metric, name string) int {
	for i := range ms {
		if ms[i].Name == name {
			return i
		}
	}
	return -1
}

// Table lists a benchmark's metrics with unit, device, batch and direction.
func Table(b Benchmark) *table.Table {
	t := table.New("benchmark "+b.Name(), "metric", "unit", "device", "batch", "better", "what")
	for _, m := range b.Metrics() {
		better := "lower"
		if m.Maximise {
			better = "higher"
		}
		var batch any
		if m.Batch > 0 {
			batch = m.Batch
		}
		t.Add(m.Name, orNil(m.Unit), orNil(m.Device), batch, better, m.Doc)
	}
	return t
}

func orNil(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func metricNames(b Benchmark) []string {
	var names []string
	for _, m := range b.Metrics() {
		names = append(names, m.Name)
	}
	return names
}
