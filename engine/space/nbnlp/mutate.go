package nbnlp

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"

	"naslab/engine/space"
)

// kin are the operations that may take each other's place: those of as many
// inputs.
var kin = [][]Op{{Tanh, Sigmoid, LeakyReLU}, {Prod, Sum, Linear2}, {Linear3, Blend}}

// steps lists the cells that differ in the operation of one node, and those that
// differ in one wire.
func (c Cell) steps() (ops, wires []Cell) {
	for j, n := range c.Nodes {
		for _, group := range kin {
			for _, op := range group {
				if op == n.Op || !slices.Contains(group, n.Op) {
					continue
				}
				for _, inputs := range operands(op, n.Inputs) {
					ops = append(ops, c.with(j, Node{op, inputs}))
				}
			}
		}
		for i, now := range n.Inputs {
			for from := range sources + j {
				if from > c.States && from < sources || from == now || slices.Contains(n.Inputs, from) {
					continue
				}
				inputs := slices.Clone(n.Inputs)
				inputs[i] = from
				wires = append(wires, c.with(j, Node{n.Op, inputs}))
			}
		}
	}
	return ops, wires
}

// operands lists the orders of the inputs that mean different things.
func operands(op Op, in []int) [][]int {
	if op != Blend {
		return [][]int{in}
	}
	a, b, c := in[0], in[1], in[2]
	return [][]int{{a, b, c}, {a, c, b}, {b, a, c}, {b, c, a}, {c, a, b}, {c, b, a}}
}

// with returns the cell with another node at place j.
func (c Cell) with(j int, n Node) Cell {
	c.Nodes = slices.Clone(c.Nodes)
	c.Nodes[j] = n.ordered()
	return c
}

// neighbours lists the steps that lead to another network.
func (s *Space) neighbours(a space.Arch) ([]space.Arch, error) {
	c := cellOf(a)
	here := c.canonical()
	ops, wires := c.steps()
	var list []space.Arch
	seen := map[string]bool{}
	for _, d := range append(ops, wires...) {
		b := genes(d)
		if key := b.Key(); !seen[key] && !reflect.DeepEqual(d.canonical(), here) {
			seen[key] = true
			list = append(list, b)
		}
	}
	return list, nil
}

// mutate changes, with equal chance, an operation or a wire, so that another
// network comes out.
func (s *Space) mutate(a space.Arch, rng *rand.Rand) (space.Arch, error) {
	c := cellOf(a)
	here := c.canonical()
	ops, wires := c.steps()
	for range 10000 {
		list := ops
		if rng.IntN(2) == 1 {
			list = wires
		}
		if len(list) == 0 {
			continue
		}
		if d := list[rng.IntN(len(list))]; !reflect.DeepEqual(d.canonical(), here) {
			return genes(d), nil
		}
	}
	return space.Arch{}, fmt.Errorf("nbnlp: mutate: no step from %v leads to another network", a)
}

// cross takes the first nodes of a and the later ones of b, and the states from
// a; the place where they are joined is drawn uniformly among those that give a
// legal cell.
func (s *Space) cross(a, b space.Arch, rng *rand.Rand) (space.Arch, error) {
	c, d := cellOf(a), cellOf(b)
	for _, cut := range rng.Perm(len(c.Nodes) + 1) {
		child := Cell{States: c.States, Nodes: slices.Clone(c.Nodes[:cut]), New: c.New}
		if cut < len(d.Nodes) {
			child.Nodes = append(child.Nodes, d.Nodes[cut:]...)
		}
		if child.Check() == nil {
			return genes(child), nil
		}
	}
	return genes(c), nil
}
