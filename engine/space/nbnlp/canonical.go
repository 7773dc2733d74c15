package nbnlp

import "naslab/engine/space/dag"

// Canonical returns the pruned cell with its nodes in an order that does not
// depend on how they were numbered. Two cells that differ only in that, in nodes
// that nothing needs, or in the order of the operands of a sum, a product or a
// linear layer have the same canonical form.
func (c Cell) Canonical() (Cell, error) {
	if err := c.Check(); err != nil {
		return Cell{}, err
	}
	return c.canonical(), nil
}

func (c Cell) canonical() Cell {
	c = c.pruned()
	labels := make([]int, sources+len(c.Nodes))
	in := make([][]dag.Arc, len(labels))
	for s := range sources {
		labels[s] = s
	}
	for j, n := range c.Nodes {
		labels[sources+j] = sources + int(n.Op)*(MaxStates+1)
		for i, from := range n.Inputs {
			place := 0
			if n.Op == Blend {
				place = i
			}
			in[sources+j] = append(in[sources+j], dag.Arc{From: from, Label: place})
		}
	}
	for k, at := range c.New {
		labels[sources+at] += k + 1
	}
	var order []int
	for _, v := range dag.Order(labels, in) {
		if v >= sources {
			order = append(order, v-sources)
		}
	}
	return c.arranged(order)
}
