package searchtest

import (
	"math/rand/v2"
	"testing"

	"naslab/engine/search"
	"naslab/engine/space"
)

// strangers tells trials that the method did not propose, before and between
// its own, some of them twice.
func (k *kit) strangers(t *testing.T, s named, m int) {
	o, rng := k.start(t, s.space, m, 6), rand.New(rand.NewPCG(6, 6))
	for id := range 120 {
		a := space.Sample(s.space, rng)
		if s.space.Check(a) == nil {
			stranger := search.Trial{ID: id, Arch: a, Costs: costs(a, m)}
			tell(t, o, stranger)
			if id%3 == 0 {
				tell(t, o, stranger)
			}
		}
		for _, own := range k.ask(t, o, s.space, 1) {
			tell(t, o, trial(id, own, m))
		}
	}
	tell(t, o)
}

// failures lets the first thirty and then every third trial fail.
func (k *kit) failures(t *testing.T, s named, m int) {
	o := k.start(t, s.space, m, 7)
	for id := range 200 {
		list := k.ask(t, o, s.space, 1)
		if len(list) == 0 {
			if s.size == 0 {
				t.Fatalf("the search ended after %d of 200 evaluations", id)
			}
			return
		}
		result := trial(id, list[0], m)
		if id < 30 || id%3 == 0 {
			result.Costs, result.Failed = nil, "on purpose"
		}
		tell(t, o, result)
	}
}

// flat gives every architecture the same costs, so that nothing can be learnt.
func (k *kit) flat(t *testing.T, s named, m int) {
	o := k.start(t, s.space, m, 8)
	for id := range 150 {
		list := k.ask(t, o, s.space, 1)
		if len(list) == 0 && s.size == 0 {
			t.Fatalf("the search ended after %d of 150 evaluations", id)
		}
		for _, p := range list {
			tell(t, o, search.Trial{ID: id, Arch: p.Arch, Fidelity: p.Fidelity, Costs: make([]float64, m)})
		}
	}
}

// exhaust goes far beyond the number of networks: the search either ends
// having proposed each, or goes on with repeats.
func (k *kit) exhaust(t *testing.T, s named, m int) {
	all := k.loop(t, s, m, 40*s.size+50, 1, 9)
	seen := map[string]bool{}
	for _, p := range all {
		c, err := space.Trim(s.space, p.Arch)
		if err != nil {
			t.Fatal(err)
		}
		seen[c.Key()] = true
	}
	if len(all) < 40*s.size+50 && len(seen) < s.size {
		t.Errorf("the search ended after %d of %d networks", len(seen), s.size)
	}
}
