package nbnlp

import (
	"slices"
	"strings"

	"naslab/engine/table"
)

// Table lists the nodes: what each is called, does and reads.
func (c Cell) Table() *table.Table {
	t := table.New("recurrent cell", "node", "operation", "reads")
	for j, n := range c.Nodes {
		var reads []string
		for _, from := range n.Inputs {
			reads = append(reads, c.value(from))
		}
		op := strings.TrimPrefix(strings.TrimPrefix(n.Op.String(), "activation_"), "elementwise_")
		t.Add(c.value(sources+j), op, strings.Join(reads, ", "))
	}
	return t
}

// Names lists the values in the order of their indices in [Node.Inputs]: the
// word, the three previous states, the nodes.
func (c Cell) Names() []string {
	var list []string
	for at := range sources + len(c.Nodes) {
		list = append(list, c.value(at))
	}
	return slices.Clip(list)
}
