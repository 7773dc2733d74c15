package supernet

import (
	"reflect"
	"testing"

	"naslab/engine/seed"
	"naslab/engine/space"
)

func TestStrategies(t *testing.T) {
	s := tinySpace(t)
	largest, smallest := space.Extreme(s, true), space.Extreme(s, false)
	for name, c := range map[string]struct {
		strategy     Strategy
		fixed, drawn int
	}{
		"sandwich":         {Sandwich(2), 2, 2},
		"sandwich of none": {Sandwich(0), 2, 0},
		"random":           {RandomK(3), 0, 3},
		"random of none":   {RandomK(0), 0, 1},
		"full":             {Full(), 1, 0},
	} {
		seen := map[string]bool{}
		for step := range 20 {
			rng := func() []space.Arch { return c.strategy(step, s, seed.New(uint64(step)).Rand("")) }
			nets := rng()
			if len(nets) != c.fixed+c.drawn {
				t.Fatalf("%s: %d networks, want %d", name, len(nets), c.fixed+c.drawn)
			}
			if again := rng(); !reflect.DeepEqual(nets, again) {
				t.Errorf("%s: the same stream gives %v, then %v", name, nets, again)
			}
			if c.fixed > 0 && !nets[0].Equal(largest) || c.fixed > 1 && !nets[1].Equal(smallest) {
				t.Errorf("%s: begins with %v", name, nets)
			}
			for _, a := range nets[c.fixed:] {
				if err := s.Check(a); err != nil {
					t.Errorf("%s: %v", name, err)
				}
				seen[a.Key()] = true
			}
		}
		if c.drawn > 0 && len(seen) < 10 {
			t.Errorf("%s: only %d different networks in 20 steps", name, len(seen))
		}
	}
}

func TestMiddle(t *testing.T) {
	s := tinySpace(t)
	c, err := s.Config(Middle(s))
	if err != nil {
		t.Fatal(err)
	}
	if c.EmbedDim != 12 || c.Layers != 2 || c.Heads[0] != 2 || !c.Bias {
		t.Errorf("the middle is %v", c)
	}
}
