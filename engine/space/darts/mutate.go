package darts

import (
	"fmt"
	"math/rand/v2"

	"naslab/engine/space"
)

// step is one change of an edge.
type step struct {
	which, at int // cell and edge of it
	to        Edge
}

// steps lists all changes of one edge: another operation, or another input with
// the same operation. In S1, where edges have operations of their own, an edge
// that cannot keep its operation takes any of the new place; and the other way
// round, so that every step can be taken back.
func (s *Space) steps(g Genotype) (ops, wires []step) {
	for which, c := range []Cell{g.Normal, g.Reduce} {
		for at, e := range c {
			node := at/2 + inputs
			here := s.cells[which][edgeAt(e.Input, node)]
			for _, op := range here {
				if op != e.Op {
					ops = append(ops, step{which, at, Edge{e.Input, op}})
				}
			}
			for input := range node {
				if input == e.Input || input == c[at^1].Input {
					continue
				}
				there := s.cells[which][edgeAt(input, node)]
				for _, op := range there {
					if op == e.Op || !has(there, e.Op) || !has(here, op) {
						wires = append(wires, step{which, at, Edge{input, op}})
					}
				}
			}
		}
	}
	return ops, wires
}

func (g Genotype) after(st step) Genotype {
	if st.which == 0 {
		g.Normal[st.at] = st.to
	} else {
		g.Reduce[st.at] = st.to
	}
	return g
}

// mutate changes, with equal chance, the operation or the input of an edge drawn
// uniformly.
func (s *Space) mutate(a space.Arch, rng *rand.Rand) (space.Arch, error) {
	g := s.genotype(a)
	ops, wires := s.steps(g)
	list := ops
	if rng.IntN(2) == 1 {
		list = wires
	}
	return s.arch(g.after(list[rng.IntN(len(list))])), nil
}

// neighbours lists all architectures one step away: 120 in the whole space, 96
// by operation and 24 by input.
func (s *Space) neighbours(a space.Arch) ([]space.Arch, error) {
	g := s.genotype(a)
	ops, wires := s.steps(g)
	var list []space.Arch
	for _, st := range append(ops, wires...) {
		list = append(list, s.arch(g.after(st)))
	}
	return list, nil
}

// cross takes each inner node, with its two inputs and operations, from one of
// the parents.
func (s *Space) cross(a, b space.Arch, rng *rand.Rand) (space.Arch, error) {
	child, other := s.genotype(a), s.genotype(b)
	for _, c := range []struct{ to, from *Cell }{{&child.Normal, &other.Normal}, {&child.Reduce, &other.Reduce}} {
		for at := 0; at < picked; at += 2 {
			if rng.IntN(2) == 1 {
				copy(c.to[at:at+2], c.from[at:at+2])
			}
		}
	}
	if err := child.Check(); err != nil {
		return space.Arch{}, fmt.Errorf("cross: %w", err)
	}
	return s.arch(child), nil
}
