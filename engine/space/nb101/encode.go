package nb101

import (
	"fmt"
	"math"
	"slices"

	"naslab/engine/space"
)

// cells shows the pruned cell as a graph: 364 paths, 40 of at most three
// operations; 7 nodes and 5 labels for graph networks; 27 tokens out of 7.
func (s *Space) cells() *space.Cells {
	return &space.Cells{
		Labels:  append(append([]string{"input"}, opNames...), "output"),
		Nodes:   MaxVertices,
		MaxPath: maxInner, Truncate: 3,
		Graph: func(a space.Arch) (space.Cell, error) {
			c, err := raw(a).Prune()
			if err != nil {
				return space.Cell{}, err
			}
			return c.labelled(), nil
		},
		Arch: func(cell space.Cell) (space.Arch, error) {
			c := Cell{N: len(cell.Ops)}
			for v := 1; v < c.N-1; v++ {
				c.Ops[v-1] = Op(cell.Ops[v] - 1)
			}
			for _, e := range cell.Edges {
				c.Bits |= edge(e.From, e.To)
			}
			return s.Arch(c)
		},
	}
}

func (c Cell) labelled() space.Cell {
	cell := space.Cell{Ops: make([]int, c.N)}
	for v := 1; v < c.N-1; v++ {
		cell.Ops[v] = int(c.Ops[v-1]) + 1
	}
	cell.Ops[c.N-1] = len(opNames) + 1
	for y := 1; y < c.N; y++ {
		for x := range y {
			if c.Edge(x, y) {
				cell.Edges = append(cell.Edges, space.Edge{From: x, To: y})
			}
		}
	}
	return cell
}

// encodings are those of C. White, W. Neiswanger, S. Nolen, Y. Savani: A Study
// on Encodings for Neural Architecture Search. NeurIPS 2020.
// https://arxiv.org/abs/2007.04965
func (s *Space) encodings() []space.Encoding {
	return []space.Encoding{
		{Name: "onehot", Len: edgeGenes + maxInner*len(opNames), Encode: s.oneHot, Decode: s.fromOneHot},
		{Name: "continuous", Len: edgeGenes + 1 + maxInner, Encode: s.continuous, Decode: s.fromContinuous},
	}
}

// oneHot has one bit per edge and one number per vertex and operation: 36.
func (s *Space) oneHot(a space.Arch) ([]float64, error) {
	x := make([]float64, edgeGenes+maxInner*len(opNames))
	for i, g := range a.Genes[:edgeGenes] {
		x[i] = float64(g)
	}
	for v, g := range a.Genes[edgeGenes:] {
		x[edgeGenes+v*len(opNames)+g] = 1
	}
	return x, nil
}

func (s *Space) fromOneHot(x []float64) (space.Arch, error) {
	a := space.Arch{Space: Name}
	for i, bit := range x[:edgeGenes] {
		if bit != 0 && bit != 1 {
			return space.Arch{}, fmt.Errorf("%g at %d is no bit", bit, i)
		}
		a.Genes = append(a.Genes, int(bit))
	}
	for at := edgeGenes; at < len(x); at += len(opNames) {
		ops := x[at : at+len(opNames)]
		one := slices.Index(ops, 1)
		for i, v := range ops {
			if one < 0 || i != one && v != 0 {
				return space.Arch{}, fmt.Errorf("%g is not one-hot", ops)
			}
		}
		a.Genes = append(a.Genes, one)
	}
	return a, nil
}

// continuous has one weight per edge, how many of the heaviest edges the cell
// has, and the index of each operation: 27 numbers. Any weights decode.
func (s *Space) continuous(a space.Arch) ([]float64, error) {
	x := make([]float64, 0, edgeGenes+1+maxInner)
	edges := 0
	for _, g := range a.Genes[:edgeGenes] {
		x = append(x, float64(g))
		edges += g
	}
	x = append(x, float64(edges))
	for _, g := range a.Genes[edgeGenes:] {
		x = append(x, float64(g))
	}
	return x, nil
}

func (s *Space) fromContinuous(x []float64) (space.Arch, error) {
	if i := slices.IndexFunc(x, math.IsNaN); i >= 0 {
		return space.Arch{}, fmt.Errorf("number %d is not a number", i)
	}
	edges, ok := index(x[edgeGenes], edgeGenes+1)
	if !ok {
		return space.Arch{}, fmt.Errorf("%g is no number of edges", x[edgeGenes])
	}
	heavy := make([]int, edgeGenes)
	for i := range heavy {
		heavy[i] = i
	}
	slices.SortStableFunc(heavy, func(i, j int) int {
		switch {
		case x[i] > x[j]:
			return -1
		case x[i] < x[j]:
			return 1
		}
		return 0
	})
	a := space.Arch{Space: Name, Genes: make([]int, edgeGenes, edgeGenes+maxInner)}
	for _, i := range heavy[:edges] {
		a.Genes[i] = 1
	}
	for v, op := range x[edgeGenes+1:] {
		g, ok := index(op, len(opNames))
		if !ok {
			return space.Arch{}, fmt.Errorf("vertex %d: %g is no operation", v+1, op)
		}
		a.Genes = append(a.Genes, g)
	}
	return a, nil
}

// index returns x as a whole number below n.
func index(x float64, n int) (int, bool) {
	ok := x == math.Trunc(x) && x >= 0 && x < float64(n)
	return int(min(max(x, 0), float64(n))), ok
}

// draw is the picture of the pruned cell.
func (s *Space) draw(a space.Arch) ([]space.Drawing, error) {
	c, err := raw(a).Prune()
	if err != nil {
		return nil, err
	}
	d := space.Drawing{Title: c.String()}
	d.Node("input", "input")
	for v := 1; v < c.N-1; v++ {
		d.Node([]string{"3x3 conv", "1x1 conv", "3x3 max pool"}[c.Ops[v-1]], "op")
	}
	d.Node("output", "output")
	for _, e := range c.labelled().Edges {
		d.Edge(e.From, e.To, "")
	}
	return []space.Drawing{d}, nil
}
