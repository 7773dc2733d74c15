package nbnlp

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"naslab/engine/space"
)

// sample draws a cell as the benchmark's authors did, with one to three states
// and 7, 14 or 21 nodes besides, each with equal chance.
func (s *Space) sample(rng *rand.Rand) space.Arch {
	for {
		if c, err := Random(1+rng.IntN(MaxStates), 7*(1+rng.IntN(3)), rng); err == nil {
			return genes(c)
		}
	}
}

// tries is how many cells are drawn before [Random] gives up. With three states
// and one node, the rarest case, one in 2,000 will do.
const tries = 1000000

// Random draws a cell with the benchmark's own generator. Nodes are drawn until
// there are nodes besides states: a linear layer with chance 1/2, of two (4/5) or
// three inputs among the word, the previous states and the activations so far,
// and an activation after it; otherwise a blend, a product or a sum of previous
// states and nodes. Nodes drawn uniformly are the new states, and what they do
// not need is left out. Draws are repeated until the word and every previous
// state are used, no new state reads a previous one directly, and at most 21
// nodes are left. It is an error when states is not 1 to 3 or nodes not 1 to 21.
func Random(states, nodes int, rng *rand.Rand) (Cell, error) {
	if states < 1 || states > MaxStates || nodes < 1 || nodes > MaxNodes {
		return Cell{}, fmt.Errorf("nbnlp: a cell is drawn with 1 to %d states and 1 to %d nodes besides, not %d and %d", MaxStates, MaxNodes, states, nodes)
	}
	for range tries {
		c := Cell{States: states, Nodes: draw(states, states+nodes, rng)}
		c.New = rng.Perm(len(c.Nodes))[:states]
		c = c.pruned()
		if c.plausible() {
			return c, nil
		}
	}
	return Cell{}, fmt.Errorf("nbnlp: %d draws gave no cell of %d states and %d nodes that uses all its inputs", tries, states, nodes)
}

// plausible are the conditions of the generator.
func (c Cell) plausible() bool {
	if len(c.Nodes) > MaxNodes {
		return false
	}
	for s, used := range c.used() {
		if s <= c.States && !used {
			return false
		}
	}
	for _, at := range c.New {
		if slices.ContainsFunc(c.Nodes[at].Inputs, func(from int) bool { return from > 0 && from < sources }) {
			return false
		}
	}
	return true
}

// draw makes at least the given number of nodes.
func draw(states, nodes int, rng *rand.Rand) []Node {
	var list []Node
	base := []int{0}
	for s := range states {
		base = append(base, 1+s)
	}
	activations := []int{}
	for len(list) < nodes {
		next := sources + len(list)
		switch rng.IntN(6) {
		case 0, 1, 2:
			op := Linear2
			if rng.IntN(5) == 0 {
				op = Linear3
			}
			from := append(slices.Clone(base), activations...)
			if len(from) < arities[op] {
				op = Linear2
			}
			list = append(list, Node{op, pick(from, arities[op], rng)}.ordered(), Node{Tanh + Op(rng.IntN(3)), []int{next}})
			activations = append(activations, next+1)
		case 3:
			list = combine(list, Blend, base[1:], rng)
		case 4:
			list = combine(list, Prod, base[1:], rng)
		case 5:
			list = combine(list, Sum, base[1:], rng)
		}
	}
	return list
}

// combine appends an operation on previous states and nodes if there are enough.
func combine(list []Node, op Op, states []int, rng *rand.Rand) []Node {
	from := slices.Clone(states)
	for j := range list {
		from = append(from, sources+j)
	}
	if len(from) < arities[op] {
		return list
	}
	return append(list, Node{op, pick(from, arities[op], rng)}.ordered())
}

// pick draws n different values.
func pick(from []int, n int, rng *rand.Rand) []int {
	list := make([]int, n)
	for i, at := range rng.Perm(len(from))[:n] {
		list[i] = from[at]
	}
	return list
}
