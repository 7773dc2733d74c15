package nb201

import (
	"sync"

	"naslab/engine/space"
)

// Function describes what a cell computes, by the benchmark's own rule; see
// [space.EdgeFunction]. Cells with the same function build the same network.
func Function(a space.Arch) string {
	var names [6]string
	for i, g := range a.Genes {
		switch g {
		case Skip:
			names[i] = "skip"
		default:
			names[i] = ops[g]
		}
	}
	return space.EdgeFunction(edges, names[:])
}

// classes holds for each cell, by [Number], the first cell that builds the same
// network.
var classes = sync.OnceValue(func() *[Size]int16 {
	var first [Size]int16
	known := map[string]int16{}
	for n := range Size {
		f := Function(numbered(n))
		if _, ok := known[f]; !ok {
			known[f] = int16(n)
		}
		first[n] = known[f]
	}
	return &first
})

// canonical returns the first cell, in the order of the genes, that builds the
// same network.
func canonical(a space.Arch) (space.Arch, error) {
	return numbered(int(classes()[Number(a)])), nil
}

// Classes numbers the different networks by their first appearance in the
// benchmark's order of cells: element i is the class, 0 to 6,465, of the cell
// with index i.
func Classes() []int {
	class, list := map[int16]int{}, make([]int, Size)
	for index, n := range order().cell {
		first := classes()[n]
		if _, ok := class[first]; !ok {
			class[first] = len(class)
		}
		list[index] = class[first]
	}
	return list
}
