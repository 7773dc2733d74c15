package nas

import (
	"fmt"
	"strings"
	"sync"

	"naslab/engine/bench"
	"naslab/engine/space"
)

// Graph is a network as operations and wires.
type Graph = space.Graph

// Rules is what a space of your own says beyond its decisions; every field may be
// left out. The functions get the space, so that they can ask [Choice] and
// [Number], and an architecture whose choices are in range.
type Rules struct {
	// Check returns nil for a legal architecture, otherwise an error that says
	// what is wrong. Nothing illegal is drawn, mutated to or listed.
	Check func(sp SearchSpace, a Arch) error
	// Graph is the network of an architecture, which [Plot] draws; nil: a chain
	// of the decisions.
	Graph func(sp SearchSpace, a Arch) *Graph
	// Canonical is the one architecture that stands for all that build the same
	// network as a; nil: each builds its own.
	Canonical func(sp SearchSpace, a Arch) Arch
	// Traits has all else that a space can say: its own text, encodings, mutation.
	Traits space.Traits
}

// NewSpace makes a search space from its decisions and registers it.
func (s *Session) NewSpace(name string, dims ...Dim) SearchSpace {
	return s.NewSpaceWith(name, Rules{}, dims...)
}

// NewSpaceWith makes a search space from its decisions and rules.
func (s *Session) NewSpaceWith(name string, rules Rules, dims ...Dim) SearchSpace {
	s.check(free("space", name))
	sp, err := ruled(name, rules, dims)
	s.check(err)
	space.Register(name, func() (space.Space, error) { return sp, nil })
	return sp
}

// ruled makes the space; its functions see it as it is in the end.
func ruled(name string, rules Rules, dims []Dim) (*space.Funcs, error) {
	var sp *space.Funcs
	var check func(Arch) error
	if rules.Check != nil {
		check = func(a Arch) error { return rules.Check(sp, a) }
	}
	var graph func(Arch) (*Graph, error)
	if rules.Graph != nil {
		graph = func(a Arch) (*Graph, error) {
			g := rules.Graph(sp, a)
			if g == nil {
				return nil, fmt.Errorf("nas: space %s: its Graph function returned nil for %v", name, a)
			}
			return g, g.Check()
		}
	}
	traits := rules.Traits
	if rules.Canonical != nil {
		traits.Canonical = func(a Arch) (Arch, error) { return rules.Canonical(sp, a), nil }
	}
	made, err := space.NewFuncs(name, dims, check, graph)
	if err != nil {
		return nil, err
	}
	sp = made.With(traits)
	if check == nil && traits.Canonical == nil {
		return sp, nil
	}
	known, err := sp.Counted()
	if err == nil {
		sp = known
	}
	return sp, err
}

// When is a decision that counts only under some choices of another.
func (s *Session) When(d, other Dim, choices ...string) Dim {
	d, err := space.When(d, other, choices)
	s.check(err)
	return d
}

// Choice returns what an architecture chose.
func (s *Session) Choice(sp SearchSpace, a Arch, decision string) string {
	c, err := space.Choice(sp, a, decision)
	s.check(err)
	return c
}

// Number returns what an architecture chose, as a number.
func (s *Session) Number(sp SearchSpace, a Arch, decision string) float64 {
	x, err := space.Number(sp, a, decision)
	s.check(err)
	return x
}

// builtIn are the names that [engine.Install] registers.
var builtIn = sync.OnceValue(func() map[string]bool {
	names := map[string]bool{}
	for _, n := range bench.Names() {
		names["benchmark "+n] = true
	}
	for _, n := range space.Names() {
		names["space "+n] = true
	}
	return names
})

// free returns an error unless something of the user's can have the name.
func free(kind, name string) error {
	if strings.TrimSpace(name) == "" {
		return fmt.Errorf("nas: a %s needs a name, such as my/%s", kind, kind)
	}
	if builtIn()[kind+" "+name] {
		return fmt.Errorf("nas: the %s %s is built in; give yours another name, such as my/%s", kind, name, name)
	}
	return nil
}
