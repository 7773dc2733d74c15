package nb201

import (
	"fmt"
	"slices"

	"naslab/engine/space"
)

// wiring joins the six operations, nodes 1 to 6 in the order of the genes, with
// the input, node 0, and the output, node 7.
var wiring = []space.Edge{
	{From: 0, To: 1}, {From: 0, To: 2}, {From: 0, To: 3},
	{From: 1, To: 4}, {From: 1, To: 5}, // from node 1 of the cell
	{From: 2, To: 6}, {From: 4, To: 6}, // into the edge 3<-2
	{From: 3, To: 7}, {From: 5, To: 7}, {From: 6, To: 7},
}

// cells shows a cell with its operations as nodes. A path has one to three
// operations, "none" among them, which makes 155 bits; those of at most two make
// 30.
func cells() *space.Cells {
	return &space.Cells{
		Labels: append(append([]string{"input"}, ops...), "output"),
		Nodes:  8, MinPath: 1, MaxPath: 3, Truncate: 2,
		Graph: cell, Arch: fromCell, Paths: fromPaths,
	}
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
	a := space.Arch{Space: "nb201", Genes: make([]int, 6)}
	for i := range a.Genes {
		a.Genes[i] = c.Ops[i+1] - 1
	}
	return a, nil
}

// fromPaths reads a cell from its paths: that of three operations gives the
// edges 1<-0, 2<-1 and 3<-2, that of one the edge 3<-0; of the two of two
// operations one begins with the operation of 1<-0 and the other ends with that
// of 3<-2, and where both ways fit, both give the same cell.
func fromPaths(paths [][]int) (space.Arch, error) {
	var by [4][][]int
	for _, p := range paths {
		by[len(p)] = append(by[len(p)], p)
	}
	if len(by[1]) != 1 || len(by[3]) != 1 || len(by[2]) < 1 || len(by[2]) > 2 {
		return space.Arch{}, fmt.Errorf("a cell has one path of one operation, one or two of two, and one of three")
	}
	long, p, q := by[3][0], by[2][0], by[2][len(by[2])-1]
	for range 2 {
		if p[0] == long[0] && q[1] == long[2] {
			return space.Arch{Space: "nb201", Genes: []int{long[0], q[0], by[1][0][0], long[1], p[1], long[2]}}, nil
		}
		p, q = q, p
	}
	return space.Arch{}, fmt.Errorf("the paths %v do not fit together", paths)
}
