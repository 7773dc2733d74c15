package search

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"naslab/engine/space"
)

// conditional is a space with dependent decisions and a constraint.
func conditional(t *testing.T) *space.Funcs {
	t.Helper()
	op := space.Labels("op", "a", "b", "c")
	op.When, op.In = "depth", []int{1, 2}
	s, err := space.NewFuncs("conditional", []space.Dim{space.Numbers("depth", 1, 2, 3), op, space.Numbers("width", 1, 2, 3, 4)},
		func(a space.Arch) error {
			if a.Genes[0] == a.Genes[2] {
				return errors.New("depth and width have the same choice")
			}
			return nil
		}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// The controller's gradient is that of finite differences, masked choices and
// entropy included.
func TestControllerGradient(t *testing.T) {
	g, err := newGenome(Setup{Space: conditional(t)})
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(1, 1))
	c := newController(g, 3, 0.1, 2, rng)
	for i := range c.weights {
		c.weights[i] += 0.3 * rng.NormFloat64()
	}
	const push, bonus = 1.7, 0.4
	for _, genes := range [][]int{{0, 0, 2}, {2, 1, 0}, {1, 2, 3}} {
		loss := func() float64 {
			sum := -push * c.score(genes)
			for _, s := range c.steps[:c.used] {
				for _, p := range s.p {
					if p > 0 {
						sum += bonus * p * math.Log(p)
					}
				}
			}
			return sum
		}
		loss()
		clear(c.grad)
		c.backward(push, bonus)
		for i, w := range c.weights {
			const h = 1e-6
			c.weights[i] = w + h
			up := loss()
			c.weights[i] = w - h
			down := loss()
			c.weights[i] = w
			if want := (up - down) / (2 * h); math.Abs(c.grad[i]-want) > 1e-6 {
				t.Fatalf("%v: derivative by weight %d is %.8f, by differences %.8f", genes, i, c.grad[i], want)
			}
		}
	}
}

// The probabilities of all networks add up to 1, and none illegal is drawn.
func TestControllerIsADistribution(t *testing.T) {
	s := conditional(t)
	g, err := newGenome(Setup{Space: s})
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(2, 2))
	c := newController(g, 4, 0.1, 2, rng)
	for i := range c.weights {
		c.weights[i] += 0.5 * rng.NormFloat64()
	}
	sum, seen := 0.0, map[string]bool{}
	if err := space.Enumerate(s, func(a space.Arch) bool {
		if key := g.key(a.Genes); s.Check(a) == nil && !seen[key] {
			seen[key] = true
			sum += math.Exp(c.score(a.Genes))
		}
		return true
	}); err != nil || math.Abs(sum-1) > 1e-9 {
		t.Errorf("the probabilities of %d networks add up to %.9f; %v", len(seen), sum, err)
	}
}

// A controller that is rewarded for one network soon proposes little else.
func TestControllersConverge(t *testing.T) {
	s := grid(t, 4, 5)
	for name, o := range map[string]struct {
		make    func(Setup) (Optimizer, error)
		options map[string]float64
	}{
		"reinforce": {NewREINFORCE, map[string]float64{"rate": 0.01, "units": 16}},
		"ppo":       {NewPPO, map[string]float64{"rate": 0.03, "units": 16, "buffer": 20, "batches": 4}},
	} {
		m, err := o.make(setup(s, 1, 1, o.options))
		if err != nil {
			t.Fatal(err)
		}
		late := 0.0
		for i := range 1500 {
			list, err := m.Ask(t.Context(), 1)
			if err != nil || len(list) != 1 {
				t.Fatal(list, err)
			}
			y := bowl(list[0].Arch)
			if i >= 1400 {
				late += y / 100
			}
			if err := m.Tell([]Trial{{ID: i, Arch: list[0].Arch, Costs: []float64{y}}}); err != nil {
				t.Fatal(err)
			}
		}
		if late > 8 { // uniform draws: 32 in the mean
			t.Errorf("%s: mean cost %.1f of the last hundred of 1,500 proposals", name, late)
		}
	}
}
