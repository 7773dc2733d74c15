package space

import (
	"fmt"
	"math/rand/v2"
)

// Mutate returns a copy of a in which one decision, drawn uniformly among
// those that count and have more than one choice, takes another choice, drawn
// uniformly. The result always has another trimmed form than a. What the space's
// Check forbids is drawn anew; it is an error when that never ends. A space may
// mutate in its own way.
func Mutate(s Space, a Arch, rng *rand.Rand) (Arch, error) {
	if f := own(s).Mutate; f != nil {
		if err := s.Check(a); err != nil {
			return Arch{}, err
		}
		child, err := f(a, rng)
		return legal(s, "Mutate", child, err)
	}
	free, err := freeDims(s, a)
	if err != nil {
		return Arch{}, err
	}
	if len(free) == 0 {
		return Arch{}, fmt.Errorf("space: mutate: no decision of %s has a second choice", s.Name())
	}
	for range tries {
		i := free[rng.IntN(len(free))]
		choice := rng.IntN(len(s.Dims()[i].Choices) - 1)
		if choice >= a.Genes[i] {
			choice++
		}
		if child := a.With(i, choice); s.Check(child) == nil {
			return child, nil
		}
	}
	return Arch{}, fmt.Errorf("space: mutate: no change of one decision of %v that %s allows was found", a, s.Name())
}

// Neighbours returns all legal architectures that differ from a in one decision
// that counts, in the order of the decisions and of their choices. A space may
// say in its own way what lies next to what.
func Neighbours(s Space, a Arch) ([]Arch, error) {
	if f := own(s).Neighbours; f != nil {
		if err := s.Check(a); err != nil {
			return nil, err
		}
		return f(a)
	}
	free, err := freeDims(s, a)
	if err != nil {
		return nil, err
	}
	var list []Arch
	for _, i := range free {
		for choice := range s.Dims()[i].Choices {
			if choice == a.Genes[i] {
				continue
			}
			if b := a.With(i, choice); s.Check(b) == nil {
				list = append(list, b)
			}
		}
	}
	return list, nil
}

func freeDims(s Space, a Arch) ([]int, error) {
	active, err := Active(s, a)
	if err != nil {
		return nil, err
	}
	var free []int
	for i, d := range s.Dims() {
		if active[i] && len(d.Choices) > 1 {
			free = append(free, i)
		}
	}
	return free, nil
}
