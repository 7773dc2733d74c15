package space

import (
	"fmt"
	"math/rand/v2"
)

// part is a space with one more thing that Check asks for.
type part struct {
	Space
	check  func(Arch) error
	traits Traits
}

// NewPart makes the part of s whose architectures check accepts; it is asked for
// legal ones of s only and returns an error that says what they lack. The part
// has the name and the decisions of s. What s draws, mutates or crosses in its
// own way is asked again until check accepts it, so that a part should not be
// too rare; for a few architectures of many, [NewListed] is the better way. Its
// Size counts what check rejects too.
func NewPart(s Space, check func(Arch) error) (Space, error) {
	if s == nil || check == nil {
		return nil, fmt.Errorf("space: a part of a space needs the space and a check")
	}
	p := &part{Space: s, check: check, traits: *own(s)}
	t, whole := &p.traits, *own(s)
	t.Unique, t.Distinct, t.Nearest = 0, false, nil
	if f := whole.Canonical; f != nil {
		t.Canonical = func(a Arch) (Arch, error) {
			if c, err := f(a); err != nil || p.Check(c) == nil {
				return c, err
			}
			return a, nil
		}
	}
	if f := whole.Sample; f != nil {
		t.Sample = func(rng *rand.Rand) Arch {
			a, _ := p.again(func() (Arch, error) { return f(rng), nil })
			return a
		}
	}
	if f := whole.Mutate; f != nil {
		t.Mutate = func(a Arch, rng *rand.Rand) (Arch, error) {
			return p.again(func() (Arch, error) { return f(a, rng) })
		}
	}
	if f := whole.Cross; f != nil {
		t.Cross = func(a, b Arch, rng *rand.Rand) (Arch, error) {
			return p.again(func() (Arch, error) { return f(a, b, rng) })
		}
	}
	if f := whole.Neighbours; f != nil {
		t.Neighbours = func(a Arch) (list []Arch, err error) {
			all, err := f(a)
			for _, b := range all {
				if p.Check(b) == nil {
					list = append(list, b)
				}
			}
			return list, err
		}
	}
	if f := whole.Enumerate; f != nil {
		t.Enumerate = func(visit func(Arch) bool) error {
			return f(func(a Arch) bool { return p.Check(a) != nil || visit(a) })
		}
	}
	return p, nil
}

// again draws until the check accepts; the last draw is returned in any case.
func (p *part) again(draw func() (Arch, error)) (a Arch, err error) {
	for range tries {
		if a, err = draw(); err != nil || p.Check(a) == nil {
			break
		}
	}
	return a, err
}

// Check returns nil for an architecture of the part.
func (p *part) Check(a Arch) error {
	if err := p.Space.Check(a); err != nil {
		return err
	}
	return p.check(a)
}

// Traits returns what the part brings beyond its decisions.
func (p *part) Traits() *Traits { return &p.traits }

// String names the whole space.
func (p *part) String() string { return "a part of " + describe(p.Space) }

// Common returns the part that two parts of one space share: those listed in one
// that the other accepts where one is a list, otherwise what both accept. It is
// an error when lists share nothing.
func Common(s, t Space) (Space, error) {
	l, ok := s.(*Listed)
	if !ok {
		if l, ok = t.(*Listed); !ok {
			return NewPart(s, t.Check)
		}
		t = s
	}
	var both []Arch
	var place []int
	for i, a := range l.archs {
		if place = append(place, -1); t.Check(a) == nil {
			place[i] = len(both)
			both = append(both, a)
		}
	}
	if len(both) == 0 {
		return nil, fmt.Errorf("space: %v and %v have no architecture in common", s, t)
	}
	return NewListed(l.Space, both, func(a Arch) int {
		if i := l.find(a); i >= 0 {
			return place[i]
		}
		return -1
	})
}
