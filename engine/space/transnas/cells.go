package transnas

import (
	"fmt"
	"slices"

	"naslab/engine/space"
)

// wiring joins the six operations, nodes 1 to 6 in the order of the genes, with
// the input, node 0, and the output, node 7: an operation that leaves node n of
// the cell reads all operations that reach it.
var wiring = []space.Edge{
	{From: 0, To: 1}, {From: 0, To: 2}, {From: 1, To: 3}, {From: 0, To: 4}, {From: 1, To: 5},
	{From: 2, To: 6}, {From: 3, To: 6}, {From: 4, To: 7}, {From: 5, To: 7}, {From: 6, To: 7},
}

func cell(a space.Arch) (space.Cell, error) {
	c := space.Cell{Ops: make([]int, 8), Edges: wiring}
	for i, g := range a.Genes {
		c.Ops[i+1] = g + 1
	}
	c.Ops[7] = len(ops) + 1
	return c, nil
}

func fromCell(c space.Cell) (space.Arch, error) {
	if len(c.Ops) != 8 || !slices.Equal(c.Edges, wiring) {
		return space.Arch{}, fmt.Errorf("the graph of a cell has 8 nodes and always the same edges")
	}
	a := space.Arch{Space: "transnas/micro", Genes: make([]int, 6)}
	for i := range a.Genes {
		a.Genes[i] = c.Ops[i+1] - 1
	}
	return a, nil
}
