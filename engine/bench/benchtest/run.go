package benchtest

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"

	"naslab/engine/bench"
	"naslab/engine/space"
)

// samples is how many random architectures each check looks at.
const samples = 20

// Run checks everything that the engine expects of a benchmark. Each check is a
// subtest. Random numbers come from a fixed seed, so a result repeats.
func Run(t *testing.T, b bench.Benchmark) {
	t.Helper()
	for _, check := range []struct {
		name string
		run  func(*testing.T, bench.Benchmark)
	}{
		{"Metrics", metrics},
		{"AnswersEveryMetric", answersEveryMetric},
		{"AnswersInTheOrderAsked", answersInOrder},
		{"MeansRepeat", meansRepeat},
		{"SilentGenesDoNotCount", silentGenes},
		{"IntoIsUsed", intoIsUsed},
		{"DrawsAreSeeded", drawsAreSeeded},
		{"DrawsScatterAsStdSays", drawsScatter},
		{"Concurrent", concurrent},
		{"RefusesUnknownMetric", refusesUnknownMetric},
		{"RefusesBadArchitecture", refusesBadArchitecture},
		{"RefusesBadFidelity", refusesBadFidelity},
		{"ObeysCancelledContext", obeysCancelledContext},
		{"WithinHasValues", withinHasValues},
	} {
		t.Run(check.name, func(t *testing.T) { check.run(t, b) })
	}
}

// archs returns random architectures, the same ones each time, every second one
// of those that have the first metric.
func archs(b bench.Benchmark, n int) []space.Arch {
	known, err := bench.Within(b, []string{b.Metrics()[0].Name})
	if err != nil {
		known = b.Space()
	}
	rng := rand.New(rand.NewPCG(3, 4))
	list := make([]space.Arch, n)
	for i := range list {
		list[i] = space.Sample([]space.Space{b.Space(), known}[i%2], rng)
	}
	return list
}

func names(b bench.Benchmark) []string {
	var list []string
	for _, m := range b.Metrics() {
		list = append(list, m.Name)
	}
	return list
}

// ask returns the values for a query that must succeed.
func ask(t *testing.T, b bench.Benchmark, a space.Arch, q bench.Query) []bench.Value {
	t.Helper()
	r, err := b.Query(context.Background(), a, q)
	if err != nil {
		t.Fatalf("Query(%v, %+v): %v", a, q, err)
	}
	return r.Values
}

// numbers returns each value's X, a missing one as a marker that equals itself.
func numbers(values []bench.Value) []float64 {
	xs := make([]float64, len(values))
	for i, v := range values {
		if xs[i] = v.X; v.Missing {
			xs[i] = -1e308
		}
	}
	return xs
}

// same reports whether two answers have the same metrics and numbers.
func same(a, b []bench.Value) bool {
	return slices.Equal(numbers(a), numbers(b)) && slices.EqualFunc(a, b, func(x, y bench.Value) bool {
		return x.Metric.Name == y.Metric.Name && x.Std == y.Std && x.Missing == y.Missing
	})
}
