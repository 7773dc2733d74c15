package darts

import (
	"fmt"
	"math"
	"slices"

	"naslab/engine/table"
)

// Discretize returns the genotype that DARTS reads off its mixing weights: each
// edge takes its heaviest operation that is not "none", and each node the two
// edges whose operations are heaviest. normal and reduce have 14 rows, an edge
// each in the order of [Space.Primitives], and a column per operation, "none"
// included where the supernet has it; the numbers are logits, of which a softmax
// per row makes weights. Of equal weights the first counts.
func (s *Space) Discretize(normal, reduce [][]float64) (Genotype, error) {
	var g Genotype
	for which, alpha := range [][][]float64{normal, reduce} {
		c, err := s.discretize(which, alpha)
		if err != nil {
			return Genotype{}, err
		}
		if which == 0 {
			g.Normal = c
		} else {
			g.Reduce = c
		}
	}
	return g, nil
}

func (s *Space) discretize(which int, alpha [][]float64) (c Cell, err error) {
	if len(alpha) != edges {
		return c, fmt.Errorf("darts: the weights of the %s cell have %d rows; a cell has %d edges", cellNames[which], len(alpha), edges)
	}
	type candidate struct {
		Edge
		weight float64
	}
	for node := inputs; node < nodes; node++ {
		var list []candidate
		for input := range node {
			at := edgeAt(input, node)
			op, weight, err := s.heaviest(s.cells[which][at], alpha[at])
			if err != nil {
				return c, fmt.Errorf("darts: the %s cell, edge from %d to %d: %w", cellNames[which], input, node, err)
			}
			list = append(list, candidate{Edge{input, op}, weight})
		}
		slices.SortStableFunc(list, func(a, b candidate) int {
			switch {
			case a.weight > b.weight:
				return -1
			case a.weight < b.weight:
				return 1
			}
			return 0
		})
		c[2*(node-inputs)], c[2*(node-inputs)+1] = list[0].Edge, list[1].Edge
	}
	return c.sorted(), nil
}

// heaviest returns the heaviest operation of one edge but "none", and its weight.
func (s *Space) heaviest(ops []Op, logits []float64) (Op, float64, error) {
	first := 0
	if s.withNone {
		first = 1
	}
	if len(logits) != first+len(ops) {
		return 0, 0, fmt.Errorf("%d weights; this space has %d operations there", len(logits), first+len(ops))
	}
	if i := slices.IndexFunc(logits, func(v float64) bool { return math.IsNaN(v) || math.IsInf(v, 0) }); i >= 0 {
		return 0, 0, fmt.Errorf("weight %d is %g", i, logits[i])
	}
	top, sum := slices.Max(logits), 0.0
	for _, v := range logits {
		sum += math.Exp(v - top)
	}
	best := first
	for i := first; i < len(logits); i++ {
		if logits[i] > logits[best] {
			best = i
		}
	}
	return ops[best-first], math.Exp(logits[best]-top) / sum, nil
}

// Table lists what each inner node adds, in both cells.
func (g Genotype) Table() *table.Table {
	t := table.New("genotype", "node", "normal cell", "reduction cell")
	for at := 0; at < picked; at += 2 {
		t.Add(at/2+inputs, g.Normal.sum(at), g.Reduce.sum(at))
	}
	return t
}

// sum is what a node adds, such as "skip_connect(0) + sep_conv_3x3(2)".
func (c Cell) sum(at int) string {
	return fmt.Sprintf("%v(%d) + %v(%d)", c[at].Op, c[at].Input, c[at+1].Op, c[at+1].Input)
}
