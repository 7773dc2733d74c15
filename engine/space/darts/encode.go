package darts

import (
	"fmt"
	"math"
	"slices"

	"naslab/engine/space"
)

// encodings lists those of the field, all of edges sorted by input.
func (s *Space) encodings() []space.Encoding {
	gcn := space.Encoding{Name: "gcn", Nodes: graphNodes, Features: labels, Encode: s.matrices, Decode: s.fromMatrices}
	gcn.Len = gcn.Nodes * (gcn.Features + gcn.Nodes)
	return []space.Encoding{
		{Name: "adjacency", Len: 2 * halfAdjacency, Encode: s.adjacency, Decode: s.fromAdjacency},
		{Name: "path", Len: 4 * pathCount(inner), Encode: func(a space.Arch) ([]float64, error) { return s.paths(a, inner), nil }},
		{Name: "truncated", Len: 4 * pathCount(2), Encode: func(a space.Arch) ([]float64, error) { return s.paths(a, 2), nil }},
		gcn,
		{Name: "sequence", Len: (sequenceNodes - 1) * (sequenceNodes + 2) / 2, Vocab: labels + 4, Encode: s.sequence, Decode: s.fromSequence},
	}
}

// cellVertices are the inputs, the inner nodes and the output.
const (
	cellVertices  = nodes + 1
	halfAdjacency = cellVertices*cellVertices + picked
	fieldOps      = int(Noise) // operations of the whole space
)

// adjacency has for each cell the 7 x 7 matrix and the eight operations: 114
// numbers.
func (s *Space) adjacency(a space.Arch) ([]float64, error) {
	g := s.genotype(a)
	x := make([]float64, 0, 2*halfAdjacency)
	for _, c := range []Cell{g.Normal, g.Reduce} {
		var m [cellVertices * cellVertices]float64
		for i, e := range c {
			m[e.Input*cellVertices+i/2+inputs] = 1
		}
		for node := inputs; node < nodes; node++ {
			m[node*cellVertices+nodes] = 1
		}
		x = append(x, m[:]...)
		for _, e := range c {
			x = append(x, float64(e.Op))
		}
	}
	return x, nil
}

func (s *Space) fromAdjacency(x []float64) (space.Arch, error) {
	var g Genotype
	for which, c := range []*Cell{&g.Normal, &g.Reduce} {
		half := x[which*halfAdjacency : (which+1)*halfAdjacency]
		for node := inputs; node < nodes; node++ {
			at := 2 * (node - inputs)
			found := 0
			for input := range node {
				if half[input*cellVertices+node] != 0 && found < 2 {
					c[at+found].Input = input
					found++
				}
			}
		}
		for i, op := range half[cellVertices*cellVertices:] {
			if op != math.Trunc(op) || op < 0 || op >= float64(opCount) {
				return space.Arch{}, fmt.Errorf("operation %d of the %s cell is %g", i, cellNames[which], op)
			}
			c[i].Op = Op(op)
		}
	}
	return s.same(g, x, s.adjacency)
}

// same returns the genes of a decoded genotype if its code is x.
func (s *Space) same(g Genotype, x []float64, encode func(space.Arch) ([]float64, error)) (space.Arch, error) {
	a, err := s.Arch(g)
	if err != nil {
		return space.Arch{}, err
	}
	y, err := encode(a)
	if err != nil {
		return space.Arch{}, err
	}
	if i := slices.IndexFunc(x, func(v float64) bool { return v != v }); i >= 0 || !slices.Equal(x, y) {
		return space.Arch{}, fmt.Errorf("no architecture has this code")
	}
	return a, nil
}

// pathCount counts the sequences of at most n operations.
func pathCount(n int) int {
	total := 0
	for i := range n + 1 {
		total += int(power(opsOfPaths, i))
	}
	return total
}

const opsOfPaths = fieldOps

// paths has for each cell and each of its inputs one bit per sequence of at most
// longest operations that leads from that input to the output: 4 (7^0 + .. +
// 7^4) = 11,204 bits for all. A sequence o_0, o_1, .. has index sum_j 7^j (o_j +
// 1), so the empty one, which no cell has, comes first. Noise counts as skip.
func (s *Space) paths(a space.Arch, longest int) []float64 {
	g := s.genotype(a)
	block := pathCount(longest)
	x := make([]float64, 4*block)
	for which, c := range []Cell{g.Normal, g.Reduce} {
		var into [nodes][]path // the paths that lead to each node
		into[0], into[1] = []path{{0, 0, 0}}, []path{{1, 0, 0}}
		for i, e := range c {
			for _, p := range into[e.Input] {
				op := int(e.Op)
				if e.Op == Noise {
					op = int(Skip)
				}
				p.index += int(power(opsOfPaths, p.length)) * (op + 1)
				if p.length++; p.length > longest {
					continue
				}
				node := i/2 + inputs
				into[node] = append(into[node], p)
				x[(2*which+p.input)*block+p.index] = 1
			}
		}
	}
	return x
}

// path is a sequence of operations from an input.
type path struct{ input, length, index int }
