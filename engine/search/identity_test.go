package search_test

import (
	"context"
	"maps"
	"math/rand/v2"
	"testing"

	"naslab/engine/search"
	"naslab/engine/seed"
	"naslab/engine/space"
	"naslab/engine/space/nb101"
	"naslab/engine/space/nb201"
)

// repeating lists the methods that may propose an architecture again.
var repeating = map[string]bool{"reinforce": true, "ppo": true, "dehb": true, "rea": true}

// brief makes the methods that fit models fast.
var brief = map[string]map[string]float64{
	"bananas": {"members": 2, "depth": 1, "epochs": 3, "batch": 50}, "npenas": {"members": 2, "depth": 1, "epochs": 3, "batch": 50},
	"bo": {"batch": 50}, "bowl": {"batch": 50}, "dngo": {"batch": 50}, "alphax": {"epochs": 3, "every": 100},
}

// arbitrary is a cost that any two spellings differ in.
func arbitrary(a space.Arch) float64 {
	h := uint64(7)
	for _, g := range a.Genes {
		h = h*31 + uint64(g)
	}
	return float64(a.Genes[0]) + rand.New(rand.NewPCG(h, 1)).Float64()
}

// proposed runs a method for up to n evaluations.
func proposed(t *testing.T, method string, s space.Space, n int, options map[string]float64) []search.Proposal {
	t.Helper()
	all := maps.Clone(brief[method])
	if all == nil {
		all = map[string]float64{}
	}
	maps.Copy(all, options)
	o, err := search.New(method, search.Setup{Space: s, Objectives: make([]search.Objective, 1), Fidelities: []float64{0.1}, Seed: seed.New(3), Options: all})
	if err != nil {
		t.Fatal(err)
	}
	var list []search.Proposal
	for len(list) < n {
		batch, err := o.Ask(context.Background(), 8)
		if err != nil {
			t.Fatal(err)
		}
		if len(batch) == 0 {
			break
		}
		var told []search.Trial
		for _, p := range batch {
			list = append(list, p)
			told = append(told, search.Trial{ID: len(list), Arch: p.Arch, Fidelity: p.Fidelity, Costs: []float64{arbitrary(p.Arch)}})
		}
		if err := o.Tell(told); err != nil {
			t.Fatal(err)
		}
	}
	return list
}

// repeats counts the proposals whose network was proposed before with the same
// fidelity.
func repeats(t *testing.T, s space.Space, list []search.Proposal) int {
	t.Helper()
	seen := map[string]bool{}
	for _, p := range list {
		c, err := space.Canonical(s, p.Arch)
		if err != nil {
			t.Fatal(err)
		}
		seen[c.Key()+map[bool]string{true: "", false: " little"}[p.Fidelity == 0 || p.Fidelity == 1]] = true
	}
	return len(list) - len(seen)
}

// Isomorphic cells are the same architecture in NAS-Bench-101, and in
// NAS-Bench-201 when a method is told so.
func TestNoNetworkTwice(t *testing.T) {
	search.RegisterBuiltins()
	for _, method := range search.Names() {
		if repeating[method] {
			continue
		}
		t.Run(method, func(t *testing.T) {
			t.Parallel()
			if list := proposed(t, method, nb201.New(), 150, map[string]float64{"networks": 1}); repeats(t, nb201.New(), list) > 0 || len(list) < 150 {
				t.Errorf("%d of %d cells of NAS-Bench-201 were proposed before", repeats(t, nb201.New(), list), len(list))
			}
			if list := proposed(t, method, nb101.New(), 150, nil); repeats(t, nb101.New(), list) > 0 || len(list) < 150 {
				t.Errorf("%d of %d cells of NAS-Bench-101 were proposed before", repeats(t, nb101.New(), list), len(list))
			}
		})
	}
}

// Spellings count apart in NAS-Bench-201 unless the option says otherwise, up to
// the last one.
func TestSpellingsApart(t *testing.T) {
	search.RegisterBuiltins()
	for _, method := range []string{"rs", "ls"} {
		if n := len(proposed(t, method, nb201.New(), 20000, nil)); n != nb201.Size {
			t.Errorf("%s proposed %d cells, want %d", method, n, nb201.Size)
		}
		if n := len(proposed(t, method, nb201.New(), 20000, map[string]float64{"networks": 1})); n != nb201.Unique {
			t.Errorf("%s proposed %d networks, want %d", method, n, nb201.Unique)
		}
	}
}

// On a list architectures are the same when their place on it is, and networks
// when the whole space says so, whatever is listed of them.
func TestNetworksOfAList(t *testing.T) {
	search.RegisterBuiltins()
	s := nb201.New()
	var archs []space.Arch
	networks := map[string]bool{}
	for i := range 600 {
		a, err := nb201.FromNumber(nb201.Size - 1 - i)
		if err != nil {
			t.Fatal(err)
		}
		c, err := space.Canonical(s, a)
		if err != nil {
			t.Fatal(err)
		}
		archs, networks[c.Key()] = append(archs, a), true
	}
	l, err := space.NewListed(s, archs, nil)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(proposed(t, "rs", l, 1000, nil)); n != len(archs) {
		t.Errorf("%d proposals of %d listed", n, len(archs))
	}
	if n := len(proposed(t, "rs", l, 1000, map[string]float64{"networks": 1})); n != len(networks) {
		t.Errorf("%d proposals of %d networks listed", n, len(networks))
	}
}

func TestNetworksOption(t *testing.T) {
	search.RegisterBuiltins()
	for _, method := range search.Names() {
		s := search.Setup{Space: nb201.New(), Objectives: make([]search.Objective, 1), Options: map[string]float64{"networks": 2}}
		if _, err := search.New(method, s); err == nil {
			t.Errorf("%s takes 2 for networks", method)
		}
	}
}

func BenchmarkNetworks(b *testing.B) {
	for name, s := range map[string]space.Space{"nb201": nb201.New(), "nb101": nb101.New()} {
		b.Run(name, func(b *testing.B) {
			rng := rand.New(rand.NewPCG(1, 1))
			archs := make([]space.Arch, 1000)
			for i := range archs {
				archs[i] = space.Sample(s, rng)
			}
			b.ResetTimer()
			for i := 0; b.Loop(); i++ {
				if _, err := space.Canonical(s, archs[i%len(archs)]); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
