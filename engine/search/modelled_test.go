package search

import (
	"math"
	"math/rand/v2"
	"testing"

	"naslab/engine/predict"
	"naslab/engine/space"
)

// Every mutant among BANANAS' candidates is one step from one of its parents:
// none is the mutant of a mutant.
func TestMutantsAreIndependent(t *testing.T) {
	s := grid(t, 9, 10)
	o, err := NewBANANAS(setup(s, 1, 1, nil))
	if err != nil {
		t.Fatal(err)
	}
	m, rng := o.(*modelled), rand.New(rand.NewPCG(1, 1))
	for range 40 {
		a := space.Sample(s, rng)
		if err := o.Tell([]Trial{{Arch: a, Costs: []float64{bowl(a)}}}); err != nil {
			t.Fatal(err)
		}
	}
	pool, err := m.pool(m.results)
	if err != nil || len(pool) != 200 {
		t.Fatalf("%d candidates, %v", len(pool), err)
	}
	of := map[int]int{}
	for _, a := range pool {
		nearest, at := math.MaxInt, 0
		for i, p := range m.results[:5] {
			steps := 0
			for j, g := range p.arch.Genes {
				if a.Genes[j] != g {
					steps++
				}
			}
			if steps < nearest {
				nearest, at = steps, i
			}
		}
		if nearest != 1 {
			t.Fatalf("%v is %d steps from the nearest parent", a, nearest)
		}
		of[at]++
	}
	if len(of) != 5 {
		t.Errorf("the candidates come from %d of 5 parents", len(of))
	}
}

// With the option mutations the candidates are up to so many steps from their
// parent, every number of steps being as frequent but for steps taken back.
func TestMutations(t *testing.T) {
	o, err := NewNPENAS(setup(grid(t, 9, 10), 1, 1, map[string]float64{"mutations": 3, "parents": 1, "start": 2}))
	if err != nil {
		t.Fatal(err)
	}
	m := o.(*modelled)
	a := space.Sample(m.genome.space, rand.New(rand.NewPCG(1, 1)))
	if err := o.Tell([]Trial{{Arch: a, Costs: []float64{1}}}); err != nil {
		t.Fatal(err)
	}
	pool, err := m.pool(m.results)
	if err != nil || len(pool) != 200 {
		t.Fatalf("%d candidates, %v", len(pool), err)
	}
	count := map[int]int{}
	for _, b := range pool {
		steps := 0
		for i, g := range a.Genes {
			if b.Genes[i] != g {
				steps++
			}
		}
		count[steps]++
	}
	if len(count) != 3 || count[1] < 40 || count[2] < 40 || count[3] < 40 {
		t.Errorf("candidates by steps from the parent: %v; want about as many of 1, 2 and 3", count)
	}
	if _, err := NewNPENAS(setup(grid(t, 3, 5), 1, 1, map[string]float64{"mutations": 0})); err == nil {
		t.Error("0 mutations are accepted")
	}
}

// Each acquisition of BANANAS prefers the candidate that it ought to.
func TestAcquisitionsOfBANANAS(t *testing.T) {
	e := predict.Estimate{Mean: []float64{1, 1.4, 5}, Std: []float64{0.1, 1.5, 0.1}}
	for which, want := range map[float64]int{1: 1, 2: 0, 3: 0} {
		o, err := NewBANANAS(setup(grid(t, 3, 5), 1, 1, map[string]float64{"acquisition": which}))
		if err != nil {
			t.Fatal(err)
		}
		worth := o.(*modelled).rate(e, 2, nil)
		for i, w := range worth {
			if i != want && w >= worth[want] {
				t.Errorf("acquisition %g: worth %.3g, want the highest at %d", which, worth, want)
			}
		}
	}
	if _, err := NewBANANAS(setup(grid(t, 3, 5), 1, 1, map[string]float64{"acquisition": 4})); err == nil {
		t.Error("acquisition 4 is accepted")
	}
}
