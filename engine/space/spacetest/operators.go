package spacetest

import (
	"math/rand/v2"
	"testing"

	"naslab/engine/space"
)

// enumerable is the size up to which a space is listed whole.
const enumerable = 100000

// mutateChanges checks that a mutation leads to another point of the space, and
// that it is one step where the space has no mutation of its own.
func mutateChanges(t *testing.T, s space.Space) {
	each(t, s, func(rng *rand.Rand, a space.Arch) {
		before := a.String()
		b, err := space.Mutate(s, a, rng)
		if err != nil {
			t.Fatalf("Mutate(%v): %v", a, err)
		}
		if a.String() != before {
			t.Errorf("Mutate changed its argument from %s to %v", before, a)
		}
		if err := s.Check(b); err != nil {
			t.Errorf("Mutate made an architecture that Check rejects: %v", err)
			return
		}
		if n := apart(a, b); n != 1 && has(s).Mutate == nil {
			t.Errorf("Mutate changed %d decisions of %v", n, a)
		}
		if mustTrim(t, s, a).Equal(mustTrim(t, s, b)) {
			t.Errorf("Mutate turned %v into %v, which is the same", a, b)
		}
	})
	for _, bad := range []space.Arch{{}, {Space: s.Name()}} {
		if _, err := space.Mutate(s, bad, source()); err == nil {
			t.Errorf("Mutate accepts %v", bad)
		}
	}
}

// neighboursSymmetric checks a few architectures only, since a neighbourhood
// may be large.
func neighboursSymmetric(t *testing.T, s space.Space) {
	rng := source()
	one := has(s).Neighbours == nil // neighbours differ in one decision
	for range 5 {
		a := space.Sample(s, rng)
		near := mustNeighbours(t, s, a)
		seen := map[string]bool{}
		for _, b := range near {
			if err := s.Check(b); err != nil {
				t.Fatalf("Neighbours gave an architecture that Check rejects: %v", err)
			}
			point := mustTrim(t, s, b)
			if seen[point.Key()] || one && apart(a, b) != 1 {
				t.Fatalf("neighbour %v of %v stands twice or differs in %d decisions", b, a, apart(a, b))
			}
			seen[point.Key()] = true
			if point.Equal(mustTrim(t, s, a)) {
				t.Fatalf("neighbour %v of %v is the same", b, a)
			}
		}
		for _, b := range near[:min(len(near), 30)] {
			back := false
			for _, c := range mustNeighbours(t, s, b) {
				back = back || c.Equal(a) || !one && mustTrim(t, s, c).Equal(mustTrim(t, s, a))
			}
			if !back {
				t.Fatalf("%v is a neighbour of %v, but not the other way round", b, a)
			}
		}
	}
	if _, err := space.Neighbours(s, space.Arch{}); err == nil {
		t.Error("Neighbours accepts the zero value")
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
			return
		}
		for i, g := range child.Genes {
			if g != a.Genes[i] && g != b.Genes[i] && has(s).Cross == nil {
				t.Errorf("decision %d of the child %v comes from no parent: %v, %v", i, child, a, b)
			}
		}
	})
	a := space.Sample(s, source())
	for _, pair := range [][2]space.Arch{{a, {}}, {{}, a}} {
		if _, err := space.Cross(s, pair[0], pair[1], source()); err == nil {
			t.Errorf("Cross accepts %v and %v", pair[0], pair[1])
		}
	}
}

// enumerateCounts lists a small space whole and checks Size and Unique; of a
// large one it looks at the first few and stops.
func enumerateCounts(t *testing.T, s space.Space) {
	size, err := space.Size(s)
	if err != nil {
		t.Fatal(err)
	}
	if size > enumerable {
		n := 0
		if err := space.Enumerate(s, func(a space.Arch) bool { n++; return n < 100 }); err != nil || n != 100 {
			t.Errorf("told to stop after 100, Enumerate gave %d (error %v)", n, err)
		}
		return
	}
	form := mustTrim // of what Enumerate gives
	if has(s).Distinct {
		form = mustCanonical
	}
	seen, networks := map[string]bool{}, map[string]bool{}
	err = space.Enumerate(s, func(a space.Arch) bool {
		if err := s.Check(a); err != nil {
			t.Errorf("Enumerate gave an architecture that Check rejects: %v", err)
			return false
		}
		if f, err := space.Form(s, a); err != nil || !f.Equal(a) {
			t.Errorf("the form of the listed %v is %v (error %v)", a, f, err)
		}
		if !form(t, s, a).Equal(a) || seen[a.Key()] {
			t.Errorf("Enumerate gave %v, which is not in the form to list or came before", a)
		}
		seen[a.Key()] = true
		networks[mustCanonical(t, s, a).Key()] = true
		return !t.Failed()
	})
	if err != nil {
		t.Fatal(err)
	}
	if n := float64(len(seen)); n != size && (has(s).Size > 0 || !constrained(s)) {
		t.Errorf("Enumerate gave %.0f architectures, Size says %.0f", n, size)
	}
	if unique, err := space.Unique(s); err != nil || unique > 0 && !constrained(s) && unique != float64(len(networks)) {
		t.Errorf("Enumerate gave %d different networks, Unique says %.0f (error %v)", len(networks), unique, err)
	}
	each(t, s, func(_ *rand.Rand, a space.Arch) {
		if !seen[form(t, s, a).Key()] {
			t.Errorf("Enumerate left out %v", a)
		}
	})
}
