package spacetest

import (
	"math/rand/v2"
	"testing"

	"naslab/engine/space"
)

// enumerable is the size up to which a space is listed whole.
const enumerable = 20000

func mutateChanges(t *testing.T, s space.Space) {
	each(t, s, func(rng *rand.Rand, a space.Arch) {
		b, err := space.Mutate(s, a, rng)
		if err != nil {
			t.Fatalf("Mutate(%v): %v", a, err)
		}
		if err := s.Check(b); err != nil {
			t.Errorf("Mutate made an architecture that Check rejects: %v", err)
		}
		if n := apart(a, b); n != 1 {
			t.Errorf("Mutate changed %d decisions of %v", n, a)
		}
		if mustCanonical(t, s, a).Equal(mustCanonical(t, s, b)) {
			t.Errorf("Mutate turned %v into %v, which builds the same network", a, b)
		}
	})
}

// neighboursSymmetric checks a few architectures only, since a neighbourhood
// may be large.
func neighboursSymmetric(t *testing.T, s space.Space) {
	rng := source()
	for range 5 {
		a := space.Sample(s, rng)
		near := mustNeighbours(t, s, a)
		seen := map[string]bool{}
		for _, b := range near {
			if seen[b.Key()] || apart(a, b) != 1 {
				t.Fatalf("neighbour %v of %v stands twice or differs in %d decisions", b, a, apart(a, b))
			}
			seen[b.Key()] = true
			if err := s.Check(b); err != nil {
				t.Fatalf("Neighbours gave an architecture that Check rejects: %v", err)
			}
		}
		for _, b := range near[:min(len(near), 30)] {
			back := false
			for _, c := range mustNeighbours(t, s, b) {
				back = back || c.Equal(a)
			}
			if !back {
				t.Fatalf("%v is a neighbour of %v, but not the other way round", b, a)
			}
		}
	}
}

func mustNeighbours(t *testing.T, s space.Space, a space.Arch) []space.Arch {
	t.Helper()
	near, err := space.Neighbours(s, a)
	if err != nil {
		t.Fatalf("Neighbours(%v): %v", a, err)
	}
	return near
}

func crossFromParents(t *testing.T, s space.Space) {
	each(t, s, func(rng *rand.Rand, a space.Arch) {
		b := space.Sample(s, rng)
		child, err := space.Cross(s, a, b, rng)
		if err != nil {
			t.Fatalf("Cross(%v, %v): %v", a, b, err)
		}
		if err := s.Check(child); err != nil {
			t.Errorf("Cross made an architecture that Check rejects: %v", err)
		}
		for i, g := range child.Genes {
			if g != a.Genes[i] && g != b.Genes[i] {
				t.Errorf("decision %d of the child %v comes from no parent: %v, %v", i, child, a, b)
			}
		}
	})
}

func enumerateCounts(t *testing.T, s space.Space) {
	size, err := space.Size(s)
	if err != nil {
		t.Fatal(err)
	}
	if size > enumerable {
		t.Skipf("%.4g architectures are too many to list", size)
	}
	seen := map[string]bool{}
	err = space.Enumerate(s, func(a space.Arch) bool {
		if err := s.Check(a); err != nil {
			t.Errorf("Enumerate gave an architecture that Check rejects: %v", err)
		}
		if !mustCanonical(t, s, a).Equal(a) || seen[a.Key()] {
			t.Errorf("Enumerate gave %v, which is not canonical or came before", a)
		}
		seen[a.Key()] = true
		return !t.Failed()
	})
	if err != nil {
		t.Fatal(err)
	}
	if n := float64(len(seen)); n != size && !constrained(s) {
		t.Errorf("Enumerate gave %.0f architectures, Size says %.0f", n, size)
	}
	each(t, s, func(_ *rand.Rand, a space.Arch) {
		if !seen[mustCanonical(t, s, a).Key()] {
			t.Errorf("Enumerate left out %v", a)
		}
	})
}
