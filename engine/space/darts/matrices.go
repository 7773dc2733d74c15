package darts

import (
	"fmt"
	"math"

	"naslab/engine/space"
)

// A cell as a graph of operations: its two inputs, the eight operations, the
// output. An operation that reads an inner node reads both operations that the
// node adds.
const (
	opNodes    = inputs + picked + 1 // 11
	graphNodes = 2 * opNodes         // 22
	labels     = 1 + fieldOps + 1    // input, operations, output

	// The sequence has, after each cell, a node that all nodes of the cell lead
	// to, and at the end one that those two lead to: 25 nodes in 35 places.
	sequenceNodes  = 35
	cellGlobal     = labels
	networkGlobal  = labels + 1
	sequenceFilled = 2*(opNodes+1) + 1
)

// label is the label of an operation; noise counts as skip.
func label(op Op) int {
	if op == Noise {
		op = Skip
	}
	return int(op) + 1
}

// wiring returns the labels and the edges of the graph of one cell.
func (c Cell) wiring() (ops [opNodes]int, edges []space.Edge) {
	ops[opNodes-1] = labels - 1
	for i, e := range c {
		at := inputs + i
		ops[at] = label(e.Op)
		if e.Input < inputs {
			edges = append(edges, space.Edge{From: e.Input, To: at})
		} else {
			first := inputs + 2*(e.Input-inputs)
			edges = append(edges, space.Edge{From: first, To: at}, space.Edge{From: first + 1, To: at})
		}
	}
	for i := range picked {
		edges = append(edges, space.Edge{From: inputs + i, To: opNodes - 1})
	}
	return ops, edges
}

// matrices has 22 x 9 features (input, seven operations, output) and the 22 x 22
// adjacency matrix of both cells.
func (s *Space) matrices(a space.Arch) ([]float64, error) {
	g := s.genotype(a)
	x := make([]float64, graphNodes*(labels+graphNodes))
	for which, c := range []Cell{g.Normal, g.Reduce} {
		ops, edges := c.wiring()
		shift := which * opNodes
		for i, op := range ops {
			x[(shift+i)*labels+op] = 1
		}
		for _, e := range edges {
			x[graphNodes*labels+(shift+e.From)*graphNodes+shift+e.To] = 1
		}
	}
	return x, nil
}

func (s *Space) fromMatrices(x []float64) (space.Arch, error) {
	var g Genotype
	for which, c := range []*Cell{&g.Normal, &g.Reduce} {
		shift := which * opNodes
		s.fill(c, which, func(at int) int {
			for op := range labels {
				if x[(shift+at)*labels+op] == 1 {
					return op
				}
			}
			return 0
		}, func(from, to int) bool { return x[graphNodes*labels+(shift+from)*graphNodes+shift+to] == 1 })
	}
	return s.same(g, x, s.matrices)
}

// fill reads a cell's edges off the labels and wires of its graph. What does not
// fit stays as it is: the caller compares codes in the end.
func (s *Space) fill(c *Cell, which int, label func(at int) int, wired func(from, to int) bool) {
	for i := range c {
		node, at := i/2+inputs, inputs+i
		for input := range node {
			from := input
			if input >= inputs {
				from = inputs + 2*(input-inputs)
			}
			if wired(from, at) {
				c[i].Input = input
			}
		}
		c[i].Op = Op(label(at) - 1)
		if c[i].Op == Skip && has(s.cells[which][edgeAt(c[i].Input, node)], Noise) {
			c[i].Op = Noise
		}
	}
}

// sequence has for each node from the second on a token per earlier node (1: no
// edge, 2: an edge) and 2 plus its label; 0 pads to 35 nodes: 629 tokens out of
// 13.
func (s *Space) sequence(a space.Arch) ([]float64, error) {
	g := s.genotype(a)
	x := make([]float64, (sequenceNodes-1)*(sequenceNodes+2)/2)
	put := func(to, label int) {
		for from := range to {
			x[token(to)+from] = 1
		}
		x[token(to)+to] = float64(2 + label)
	}
	const last = sequenceFilled - 1
	put(last, networkGlobal)
	for which, c := range []Cell{g.Normal, g.Reduce} {
		ops, edges := c.wiring()
		shift := which * (opNodes + 1)
		global := shift + opNodes
		put(global, cellGlobal)
		for i, op := range ops {
			if shift+i > 0 {
				put(shift+i, op)
			}
			x[token(global)+shift+i] = 2
		}
		for _, e := range edges {
			x[token(shift+e.To)+shift+e.From] = 2
		}
		x[token(last)+global] = 2
	}
	return x, nil
}

// token is the place of a node's first token.
func token(node int) int { return (node - 1) * (node + 2) / 2 }

func (s *Space) fromSequence(x []float64) (space.Arch, error) {
	for i, v := range x {
		if v != math.Trunc(v) || v < 0 || v >= float64(labels+4) {
			return space.Arch{}, fmt.Errorf("token %d is %g; there are %d", i, v, labels+4)
		}
	}
	var g Genotype
	for which, c := range []*Cell{&g.Normal, &g.Reduce} {
		shift := which * (opNodes + 1)
		s.fill(c, which, func(at int) int { return int(x[token(shift+at)+shift+at]) - 2 },
			func(from, to int) bool { return x[token(shift+to)+shift+from] == 2 })
	}
	return s.same(g, x, s.sequence)
}
