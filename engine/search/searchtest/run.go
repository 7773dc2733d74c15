package searchtest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"naslab/engine/search"
	"naslab/engine/seed"
	"naslab/engine/space"
)

// Run puts a method through the kit. make is its constructor; the kit sets no
// options.
func Run(t *testing.T, make func(search.Setup) (search.Optimizer, error)) {
	t.Helper()
	k := &kit{make}
	t.Run("setup", k.setup)
	for _, s := range spaces(t) {
		for m := 1; m <= 3; m++ {
			t.Run(fmt.Sprintf("%s, %d objectives", s.what, m), func(t *testing.T) { k.all(t, s, m) })
		}
	}
}

type kit struct {
	make func(search.Setup) (search.Optimizer, error)
}

// setup checks that what cannot work is refused.
func (k *kit) setup(t *testing.T) {
	s := spaces(t)[0].space
	for what, bad := range map[string]search.Setup{
		"no space":      {Objectives: objectives(1)},
		"no objectives": {Space: s},
		"odd option":    {Space: s, Objectives: objectives(1), Options: map[string]float64{"no such option": 1}},
	} {
		if _, err := k.make(bad); err == nil {
			t.Errorf("a setup with %s is accepted", what)
		}
	}
	if o := k.start(t, s, 1, 1); o.Name() == "" {
		t.Error("the method has no name")
	}
}

func (k *kit) all(t *testing.T, s named, m int) {
	t.Run("same seed", func(t *testing.T) { k.sameSeed(t, s, m) })
	t.Run("batches", func(t *testing.T) { k.batches(t, s, m) })
	t.Run("ask without tell", func(t *testing.T) { k.askOnly(t, s, m) })
	t.Run("any order", func(t *testing.T) { k.anyOrder(t, s, m) })
	t.Run("strangers", func(t *testing.T) { k.strangers(t, s, m) })
	t.Run("failures", func(t *testing.T) { k.failures(t, s, m) })
	t.Run("flat costs", func(t *testing.T) { k.flat(t, s, m) })
	if s.size > 0 {
		t.Run("exhaustion", func(t *testing.T) { k.exhaust(t, s, m) })
	}
}

func objectives(m int) []search.Objective {
	list := make([]search.Objective, m)
	for i := range list {
		list[i].Name = fmt.Sprintf("cost%d", i)
	}
	return list
}

func (k *kit) start(t *testing.T, s space.Space, m int, run uint64) search.Optimizer {
	t.Helper()
	o, err := k.make(search.Setup{Space: s, Objectives: objectives(m), Seed: seed.New(run)})
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// ask returns the proposals, checked.
func ask(t *testing.T, o search.Optimizer, s space.Space, n int) []space.Arch {
	t.Helper()
	list, err := o.Ask(n)
	if err != nil {
		t.Fatalf("ask: %v", err)
	}
	if len(list) > n {
		t.Fatalf("asked for %d, got %d proposals", n, len(list))
	}
	archs := make([]space.Arch, len(list))
	for i, p := range list {
		if err := s.Check(p.Arch); err != nil {
			t.Fatalf("proposal %v is not legal: %v", p.Arch, err)
		}
		if p.Fidelity < 0 || p.Fidelity > 1 {
			t.Fatalf("proposal %v has the fidelity %g", p.Arch, p.Fidelity)
		}
		archs[i] = p.Arch
	}
	return archs
}

func tell(t *testing.T, o search.Optimizer, trials ...search.Trial) {
	t.Helper()
	if err := o.Tell(trials); err != nil {
		t.Fatalf("tell: %v", err)
	}
}

// loop runs n evaluations in batches and returns what was proposed.
func (k *kit) loop(t *testing.T, s named, m, n, batch int, run uint64) []space.Arch {
	t.Helper()
	o := k.start(t, s.space, m, run)
	var all []space.Arch
	for len(all) < n {
		archs := ask(t, o, s.space, min(batch, n-len(all)))
		if len(archs) == 0 {
			break
		}
		trials := make([]search.Trial, len(archs))
		for i, a := range archs {
			trials[i] = search.Trial{ID: len(all) + i, Arch: a, Costs: costs(a, m)}
		}
		tell(t, o, trials...)
		all = append(all, archs...)
	}
	return all
}

func (k *kit) sameSeed(t *testing.T, s named, m int) {
	a, b := k.loop(t, s, m, 150, 1, 7), k.loop(t, s, m, 150, 1, 7)
	if !slices.EqualFunc(a, b, space.Arch.Equal) {
		t.Error("the same seed gave other proposals")
	}
	if c := k.loop(t, s, m, 150, 1, 8); s.size == 0 && slices.EqualFunc(a, c, space.Arch.Equal) {
		t.Error("another seed gave the same proposals")
	}
}

func (k *kit) batches(t *testing.T, s named, m int) {
	for _, batch := range []int{2, 7, 64, 1000} {
		got := len(k.loop(t, s, m, 200, batch, 3))
		if s.size == 0 && got != 200 {
			t.Errorf("in batches of %d the search ended after %d of 200 evaluations", batch, got)
		}
	}
	o := k.start(t, s.space, m, 3)
	if archs := ask(t, o, s.space, 0); len(archs) > 0 {
		t.Errorf("asked for none, got %v", archs)
	}
}

func (k *kit) askOnly(t *testing.T, s named, m int) {
	o := k.start(t, s.space, m, 4)
	got := 0
	for range 120 {
		got += len(ask(t, o, s.space, 1))
	}
	if got == 0 {
		t.Error("no proposal at all")
	}
}

// anyOrder keeps up to nine trials under way and tells a random one.
func (k *kit) anyOrder(t *testing.T, s named, m int) {
	o, rng := k.start(t, s.space, m, 5), rand.New(rand.NewPCG(5, 5))
	var open []space.Arch
	for id := range 200 {
		open = append(open, ask(t, o, s.space, 9-len(open))...)
		if len(open) == 0 {
			if s.size == 0 {
				t.Fatalf("the search ended after %d of 200 evaluations", id)
			}
			return
		}
		i := rng.IntN(len(open))
		tell(t, o, search.Trial{ID: id, Arch: open[i], Costs: costs(open[i], m)})
		open = slices.Delete(open, i, i+1)
	}
}
