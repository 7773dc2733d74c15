package search

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"naslab/engine/space"
)

func dependent(t *testing.T) *space.Funcs {
	t.Helper()
	op := space.Labels("op", "a", "b", "c")
	op.When, op.In = "depth", []int{1}
	s, err := space.NewFuncs("dependent", []space.Dim{space.Numbers("depth", 1, 2), op}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func mustGenome(t *testing.T, s space.Space) *genome {
	t.Helper()
	g, err := newGenome(Setup{Space: s})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestKeyIsOfTheNetwork(t *testing.T) {
	g := mustGenome(t, dependent(t))
	if g.key([]int{0, 1}) != g.key([]int{0, 2}) {
		t.Error("a decision that does not count changes the key")
	}
	if g.key([]int{1, 1}) == g.key([]int{1, 2}) || g.key([]int{0, 0}) == g.key([]int{1, 0}) {
		t.Error("two networks share a key")
	}
	wide := mustGenome(t, grid(t, 2, 600))
	seen := map[string][]int{}
	for a := 250; a < 600; a += 5 {
		for b := range 12 {
			key := wide.key([]int{a, b})
			if old := seen[key]; old != nil {
				t.Fatalf("%v and %v share a key", old, []int{a, b})
			}
			seen[key] = []int{a, b}
		}
	}
}

// TestRSIsUniform counts draws with repeats: each of nine choices comes up about
// as often as the others.
func TestRSIsUniform(t *testing.T) {
	s := grid(t, 2, 3)
	o, err := NewRS(setup(s, 1, 1, map[string]float64{"duplicates": 1}))
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for range 9 {
		list, err := o.Ask(t.Context(), 1000)
		if err != nil || len(list) != 1000 {
			t.Fatal(len(list), err)
		}
		for _, p := range list {
			counts[p.Arch.Key()]++
		}
	}
	chi := 0.0
	for _, n := range counts {
		chi += float64((n-1000)*(n-1000)) / 1000
	}
	if len(counts) != 9 || chi > 26.1 { // 0.999 quantile at 8 degrees of freedom
		t.Errorf("%d different, chi-square %.1f", len(counts), chi)
	}
}

func TestImpossibleSpaceIsAnError(t *testing.T) {
	s, err := space.NewFuncs("none", []space.Dim{space.Labels("x", "a", "b")}, func(space.Arch) error { return errors.New("too large for the device") }, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, build := range []func(Setup) (Optimizer, error){NewRS, NewNSGA2} {
		o, err := build(setup(s, 1, 0, nil))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := o.Ask(t.Context(), 1); err == nil || !strings.Contains(err.Error(), "too large for the device") {
			t.Errorf("%s: %v", o.Name(), err)
		}
	}
}

func TestMutationChangesAsMuchAsAsked(t *testing.T) {
	s := grid(t, 20, 5)
	g := mustGenome(t, s)
	b, err := newBreeder("test", setup(s, 1, 0, map[string]float64{"mutation": 3, "crossover": 0}), g)
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(1, 1))
	parent := space.Extreme(s, false)
	changed, near := 0, 0
	for range 4000 {
		for _, c := range b.child(parent, parent, rng).Genes {
			if c != 0 {
				changed++
			}
			if c == 1 {
				near++
			}
		}
	}
	if mean := float64(changed) / 4000; mean < 2.85 || mean > 3.15 {
		t.Errorf("%.3f changes per child, want 3", mean)
	}
	// half of the changes step to 1, of the others a quarter
	if share := float64(near) / float64(changed); share < 0.6 || share > 0.65 {
		t.Errorf("%.3f of the changes are steps, want 0.625", share)
	}
}

func TestCrossoverTakesFromBoth(t *testing.T) {
	s := grid(t, 30, 2)
	rng := rand.New(rand.NewPCG(2, 2))
	for _, points := range []float64{0, 2} {
		b, err := newBreeder("test", setup(s, 1, 0, map[string]float64{"mutation": 0, "crossover": 1, "points": points}), mustGenome(t, s))
		if err != nil {
			t.Fatal(err)
		}
		ones, switches := 0, 0
		for range 2000 {
			genes := b.child(space.Extreme(s, false), space.Extreme(s, true), rng).Genes
			for i, g := range genes {
				ones += g
				if i > 0 && g != genes[i-1] {
					switches++
				}
			}
		}
		share, mean := float64(ones)/60000, float64(switches)/2000
		if points == 0 && (share < 0.48 || share > 0.52 || mean < 14 || mean > 15) {
			t.Errorf("uniform: share %.3f of the second parent, %.2f switches", share, mean)
		}
		if points == 2 && (share < 0.28 || share > 0.38 || mean > 2) {
			t.Errorf("two points: share %.3f of the second parent, %.2f switches", share, mean)
		}
	}
}
