package space

import (
	"fmt"
	"math/rand/v2"
)

// Traits is what a space offers beyond its decisions. Every field may be left
// zero: then the package's functions derive what they need from the decisions.
// A space made by [NewFuncs] takes its traits through [Funcs.With]; a space with
// a type of its own has a method Traits() *Traits. The functions here are called
// only with architectures that the space's Check accepts.
type Traits struct {
	// Size is how many architectures [Enumerate] visits; 0: counted from the
	// decisions, forbidden combinations included.
	Size float64
	// Unique is how many different canonical forms there are; 0: as many as
	// Size when Canonical is nil, otherwise not known.
	Unique float64
	// Distinct says that Enumerate visits canonical forms only, so that Size
	// counts networks and not spellings.
	Distinct bool
	// Canonical picks one of the architectures that build the same network
	// (isomorphic cells); nil: two architectures build the same network only
	// when they agree in every decision that counts.
	Canonical func(a Arch) (Arch, error)

	Sample     func(rng *rand.Rand) Arch                     // nil: uniform, see [Sample]
	Mutate     func(a Arch, rng *rand.Rand) (Arch, error)    // nil: one decision, see [Mutate]
	Neighbours func(a Arch) ([]Arch, error)                  // nil: all that differ in one decision
	Cross      func(a, b Arch, rng *rand.Rand) (Arch, error) // nil: uniform, see [Cross]
	Enumerate  func(visit func(Arch) bool) error             // nil: an odometer over the decisions
	// Nearest returns the legal architecture that is nearest to genes which Check
	// forbids, among those that agree with them in the decisions of keep, or
	// false; nil: there is no such notion, see [Nearest].
	Nearest func(a Arch, keep []int, rng *rand.Rand) (Arch, bool)

	// Text prints an architecture as its field writes it and Parse reads that;
	// nil: "space:genes" is the only text.
	Text  func(a Arch) (string, error)
	Parse func(text string) (Arch, error)

	// Cells shows architectures as labelled graphs, from which the encodings
	// "path", "truncated", "gcn" and "sequence" follow; nil: a chain with one
	// node per decision, which has the last two.
	Cells *Cells
	// Encodings lists further encodings; one that has the name of a derived one
	// stands in its place.
	Encodings []Encoding
	// Draw gives the pictures of an architecture, one per cell; nil: one picture
	// of Cells or, without them, of Graph.
	Draw func(a Arch) ([]Drawing, error)
}

var plain Traits // of a space that has none

// own returns the traits that the space itself has.
func own(s Space) *Traits {
	if has, ok := s.(interface{ Traits() *Traits }); ok {
		if t := has.Traits(); t != nil {
			return t
		}
	}
	return &plain
}

// legal passes on what a function among the space's traits made, or says that the
// space itself would not have it.
func legal(s Space, what string, a Arch, err error) (Arch, error) {
	if err != nil {
		return Arch{}, err
	}
	if err := s.Check(a); err != nil {
		return Arch{}, fmt.Errorf("space: %s: its own %s made what its Check rejects: %w", s.Name(), what, err)
	}
	return a, nil
}

// TraitsOf returns the traits of s with nothing left out: what the space does
// not bring itself is derived from its decisions. Unique stays 0 where nobody
// has counted, and Cells is nil where s has none of its own.
func TraitsOf(s Space) (Traits, error) {
	t := *own(s)
	var err error
	if t.Size, err = Size(s); err != nil {
		return Traits{}, err
	}
	if t.Unique, err = Unique(s); err != nil {
		return Traits{}, err
	}
	t.Canonical = func(a Arch) (Arch, error) { return Canonical(s, a) }
	t.Sample = func(rng *rand.Rand) Arch { return Sample(s, rng) }
	t.Mutate = func(a Arch, rng *rand.Rand) (Arch, error) { return Mutate(s, a, rng) }
	t.Neighbours = func(a Arch) ([]Arch, error) { return Neighbours(s, a) }
	t.Cross = func(a, b Arch, rng *rand.Rand) (Arch, error) { return Cross(s, a, b, rng) }
	t.Enumerate = func(visit func(Arch) bool) error { return Enumerate(s, visit) }
	t.Nearest = func(a Arch, keep []int, rng *rand.Rand) (Arch, bool) { return Nearest(s, a, keep, rng) }
	t.Text = func(a Arch) (string, error) { return Text(s, a) }
	t.Parse = func(text string) (Arch, error) { return Parse(s, text) }
	t.Encodings = Encodings(s)
	t.Draw = func(a Arch) ([]Drawing, error) { return Draw(s, a) }
	return t, nil
}
