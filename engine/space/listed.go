package space

import (
	"fmt"
	"math/rand/v2"
)

// Listed is the part of a space that consists of architectures on a list, such
// as those that a table has. Make one with [NewListed]. It has the name and the
// decisions of the whole space, so that architectures go from one to the other.
//
// Its operators work like those of the whole space and never leave the list:
//   - [Sample] draws uniformly from the list.
//   - [Mutate] and [Cross] do what the whole space does and take, in place of a
//     result that is not on the list, the listed one nearest to it; a mutant is
//     never the architecture that it was made from.
//   - [Neighbours] are those of the whole space that are listed; where they are
//     fewer than the decisions, the nearest others make up the number.
//   - [Nearest] finds a listed architecture for any choice of genes.
//
// Distance is the number of decisions that differ, those that do not count set
// to choice 0; of several that are equally near one is drawn.
type Listed struct {
	Space
	archs  []Arch  // trimmed, different
	genes  []int32 // of all of them, one after the other
	find   func(a Arch) int
	traits Traits
}

// NewListed makes the part of s on the list, in trimmed form and each only once.
// find tells where in archs a legal architecture of s stands that is the same to
// the list, such as an isomorphic cell, or -1; nil looks for the same decisions.
// It returns an error for an empty list and for an architecture that s rejects.
func NewListed(s Space, archs []Arch, find func(a Arch) int) (*Listed, error) {
	if s == nil || len(archs) == 0 {
		return nil, fmt.Errorf("space: a part of a space needs the space and at least one architecture")
	}
	l := &Listed{Space: s}
	at, place := map[string]int{}, make([]int, len(archs))
	for i, a := range archs {
		t, err := Trim(s, a)
		if err != nil {
			return nil, fmt.Errorf("space: architecture %d of the list: %w", i, err)
		}
		key := t.Key()
		first, twice := at[key]
		if place[i] = first; twice {
			continue
		}
		at[key], place[i] = len(l.archs), len(l.archs)
		l.archs = append(l.archs, t)
		for _, g := range t.Genes {
			l.genes = append(l.genes, int32(g))
		}
	}
	l.find = func(a Arch) int {
		if i := find(a); i >= 0 {
			return place[i]
		}
		return -1
	}
	if find == nil {
		l.find = func(a Arch) int {
			t, err := Trim(s, a)
			if err != nil {
				return -1
			}
			if i, ok := at[t.Key()]; ok {
				return i
			}
			return -1
		}
	}
	l.traits = l.derive(*own(s))
	return l, nil
}

// derive takes over what the whole space says of an architecture and replaces
// what leads from one to another.
func (l *Listed) derive(t Traits) Traits {
	t.Size, t.Unique, t.Distinct = float64(len(l.archs)), 0, false
	if f := t.Canonical; f != nil {
		t.Canonical = func(a Arch) (Arch, error) {
			if c, err := f(a); err != nil || l.find(c) >= 0 {
				return c, err
			}
			return a, nil
		}
	}
	t.Sample = func(rng *rand.Rand) Arch { return l.copy(rng.IntN(len(l.archs))) }
	t.Mutate, t.Neighbours, t.Cross, t.Enumerate, t.Nearest = l.mutate, l.neighbours, l.cross, l.enumerate, l.nearest
	return t
}

// Traits returns what the part brings beyond its decisions.
func (l *Listed) Traits() *Traits { return &l.traits }

// Len is the number of different architectures on the list.
func (l *Listed) Len() int { return len(l.archs) }

// Check returns nil for an architecture on the list.
func (l *Listed) Check(a Arch) error {
	if err := l.Space.Check(a); err != nil {
		return err
	}
	if l.find(a) < 0 {
		return fmt.Errorf("space: %v is not among the %d listed architectures of %s", a, len(l.archs), l.Name())
	}
	return nil
}

// String gives the name of the whole space and how many are listed.
func (l *Listed) String() string {
	return fmt.Sprintf("%d listed architectures of %s", len(l.archs), l.Name())
}

// copy returns a listed architecture for the caller to keep.
func (l *Listed) copy(i int) Arch {
	return Arch{l.archs[i].Space, append([]int(nil), l.archs[i].Genes...)}
}

func (l *Listed) enumerate(visit func(Arch) bool) error {
	for i := range l.archs {
		if !visit(l.copy(i)) {
			break
		}
	}
	return nil
}

func (l *Listed) mutate(a Arch, rng *rand.Rand) (Arch, error) {
	self := l.find(a)
	if len(l.archs) == 1 {
		return Arch{}, fmt.Errorf("space: mutate: there is one listed architecture of %s", l.Name())
	}
	child, err := Mutate(l.Space, a, rng)
	if err != nil {
		return Arch{}, err
	}
	if i := l.find(child); i >= 0 && i != self {
		return l.copy(i), nil
	}
	i, err := l.nearestTo(child, nil, self, rng)
	if err != nil {
		return Arch{}, err
	}
	return l.copy(i), nil
}

func (l *Listed) cross(a, b Arch, rng *rand.Rand) (Arch, error) {
	child, err := Cross(l.Space, a, b, rng)
	if err != nil {
		return Arch{}, err
	}
	if i := l.find(child); i >= 0 {
		return l.copy(i), nil
	}
	i, err := l.nearestTo(child, nil, -1, rng)
	if err != nil {
		return Arch{}, err
	}
	return l.copy(i), nil
}
