package search

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"naslab/engine/predict"
	"naslab/engine/space"
)

// modelledSeveral are the methods with models of several objectives.
var modelledSeveral = []struct {
	name string
	make func(Setup) (Optimizer, error)
}{{"parego", NewParEGO}, {"lsbo", NewLSBO}, {"rsbo", NewRSBO}, {"ehvi", NewEHVI}}

// TestModelledSeveralBeatRandom gives them a tenth of the evaluations of the
// methods without models.
func TestModelledSeveralBeatRandom(t *testing.T) {
	s := grid(t, 9, 10)
	for _, c := range modelledSeveral {
		for run := range uint64(3) {
			ours := volumeAfter(t, c.make, setup(s, 2, run, map[string]float64{"batch": 10, "learn": 40}), 60)
			rs := volumeAfter(t, NewRS, setup(s, 2, run, nil), 60)
			t.Logf("%s, seed %d: %.3f, rs %.3f", c.name, run, ours, rs)
			if ours < rs+0.3 {
				t.Errorf("%s, seed %d: %.3f, rs %.3f", c.name, run, ours, rs)
			}
		}
	}
}

// TestModelledSeveralTakeAnyCosts tells infinite, huge and constant costs and
// such that are no numbers.
func TestModelledSeveralTakeAnyCosts(t *testing.T) {
	s := grid(t, 4, 5)
	for _, c := range modelledSeveral {
		for what, costs := range map[string]func(i int, a space.Arch) []float64{
			"some infinite": func(i int, a space.Arch) []float64 {
				y := tradeoff(a)
				y[i%2] = []float64{y[i%2], math.Inf(1), math.Inf(-1)}[i%3]
				return y
			},
			"all infinite": func(int, space.Arch) []float64 { return []float64{math.Inf(1), math.Inf(-1)} },
			"huge":         func(i int, _ space.Arch) []float64 { return []float64{1e308 * float64(i%3-1), 1e99 * float64(i%2)} },
			"constant":     func(int, space.Arch) []float64 { return []float64{7, 7} },
		} {
			o, err := c.make(setup(s, 2, 1, map[string]float64{"start": 2, "batch": 3}))
			if err != nil {
				t.Fatal(err)
			}
			for i := range 30 {
				list, err := o.Ask(t.Context(), 1)
				if err != nil || len(list) != 1 {
					t.Fatalf("%s, %s: %v, %v", c.name, what, list, err)
				}
				if err := o.Tell([]Trial{{Arch: list[0].Arch, Costs: costs(i, list[0].Arch)}}); err != nil {
					t.Fatal(err)
				}
			}
			if err := o.Tell([]Trial{{Arch: space.Sample(s, rand.New(rand.NewPCG(1, 1))), Costs: []float64{1, math.NaN()}}}); err == nil {
				t.Errorf("%s takes a cost that is no number", c.name)
			}
		}
		for _, bad := range []map[string]float64{{"learn": 1}, {"start": 0.5}, {"mutants": 2}, {"bach": 2}} {
			if _, err := c.make(setup(s, 2, 1, bad)); err == nil {
				t.Errorf("%s takes the options %v", c.name, bad)
			}
		}
	}
}

// TestLearnsFromPart checks that few enough results are learnt from, the best
// among them.
func TestLearnsFromPart(t *testing.T) {
	s := grid(t, 4, 5)
	o, err := NewLSBO(setup(s, 2, 1, map[string]float64{"learn": 20}))
	if err != nil {
		t.Fatal(err)
	}
	m, rng := o.(*modelled), rand.New(rand.NewPCG(1, 1))
	seen := &listener{Predictor: m.models[0]}
	m.models[0] = seen
	for range 50 {
		a := space.Sample(s, rng)
		if err := o.Tell([]Trial{{Arch: a, Costs: tradeoff(a)}}); err != nil {
			t.Fatal(err)
		}
	}
	m.asked = m.start
	if _, err := o.Ask(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	var sums []float64
	for _, c := range bounded(m.results) {
		sums = append(sums, c[0]+c[1])
	}
	slices.Sort(sums)
	if len(seen.ys) != 20 || !slices.Equal(seen.ys[:10], sums[:10]) {
		t.Errorf("learnt from %d results, %v; want 20, the first %v", len(seen.ys), seen.ys, sums[:10])
	}
}

// listener is a predictor that keeps what it was taught.
type listener struct {
	predict.Predictor
	ys []float64
}

func (l *listener) Fit(ctx context.Context, xs []space.Arch, ys []float64) error {
	l.ys = slices.Clone(ys)
	return l.Predictor.Fit(ctx, xs, ys)
}

func TestChebyshev(t *testing.T) {
	costs := [][]float64{{10, 5, 3}, {20, 5, 1}, {12, 5, 2}}
	got := chebyshev(costs, []float64{0.5, 0.3, 0.2}, 0.05)
	for i, want := range []float64{0.2 + 0.05*0.2, 0.5 + 0.05*0.5, 0.1 + 0.05*0.2} {
		if math.Abs(got[i]-want) > 1e-12 {
			t.Errorf("point %d: %v, want %v", i, got[i], want)
		}
	}
}

// TestWeighedRanks: a candidate that is first in both models wins whatever the
// weights, one that is last in both loses.
func TestWeighedRanks(t *testing.T) {
	if got := shareOfRank([]float64{1, 3, 1, 2}); !slices.Equal(got, []float64{1, 1.0 / 3, 1, 2.0 / 3}) {
		t.Errorf("ranks %v", got)
	}
	es := []predict.Estimate{
		{Mean: []float64{1, 5, 3, 3}, Std: []float64{1, 1, 0.2, 0.4}},
		{Mean: []float64{10, 90, 50, 20}, Std: []float64{1, 1, 1, 1}},
	}
	rng := rand.New(rand.NewPCG(1, 1))
	for range 100 {
		w := weighedRanks(es, 0.5, rng)
		if !(w[0] > w[3] && w[3] > w[2] && w[2] > w[1]) {
			t.Fatalf("worth %v", w)
		}
	}
}
