package space

import (
	"fmt"
	"slices"
	"strconv"

	"naslab/engine/name"
)

// Choice returns the label that a chose in the decision called by that name,
// whether or not the decision counts. An unknown name is an error that gives the
// nearest ones.
func Choice(s Space, a Arch, decision string) (string, error) {
	d, g, err := chosen(s, a, decision)
	if err != nil {
		return "", err
	}
	return d.Choices[g], nil
}

// Number is [Choice] of a decision among numbers, or whose labels are numbers.
func Number(s Space, a Arch, decision string) (float64, error) {
	d, g, err := chosen(s, a, decision)
	switch {
	case err != nil:
		return 0, err
	case d.Values != nil:
		return d.Values[g], nil
	}
	x, err := strconv.ParseFloat(d.Choices[g], 64)
	if err != nil {
		return 0, fmt.Errorf("space: %s: %s chose %q, which is no number; read it with Choice", s.Name(), decision, d.Choices[g])
	}
	return x, nil
}

func chosen(s Space, a Arch, decision string) (Dim, int, error) {
	if s == nil {
		return Dim{}, 0, fmt.Errorf("space: there is no space to read %s of", decision)
	}
	dims := s.Dims()
	i := Index(dims, decision)
	if i < 0 {
		var names []string
		for _, d := range dims {
			names = append(names, d.Name)
		}
		return Dim{}, 0, fmt.Errorf("space: %s: %w", s.Name(), name.Miss("decision", decision, names, "its Dims()"))
	}
	if err := CheckGenes(s.Name(), dims, a); err != nil {
		return Dim{}, 0, err
	}
	return dims[i], a.Genes[i], nil
}

// When returns d as a decision that counts only where the decision other, which
// stands before it, has one of the given choices.
func When(d, other Dim, choices []string) (Dim, error) {
	if len(choices) == 0 {
		return d, fmt.Errorf("space: %s depends on %s, but on none of its choices; they are %v", d.Name, other.Name, other.Choices)
	}
	d.When, d.In = other.Name, nil
	for _, c := range choices {
		i := slices.Index(other.Choices, c)
		if i < 0 {
			return d, fmt.Errorf("space: %s: %w", d.Name, name.Miss("choice of "+other.Name, c, other.Choices, ""))
		}
		d.In = append(d.In, i)
	}
	return d, nil
}

// counted is how many combinations [Funcs.Counted] goes through at most.
const counted = 20_000

// Counted returns the space with the numbers of its legal architectures and of
// its canonical forms, which it counts one by one when there are at most 20,000
// combinations of choices; otherwise the space as it is. It returns an error when
// none is legal, or when the space's own Canonical gives something that is not
// legal or is not its own canonical form.
func (f *Funcs) Counted() (*Funcs, error) {
	all, err := Size(f)
	if err != nil || all > counted || f.own.Size > 0 {
		return f, err
	}
	size, forms := 0, map[string]bool{}
	var bad error
	err = Enumerate(f, func(a Arch) bool {
		size++
		if f.own.Canonical == nil {
			return true
		}
		var c, again Arch
		if c, bad = Canonical(f, a); bad == nil {
			again, bad = Canonical(f, c)
		}
		if bad == nil && !again.Equal(c) {
			bad = fmt.Errorf("space: %s: the canonical form of %v is %v, whose own is %v; all that build one network need the same", f.name, a, c, again)
		}
		forms[c.Key()] = true
		return bad == nil
	})
	switch {
	case bad != nil:
		return nil, bad
	case err != nil:
		return nil, err
	case size == 0:
		return nil, fmt.Errorf("space: %s: its Check allows none of %g combinations; the first one: %w", f.name, all, f.Check(Extreme(f, false)))
	}
	traits := f.own
	traits.Size = float64(size)
	if f.own.Canonical != nil {
		traits.Unique = float64(len(forms))
	}
	return f.With(traits), nil
}
