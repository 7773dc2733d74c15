package benchtest

import (
	"math/rand/v2"
	"slices"
	"testing"

	"naslab/engine/bench"
	"naslab/engine/space"
)

// withinHasValues checks that a metric has a value in the part of the space where
// the benchmark says so, at every fidelity.
func withinHasValues(t *testing.T, b bench.Benchmark) {
	if _, tells := b.(interface {
		Within([]string) (space.Space, error)
	}); !tells {
		return
	}
	for _, m := range b.Metrics() {
		part, err := bench.Within(b, []string{m.Name})
		if err != nil { // a column may be empty
			for _, a := range archs(b, samples) {
				if v := ask(t, b, a, bench.Query{Metrics: []string{m.Name}})[0]; !v.Missing {
					t.Fatalf("%s of %v is known, but: %v", m.Name, a, err)
				}
			}
			continue
		}
		if part == b.Space() {
			continue // nothing is promised by what is joined or timed and does not tell
		}
		rng := rand.New(rand.NewPCG(5, 6))
		for i := range samples {
			a := space.Sample(part, rng)
			if i%2 == 1 {
				if c, err := space.Mutate(part, a, rng); err == nil {
					a = c
				}
			}
			if part.Check(a) != nil || b.Space().Check(a) != nil {
				t.Fatalf("%s: %v is not legal where it is known: %v, %v", m.Name, a, part.Check(a), b.Space().Check(a))
			}
			for _, f := range append(slices.Clone(m.Fidelities), 1) {
				if v := ask(t, b, a, bench.Query{Metrics: []string{m.Name}, Fidelity: f})[0]; v.Missing {
					t.Fatalf("%s of %v is missing at fidelity %g, where it is said to be known", m.Name, a, f)
				}
			}
		}
	}
}
