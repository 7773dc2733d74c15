package nas

import (
	"math/rand/v2"

	"naslab/engine/pareto"
	"naslab/engine/seed"
	"naslab/engine/space"
	"naslab/engine/table"
)

// Arch is one architecture of a search space.
type Arch = space.Arch

// SearchSpace is a set of architectures.
type SearchSpace = space.Space

// Dim is one decision of a search space.
type Dim = space.Dim

// Table is a titled table of columns.
type Table = table.Table

// Space makes the search space registered under name.
func (s *Session) Space(name string) SearchSpace {
	sp, err := space.New(name)
	s.check(err)
	return sp
}

// Numbers makes a decision among numbers.
func (s *Session) Numbers(name string, values ...float64) Dim { return space.Numbers(name, values...) }

// Labels makes a decision among labels.
func (s *Session) Labels(name string, choices ...string) Dim { return space.Labels(name, choices...) }

// Rand makes a random generator from a seed.
func (s *Session) Rand(run uint64) *rand.Rand { return seed.New(run).Rand("cell") }

// Sample draws an architecture.
func (s *Session) Sample(sp SearchSpace, rng *rand.Rand) Arch { return space.Sample(sp, rng) }

// Mutate changes one decision.
func (s *Session) Mutate(sp SearchSpace, a Arch, rng *rand.Rand) Arch {
	m, err := space.Mutate(sp, a, rng)
	s.check(err)
	return m
}

// Cross mixes two architectures.
func (s *Session) Cross(sp SearchSpace, a, b Arch, rng *rand.Rand) Arch {
	c, err := space.Cross(sp, a, b, rng)
	s.check(err)
	return c
}

// Neighbours lists the architectures one decision away.
func (s *Session) Neighbours(sp SearchSpace, a Arch) []Arch {
	list, err := space.Neighbours(sp, a)
	s.check(err)
	return list
}

// Describe prints an architecture decision by decision.
func (s *Session) Describe(sp SearchSpace, a Arch) string {
	text, err := space.Describe(sp, a)
	s.check(err)
	return text
}

// Parse reads an architecture.
func (s *Session) Parse(sp SearchSpace, text string) Arch {
	a, err := space.Parse(sp, text)
	s.check(err)
	return a
}

// Spell prints an architecture as its field writes it.
func (s *Session) Spell(sp SearchSpace, a Arch) string {
	text, err := space.Text(sp, a)
	s.check(err)
	return text
}

// Canonical returns the architecture that stands for all that build its network.
func (s *Session) Canonical(sp SearchSpace, a Arch) Arch {
	c, err := space.Canonical(sp, a)
	s.check(err)
	return c
}

// Size counts architectures.
func (s *Session) Size(sp SearchSpace) float64 {
	n, err := space.Size(sp)
	s.check(err)
	return n
}

// Enumerate lists a whole space.
func (s *Session) Enumerate(sp SearchSpace, visit func(Arch) bool) {
	ctx := s.ctx()
	err := space.Enumerate(sp, func(a Arch) bool { return ctx.Err() == nil && visit(a) })
	s.check(err)
	s.check(ctx.Err())
}

// Encode returns a code of an architecture.
func (s *Session) Encode(sp SearchSpace, a Arch, encoding string) []float64 {
	x, err := space.Encode(sp, a, encoding)
	s.check(err)
	return x
}

// Decode returns the architecture of a code.
func (s *Session) Decode(sp SearchSpace, encoding string, x []float64) Arch {
	a, err := space.Decode(sp, encoding, x)
	s.check(err)
	return a
}

// Dominates reports whether the costs a are nowhere worse and somewhere better
// than the costs b.
func (s *Session) Dominates(a, b []float64) bool { return pareto.Dominates(a, b) }
