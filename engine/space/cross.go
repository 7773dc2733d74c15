package space

import (
	"math/rand/v2"
	"slices"
)

// Cross returns a child whose every decision comes from a or from b with equal
// chance (uniform crossover). What the space's Check forbids is drawn anew;
// after 10,000 draws in vain the child is a copy of a. A space may cross in its
// own way.
func Cross(s Space, a, b Arch, rng *rand.Rand) (Arch, error) {
	for _, parent := range []Arch{a, b} {
		if err := s.Check(parent); err != nil {
			return Arch{}, err
		}
	}
	if f := own(s).Cross; f != nil {
		child, err := f(a, b, rng)
		return legal(s, "Cross", child, err)
	}
	for range tries {
		child := Arch{a.Space, slices.Clone(a.Genes)}
		for i := range child.Genes {
			if rng.IntN(2) == 1 {
				child.Genes[i] = b.Genes[i]
			}
		}
		if s.Check(child) == nil {
			return child, nil
		}
	}
	return Arch{a.Space, slices.Clone(a.Genes)}, nil
}
