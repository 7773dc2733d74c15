package bench

import "naslab/engine/space"

// partial is a benchmark that has values for a part of its space only.
type partial interface {
	Within(metrics []string) (space.Space, error)
}

// Within returns the part of b's space in which every one of the metrics has a
// value at every fidelity that it lists, so that a search there meets none that
// is missing: the space itself where all have values everywhere. Queries outside
// the part are answered as before, with missing values.
//
// A benchmark that knows only a part, such as one of tables, has a method
// Within(metrics []string) (space.Space, error); one without it is taken to know
// all. Errors are for unknown metrics and for metrics that no architecture has
// together.
func Within(b Benchmark, metrics []string) (space.Space, error) {
	asked, err := Asked(b, Query{Metrics: metrics})
	if err != nil {
		return nil, err
	}
	if p, ok := b.(partial); ok {
		return p.Within(asked)
	}
	return b.Space(), nil
}
