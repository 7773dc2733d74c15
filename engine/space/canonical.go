package space

import "slices"

// Trim returns a with every decision that does not count set to choice 0. It is
// the key of tables: two architectures with the same trimmed form are the same
// point of the space. Networks may be equal beyond that; see [Canonical].
func Trim(s Space, a Arch) (Arch, error) {
	active, err := Active(s, a)
	if err != nil {
		return Arch{}, err
	}
	c := Arch{a.Space, slices.Clone(a.Genes)}
	for i, on := range active {
		if !on {
			c.Genes[i] = 0
		}
	}
	return c, nil
}

// Canonical returns the architecture that stands for all those that build the
// same network as a: the trimmed form, and for cells the chosen one among all
// isomorphic spellings. Benchmarks measured the spellings apart, so their
// numbers may differ by the noise of training.
func Canonical(s Space, a Arch) (Arch, error) {
	t, err := Trim(s, a)
	if err != nil {
		return Arch{}, err
	}
	if f := own(s).Canonical; f != nil {
		c, err := f(t)
		return legal(s, "Canonical", c, err)
	}
	return t, nil
}

// Form returns the architecture that stands for a among those that [Enumerate]
// visits and [Size] counts: the trimmed form; in a space that counts networks
// (see [Traits]) the canonical one; in a [Listed] space the one on the list. Two
// architectures with the same form have one row in a table.
func Form(s Space, a Arch) (Arch, error) {
	if l, ok := s.(*Listed); ok {
		if err := l.Check(a); err != nil {
			return Arch{}, err
		}
		return l.copy(l.find(a)), nil
	}
	if own(s).Distinct {
		return Canonical(s, a)
	}
	return Trim(s, a)
}

// Same reports whether a and b build the same network.
func Same(s Space, a, b Arch) (bool, error) {
	x, err := Canonical(s, a)
	if err != nil {
		return false, err
	}
	y, err := Canonical(s, b)
	return err == nil && x.Equal(y), err
}

// Unique returns how many different networks there are, counted by [Canonical];
// 0 where nobody has counted.
func Unique(s Space) (float64, error) {
	t := own(s)
	if t.Unique > 0 || t.Canonical != nil {
		return t.Unique, nil
	}
	return Size(s)
}

// Size returns the number of different architectures, each spelling counted
// once and decisions that do not count left out: as many as [Enumerate] visits.
// It is a float64 because spaces of 10^35 are common; up to 2^53 it is exact.
// Where the space does not say (see [Traits]), combinations that its Check
// forbids are counted too.
func Size(s Space) (float64, error) {
	if n := own(s).Size; n > 0 {
		return n, nil
	}
	dims := s.Dims()
	c, err := NewConditions(dims)
	if err != nil {
		return 0, err
	}
	size := 1.0
	for p, d := range dims {
		if c.parent[p] >= 0 {
			continue
		}
		sum := 0.0
		for choice := range d.Choices {
			below := 1.0
			for i, child := range dims {
				if c.parent[i] == p && slices.Contains(child.In, choice) {
					below *= float64(len(child.Choices))
				}
			}
			sum += below
		}
		size *= sum
	}
	return size, nil
}
