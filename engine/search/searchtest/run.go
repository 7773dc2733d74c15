package searchtest

import (
	"context"
	"errors"
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
	k := &kit{make: make}
	t.Run("setup", k.setup)
	for _, s := range spaces(t) {
		for m := 1; m <= 3; m++ {
			t.Run(fmt.Sprintf("%s, %d objectives", s.what, m), func(t *testing.T) { k.all(t, s, m) })
		}
	}
}

// RunSingle puts a method of one objective through the kit, on benchmarks with
// full training only and on such with lower fidelities.
func RunSingle(t *testing.T, make func(search.Setup) (search.Optimizer, error)) {
	t.Helper()
	plain := &kit{make: make}
	t.Run("setup", plain.setup)
	t.Run("two objectives", plain.refusesTwo)
	for _, s := range spaces(t) {
		t.Run(s.what, func(t *testing.T) { plain.all(t, s, 1) })
	}
	low := &kit{make: make, fidelities: lower}
	for _, s := range spaces(t) {
		t.Run(s.what+", lower fidelities", func(t *testing.T) { low.all(t, s, 1) })
	}
}

// RunLower puts a method of several objectives through the kit on benchmarks with
// lower fidelities, beside what [Run] does.
func RunLower(t *testing.T, make func(search.Setup) (search.Optimizer, error)) {
	t.Helper()
	k := &kit{make: make, fidelities: lower}
	for _, s := range spaces(t) {
		for m := 1; m <= 3; m++ {
			t.Run(fmt.Sprintf("%s, %d objectives, lower fidelities", s.what, m), func(t *testing.T) { k.all(t, s, m) })
		}
	}
}

// lower are the fidelities of benchmarks that have such.
var lower = []float64{0.01, 1.0 / 27, 1.0 / 9, 0.2, 1.0 / 3}

type kit struct {
	make       func(search.Setup) (search.Optimizer, error)
	fidelities []float64
}

// refusesTwo checks that two objectives are an error and not half ignored.
func (k *kit) refusesTwo(t *testing.T) {
	if _, err := k.make(search.Setup{Space: spaces(t)[0].space, Objectives: objectives(2)}); err == nil {
		t.Error("a method of one objective accepts two")
	}
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
	t.Run("cancelled", func(t *testing.T) { k.cancelled(t, s, m) })
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
	o, err := k.make(search.Setup{Space: s, Objectives: objectives(m), Fidelities: k.fidelities, Seed: seed.New(run)})
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// ask returns the proposals, checked.
func (k *kit) ask(t *testing.T, o search.Optimizer, s space.Space, n int) []search.Proposal {
	t.Helper()
	list, err := o.Ask(t.Context(), n)
	if err != nil {
		t.Fatalf("ask: %v", err)
	}
	if len(list) > n {
		t.Fatalf("asked for %d, got %d proposals", n, len(list))
	}
	for _, p := range list {
		if err := s.Check(p.Arch); err != nil {
			t.Fatalf("proposal %v is not legal: %v", p.Arch, err)
		}
		if p.Fidelity != 0 && p.Fidelity != 1 && !slices.Contains(k.fidelities, p.Fidelity) {
			t.Fatalf("proposal %v has the fidelity %g, which is none of %v", p.Arch, p.Fidelity, k.fidelities)
		}
	}
	return list
}

// trial is the result of a proposal.
func trial(id int, p search.Proposal, m int) search.Trial {
	return search.Trial{ID: id, Arch: p.Arch, Fidelity: p.Fidelity, Costs: costs(p.Arch, m)}
}

func tell(t *testing.T, o search.Optimizer, trials ...search.Trial) {
	t.Helper()
	if err := o.Tell(trials); err != nil {
		t.Fatalf("tell: %v", err)
	}
}

// loop runs n evaluations in batches and returns what was proposed.
func (k *kit) loop(t *testing.T, s named, m, n, batch int, run uint64) []search.Proposal {
	t.Helper()
	o := k.start(t, s.space, m, run)
	var all []search.Proposal
	for len(all) < n {
		list := k.ask(t, o, s.space, min(batch, n-len(all)))
		if len(list) == 0 {
			break
		}
		trials := make([]search.Trial, len(list))
		for i, p := range list {
			trials[i] = trial(len(all)+i, p, m)
		}
		tell(t, o, trials...)
		all = append(all, list...)
	}
	return all
}

func (k *kit) sameSeed(t *testing.T, s named, m int) {
	a, b := k.loop(t, s, m, 150, 1, 7), k.loop(t, s, m, 150, 1, 7)
	if !slices.EqualFunc(a, b, same) {
		t.Error("the same seed gave other proposals")
	}
	if c := k.loop(t, s, m, 150, 1, 8); s.size == 0 && slices.EqualFunc(a, c, same) {
		t.Error("another seed gave the same proposals")
	}
}

// cancelled checks that a context that has ended, or ends while the method
// works, is the error of Ask.
func (k *kit) cancelled(t *testing.T, s named, m int) {
	o := k.start(t, s.space, m, 9)
	for range 4 {
		list := k.ask(t, o, s.space, 20)
		for i, p := range list {
			tell(t, o, trial(i, p, m))
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if list, err := o.Ask(ctx, 1); !errors.Is(err, context.Canceled) || len(list) > 0 {
		t.Errorf("a context that has ended: %v, error %v", list, err)
	}
}

func same(a, b search.Proposal) bool { return a.Arch.Equal(b.Arch) && a.Fidelity == b.Fidelity }

func (k *kit) batches(t *testing.T, s named, m int) {
	for _, batch := range []int{2, 7, 64, 1000} {
		got := len(k.loop(t, s, m, 200, batch, 3))
		if s.size == 0 && got != 200 {
			t.Errorf("in batches of %d the search ended after %d of 200 evaluations", batch, got)
		}
	}
	o := k.start(t, s.space, m, 3)
	if list := k.ask(t, o, s.space, 0); len(list) > 0 {
		t.Errorf("asked for none, got %v", list)
	}
}

func (k *kit) askOnly(t *testing.T, s named, m int) {
	o := k.start(t, s.space, m, 4)
	got := 0
	for range 120 {
		got += len(k.ask(t, o, s.space, 1))
	}
	if got == 0 {
		t.Error("no proposal at all")
	}
}

// anyOrder keeps up to nine trials under way and tells a random one.
func (k *kit) anyOrder(t *testing.T, s named, m int) {
	o, rng := k.start(t, s.space, m, 5), rand.New(rand.NewPCG(5, 5))
	var open []search.Proposal
	for id := range 200 {
		open = append(open, k.ask(t, o, s.space, 9-len(open))...)
		if len(open) == 0 {
			if s.size == 0 {
				t.Fatalf("the search ended after %d of 200 evaluations", id)
			}
			return
		}
		i := rng.IntN(len(open))
		tell(t, o, trial(id, open[i], m))
		open = slices.Delete(open, i, i+1)
	}
}
