package nbnlp

import "naslab/engine/space"

// choices visits all nodes that may stand at place j in a cell of the given
// number of states, until visit returns false.
func choices(states, j int, visit func(Node) bool) bool {
	values := make([]int, 0, sources+MaxNodes)
	for v := range sources + j {
		if v <= states || v >= sources {
			values = append(values, v)
		}
	}
	for op := range opCount {
		n := Node{Op: op, Inputs: make([]int, arities[op])}
		if !inputs(&n, values, 0, visit) {
			return false
		}
	}
	return true
}

// inputs fills in the inputs from place i on.
func inputs(n *Node, values []int, i int, visit func(Node) bool) bool {
	if i == len(n.Inputs) {
		return visit(Node{n.Op, append([]int(nil), n.Inputs...)})
	}
next:
	for _, v := range values {
		for _, before := range n.Inputs[:i] {
			if v == before || n.Op != Blend && v < before {
				continue next
			}
		}
		n.Inputs[i] = v
		if !inputs(n, values, i+1, visit) {
			return false
		}
	}
	return true
}

// sizeOf counts the cells of at most so many nodes, as they are spelt.
func sizeOf(nodes int) float64 {
	total := 0.0
	for states := 1; states <= MaxStates; states++ {
		ways := 1.0
		for n := 1; n <= nodes; n++ {
			m := float64(1 + states + n - 1)
			pairs := m * (m - 1) / 2
			ways *= 3*pairs + 3*m + pairs*(m-2)/3 + m*(m-1)*(m-2)
			news := 1.0
			for k := range states {
				news *= float64(n - k)
			}
			total += ways * max(news, 0)
		}
	}
	return total
}

// enumerate lists all cells as they are spelt: by states, by nodes, node by node.
func (s *Space) enumerate(visit func(space.Arch) bool) error {
	for states := 1; states <= MaxStates; states++ {
		for nodes := states; nodes <= MaxNodes; nodes++ {
			c := Cell{States: states, Nodes: make([]Node, nodes), New: make([]int, states)}
			if !c.fill(0, func() bool { return c.number(0, func() bool { return visit(genes(c)) }) }) {
				return nil
			}
		}
	}
	return nil
}

func (c *Cell) fill(j int, visit func() bool) bool {
	if j == len(c.Nodes) {
		return visit()
	}
	return choices(c.States, j, func(n Node) bool {
		c.Nodes[j] = n
		return c.fill(j+1, visit)
	})
}

// number chooses the new states from place k on.
func (c *Cell) number(k int, visit func() bool) bool {
	if k == len(c.New) {
		return visit()
	}
next:
	for at := range c.Nodes {
		for _, before := range c.New[:k] {
			if at == before {
				continue next
			}
		}
		c.New[k] = at
		if !c.number(k+1, visit) {
			return false
		}
	}
	return true
}
