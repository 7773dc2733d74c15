package space

import (
	"fmt"
	"math/rand/v2"
	"slices"
)

// Nearest returns a itself when it is legal, otherwise the legal architecture
// that the space says is nearest to its genes (see [Traits] and [Listed]), among
// those that agree with it in the decisions of keep. It returns false where
// there is none, which is always so in a space that says nothing of the kind.
func Nearest(s Space, a Arch, keep []int, rng *rand.Rand) (Arch, bool) {
	if s.Check(a) == nil {
		return a, true
	}
	f := own(s).Nearest
	if f == nil || CheckGenes(s.Name(), s.Dims(), a) != nil {
		return Arch{}, false
	}
	return f(a, keep, rng)
}

func (l *Listed) nearest(a Arch, keep []int, rng *rand.Rand) (Arch, bool) {
	i, err := l.nearestTo(a, keep, -1, rng)
	if err != nil {
		return Arch{}, false
	}
	return l.copy(i), true
}

// nearestTo returns the listed architecture that differs from a in the fewest
// decisions but agrees with it in those of keep, and is not number self.
func (l *Listed) nearestTo(a Arch, keep []int, self int, rng *rand.Rand) (int, error) {
	target, err := l.trimmed(a)
	if err != nil {
		return 0, err
	}
	n := len(target)
	best, least, ties := -1, n+1, 0
scan:
	for i := range l.archs {
		genes := l.genes[i*n : (i+1)*n]
		for _, k := range keep {
			if genes[k] != target[k] {
				continue scan
			}
		}
		d := distance(genes, target, least)
		if d > least || i == self {
			continue
		}
		if d < least {
			least, ties = d, 0
		}
		if ties++; ties == 1 || rng.IntN(ties) == 0 {
			best = i
		}
	}
	if best < 0 {
		return 0, fmt.Errorf("space: no other listed architecture of %s has the decisions that are to be kept", l.Name())
	}
	return best, nil
}

// distance counts the decisions that differ; above most it may stop counting.
func distance(a, b []int32, most int) int {
	d := 0
	for i, g := range a {
		if g != b[i] {
			if d++; d > most {
				break
			}
		}
	}
	return d
}

// trimmed returns the genes of a, which need not be on the list, with those that
// do not count set to choice 0.
func (l *Listed) trimmed(a Arch) ([]int32, error) {
	dims := l.Dims()
	when, err := NewConditions(dims)
	if err != nil {
		return nil, err
	}
	genes := make([]int32, len(dims))
	for i, g := range a.Genes {
		if when.Active(dims, a.Genes, i) {
			genes[i] = int32(g)
		}
	}
	return genes, nil
}

func (l *Listed) neighbours(a Arch) ([]Arch, error) {
	around, err := Neighbours(l.Space, a)
	if err != nil {
		return nil, err
	}
	taken := map[int]bool{l.find(a): true}
	var list []Arch
	for _, b := range around {
		if i := l.find(b); i >= 0 && !taken[i] {
			taken[i] = true
			list = append(list, l.copy(i))
		}
	}
	wanted := min(len(l.Dims()), len(l.archs)-1)
	if len(list) >= wanted {
		return list, nil
	}
	target, err := l.trimmed(a)
	if err != nil {
		return nil, err
	}
	n := len(target)
	apart := make([][]int, n+1) // by distance
	for i := range l.archs {
		if !taken[i] {
			d := distance(l.genes[i*n:(i+1)*n], target, n)
			apart[d] = append(apart[d], i)
		}
	}
	for _, i := range slices.Concat(apart...)[:wanted-len(list)] {
		list = append(list, l.copy(i))
	}
	return list, nil
}
