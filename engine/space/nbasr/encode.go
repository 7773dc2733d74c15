package nbasr

import (
	"fmt"
	"math"
	"slices"

	"naslab/engine/space"
)

// cells shows what is computed as a graph: zeros are left out, and an operation
// reads whatever its sum contains.
func (s *Space) cells() *space.Cells {
	return &space.Cells{
		Labels:  append(append([]string{"input"}, ops[:zero]...), "output"),
		Nodes:   nodes + 2,
		MaxPath: nodes,
		Graph: func(a space.Arch) (space.Cell, error) {
			f := functionOf(a.Genes)
			c := space.Cell{Ops: []int{0}}
			read := func(from sum) {
				for i, times := range from {
					if times > 0 {
						c.Edges = append(c.Edges, space.Edge{From: i, To: len(c.Ops)})
					}
				}
			}
			for k := 1; k <= nodes && f.ops[k] != zero; k++ {
				read(f.from[k])
				c.Ops = append(c.Ops, f.ops[k]+1)
			}
			read(f.out)
			c.Ops = append(c.Ops, zero+1)
			return c, nil
		},
	}
}

// The graph of nine nodes: the input, each operation and the sum after it, the
// norm and the output. All but the operations have label 0.
const (
	graphNodes  = 1 + 2*nodes + 2
	graphLabels = 7
)

func (s *Space) encodings() []space.Encoding {
	return []space.Encoding{
		{Name: "onehot", Len: nodes*len(ops) + 6, Encode: s.oneHot, Decode: s.fromOneHot},
		{Name: "gcn", Len: graphNodes * (graphLabels + graphNodes), Nodes: graphNodes, Features: graphLabels, Encode: s.matrices, Decode: s.fromMatrices},
		{Name: "sequence", Len: (graphNodes - 1) * (graphNodes + 2) / 2, Vocab: graphLabels + 2, Encode: s.sequence, Decode: s.fromSequence},
	}
}

// oneHot has six numbers per operation and then the six bits: 24.
func (s *Space) oneHot(a space.Arch) ([]float64, error) {
	x := make([]float64, nodes*len(ops))
	for k := 1; k <= nodes; k++ {
		op, skips := node(a.Genes, k)
		x[(k-1)*len(ops)+op] = 1
		for _, bit := range skips {
			x = append(x, float64(bit))
		}
	}
	return x, nil
}

func (s *Space) fromOneHot(x []float64) (space.Arch, error) {
	a := space.Arch{Space: Name}
	bits := x[nodes*len(ops):]
	for k := 1; k <= nodes; k++ {
		hot := x[(k-1)*len(ops) : k*len(ops)]
		a.Genes = append(a.Genes, max(slices.Index(hot, 1), 0))
		for _, bit := range bits[:k] {
			a.Genes = append(a.Genes, whole(bit))
		}
		bits = bits[k:]
	}
	return s.same(a, x, s.oneHot)
}

// whole is a small whole number, or -1.
func whole(x float64) int {
	if x != math.Trunc(x) || x < 0 || x > 99 {
		return -1
	}
	return int(x)
}

// same returns a if its code is x.
func (s *Space) same(a space.Arch, x []float64, encode func(space.Arch) ([]float64, error)) (space.Arch, error) {
	if err := s.Check(a); err != nil {
		return space.Arch{}, err
	}
	y, err := encode(a)
	if err != nil || !slices.Equal(x, y) {
		return space.Arch{}, fmt.Errorf("no architecture has this code")
	}
	return a, nil
}

// wiring returns the labels and edges of the graph of nine nodes.
func wiring(genes []int) (labels [graphNodes]int, edges []space.Edge) {
	for k := 1; k <= nodes; k++ {
		op, skips := node(genes, k)
		labels[2*k-1] = op + 1
		edges = append(edges, space.Edge{From: 2*k - 2, To: 2*k - 1}, space.Edge{From: 2*k - 1, To: 2 * k})
		for i, bit := range skips {
			if bit == 1 {
				edges = append(edges, space.Edge{From: 2 * i, To: 2 * k})
			}
		}
	}
	for to := 2*nodes + 1; to < graphNodes; to++ {
		edges = append(edges, space.Edge{From: to - 1, To: to})
	}
	return labels, edges
}

// unwired is the inverse, as far as the labels and wires go.
func unwired(label func(at int) int, wired func(from, to int) bool) space.Arch {
	a := space.Arch{Space: Name}
	for k := 1; k <= nodes; k++ {
		a.Genes = append(a.Genes, label(2*k-1)-1)
		for i := range k {
			bit := 0
			if wired(2*i, 2*k) {
				bit = 1
			}
			a.Genes = append(a.Genes, bit)
		}
	}
	return a
}

// matrices has the features, 9 x 7, and the adjacency matrix, 9 x 9.
func (s *Space) matrices(a space.Arch) ([]float64, error) {
	x := make([]float64, graphNodes*(graphLabels+graphNodes))
	labels, edges := wiring(a.Genes)
	for i, label := range labels {
		x[i*graphLabels+label] = 1
	}
	for _, e := range edges {
		x[graphNodes*graphLabels+e.From*graphNodes+e.To] = 1
	}
	return x, nil
}

func (s *Space) fromMatrices(x []float64) (space.Arch, error) {
	a := unwired(
		func(at int) int { return slices.Index(x[at*graphLabels:(at+1)*graphLabels], 1) },
		func(from, to int) bool { return x[graphNodes*graphLabels+from*graphNodes+to] == 1 })
	return s.same(a, x, s.matrices)
}

// sequence has for each node from the second on one token per earlier node (1:
// no edge, 2: an edge) and 2 plus its label: 44 tokens out of 9.
func (s *Space) sequence(a space.Arch) ([]float64, error) {
	x := make([]float64, (graphNodes-1)*(graphNodes+2)/2)
	labels, edges := wiring(a.Genes)
	for to := 1; to < graphNodes; to++ {
		for from := range to {
			x[token(to)+from] = 1
		}
		x[token(to)+to] = float64(2 + labels[to])
	}
	for _, e := range edges {
		x[token(e.To)+e.From] = 2
	}
	return x, nil
}

// token is the place of a node's first token.
func token(node int) int { return (node - 1) * (node + 2) / 2 }

func (s *Space) fromSequence(x []float64) (space.Arch, error) {
	a := unwired(
		func(at int) int { return whole(x[token(at)+at]) - 2 },
		func(from, to int) bool { return x[token(to)+from] == 2 })
	return s.same(a, x, s.sequence)
}
