package space

import (
	"fmt"
	"slices"
)

// GCNEncoding gives what a graph network reads: the nodes' labels one-hot and
// the adjacency matrix, in one vector whose shape the encoding's Nodes and
// Features say. Nodes that a smaller cell lacks have zero rows at the end.
func GCNEncoding(c Cells) Encoding {
	n, f := c.Nodes, len(c.Labels)
	e := Encoding{Name: "gcn", Len: n*f + n*n, Nodes: n, Features: f}
	e.Encode = func(a Arch) ([]float64, error) {
		cell, err := c.cell(a)
		if err != nil {
			return nil, err
		}
		x := make([]float64, e.Len)
		for i, op := range cell.Ops {
			x[i*f+op] = 1
		}
		for _, edge := range cell.Edges {
			x[n*f+edge.From*n+edge.To] = 1
		}
		return x, nil
	}
	if c.Arch != nil {
		e.Decode = c.fromMatrices
	}
	return e
}

// Matrices cuts a code of the encoding "gcn" into the nodes' features, Nodes rows
// of Features numbers, and the adjacency matrix, Nodes x Nodes. The rows share
// x's memory. Both are nil for a code of another encoding.
func (e Encoding) Matrices(x []float64) (features, adjacency [][]float64) {
	if e.Nodes == 0 || len(x) != e.Len {
		return nil, nil
	}
	edges := x[e.Nodes*e.Features:]
	for i := range e.Nodes {
		features = append(features, x[i*e.Features:(i+1)*e.Features])
		adjacency = append(adjacency, edges[i*e.Nodes:(i+1)*e.Nodes])
	}
	return features, adjacency
}

// cell returns the checked cell of a.
func (cs Cells) cell(a Arch) (Cell, error) {
	c, err := cs.Graph(a)
	if err != nil {
		return Cell{}, err
	}
	if err := cs.check(c); err != nil {
		return Cell{}, fmt.Errorf("space: %v: %w", a, err)
	}
	return c, nil
}

func (cs Cells) fromMatrices(x []float64) (Arch, error) {
	n, f := cs.Nodes, len(cs.Labels)
	var c Cell
	for i := range n {
		op, err := hot(x[i*f : (i+1)*f])
		if err != nil {
			return Arch{}, fmt.Errorf("node %d: %w", i, err)
		}
		if op >= 0 && len(c.Ops) < i {
			return Arch{}, fmt.Errorf("node %d comes after one that is not there", i)
		}
		if op >= 0 {
			c.Ops = append(c.Ops, op)
		}
	}
	for i, bit := range x[n*f:] {
		if bit == 0 {
			continue
		}
		if bit != 1 {
			return Arch{}, fmt.Errorf("%g in the adjacency matrix is no bit", bit)
		}
		c.Edges = append(c.Edges, Edge{i / n, i % n})
	}
	return cs.back(c)
}

// back checks a decoded cell and returns its architecture.
func (cs Cells) back(c Cell) (Arch, error) {
	if err := cs.check(c); err != nil {
		return Arch{}, err
	}
	sortEdges(c.Edges)
	return cs.Arch(c)
}

// SequenceEncoding gives the tokens that NAO and SemiNAS read: for each node from
// the second on, one token per earlier node (1: no edge, 2: an edge) and one for
// its label, 2 + its index; 0 pads smaller cells. With n nodes and f labels that
// is (n-1)(n+2)/2 tokens out of f+2.
//
// R. Luo, X. Tan, R. Wang, T. Qin, E. Chen, T.-Y. Liu: Semi-Supervised Neural
// Architecture Search. NeurIPS 2020. https://arxiv.org/abs/2002.10389
func SequenceEncoding(c Cells) Encoding {
	e := Encoding{Name: "sequence", Len: (c.Nodes - 1) * (c.Nodes + 2) / 2, Vocab: len(c.Labels) + 2}
	e.Encode = func(a Arch) ([]float64, error) {
		cell, err := c.cell(a)
		if err != nil {
			return nil, err
		}
		x := make([]float64, e.Len)
		for to, op := range cell.Ops[1:] {
			at := start(to + 1)
			for from := range to + 1 {
				x[at+from] = 1
			}
			x[at+to+1] = float64(2 + op)
		}
		for _, edge := range cell.Edges {
			x[start(edge.To)+edge.From] = 2
		}
		return x, nil
	}
	if c.Arch != nil {
		e.Decode = c.fromSequence
	}
	return e
}

// start is the place of node's first token.
func start(node int) int { return (node - 1) * (node + 2) / 2 }

func (cs Cells) fromSequence(x []float64) (Arch, error) {
	c := Cell{Ops: []int{0}}
	for to := 1; to < cs.Nodes; to++ {
		tokens := x[start(to):start(to+1)]
		if tokens[to] == 0 {
			if i := slices.IndexFunc(x[start(to):], func(v float64) bool { return v != 0 }); i >= 0 {
				return Arch{}, fmt.Errorf("token %d stands in the padding and is not 0", start(to)+i)
			}
			break
		}
		op, err := whole(tokens[to], 2, len(cs.Labels)+1)
		if err != nil {
			return Arch{}, fmt.Errorf("the label of node %d: %w", to, err)
		}
		c.Ops = append(c.Ops, op-2)
		for from, token := range tokens[:to] {
			edge, err := whole(token, 1, 2)
			if err != nil {
				return Arch{}, fmt.Errorf("the edge %d -> %d: %w", from, to, err)
			}
			if edge == 2 {
				c.Edges = append(c.Edges, Edge{from, to})
			}
		}
	}
	return cs.back(c)
}
