package tabular_test

import (
	"math"
	"strings"
	"testing"

	"naslab/engine/bench"
	"naslab/engine/bench/tabular"
	"naslab/engine/space"
)

// TestWithin asks in which part of the space metrics have values.
func TestWithin(t *testing.T) {
	b, err := tabular.ReadCSV(t.Context(), "mine", strings.NewReader(mine), pair(t))
	if err != nil {
		t.Fatal(err)
	}
	for metric, want := range map[string]float64{"latency@pi4": 3, "accuracy": 2} {
		s, err := bench.Within(b, []string{metric})
		if err != nil {
			t.Fatal(err)
		}
		if n, err := space.Size(s); err != nil || n != want {
			t.Errorf("%s is known of %v, want %g", metric, s, want)
		}
		if again, _ := bench.Within(b, []string{metric}); again != s {
			t.Error("asked again it is another space")
		}
	}
	if _, err := bench.Within(b, []string{"latency@pi5"}); err == nil || !strings.Contains(err.Error(), "latency@pi4") {
		t.Errorf("%v", err)
	}
	joined, err := bench.Join("both", []bench.Benchmark{b, formula(t)})
	if err != nil {
		t.Fatal(err)
	}
	for metrics, want := range map[string]int{"latency@pi4": 3, "accuracy width": 1, "accuracy depth": 2} {
		s, err := bench.Within(joined, strings.Fields(metrics))
		if err != nil {
			t.Fatal(err)
		}
		if l, ok := s.(*space.Listed); !ok || l.Len() != want {
			t.Errorf("%s are known of %v, want %d", metrics, s, want)
		}
	}
	if s, err := bench.Within(joined, []string{"depth"}); err != nil || s != joined.Space() {
		t.Errorf("depth is known of %v, %v", s, err)
	}
}

// formula computes one metric of every architecture and one of the widest only,
// without a table.
func formula(t *testing.T) *tabular.Bench {
	t.Helper()
	m := tabular.NewMaker("formula", pair(t), 0, func(int) (space.Arch, error) { return space.Arch{}, nil }, func(space.Arch) int { return -1 })
	m.AddFormula(bench.Metric{Name: "depth", Doc: "the depth"}, func(a space.Arch) float64 { return float64(a.Genes[0]) }, nil)
	m.AddFormula(bench.Metric{Name: "width", Doc: "the width of wide ones"}, func(a space.Arch) float64 {
		if narrow(a) != nil {
			return math.NaN()
		}
		return float64(a.Genes[1])
	}, narrow)
	b, err := m.Bench()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func narrow(a space.Arch) error {
	if a.Genes[1] < 2 {
		return errNarrow
	}
	return nil
}

const errNarrow = text("narrow")

type text string

func (e text) Error() string { return string(e) }
