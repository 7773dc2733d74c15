package nb101

import (
	"math/bits"
	"sync"

	"naslab/engine/space/dag"
)

// Unique is the number of different cells of the space.
const Unique = 423624

// Labelled is the number of spellings from which the benchmark's authors sorted
// out the different cells: pruned matrices of at most 9 edges, times operations.
const Labelled = 1293208

// Enumerate calls visit with every different cell of the space in the order in
// which the benchmark's enumeration meets them first, until visit returns false:
// by vertices, by Bits, by Ops.
func Enumerate(visit func(Cell) bool) {
	for n := 2; n <= MaxVertices; n++ {
		for m := uint32(1); m < 1<<(n*(n-1)/2); m++ {
			if full(m, n) && !labellings(m, n, visit) {
				return
			}
		}
	}
}

// EnumerateHashes is [Enumerate] with the hash of every cell.
func EnumerateHashes(visit func(c Cell, hash dag.Digest) bool) {
	var h dag.Hasher
	var last Cell
	labels := make([]int, 0, MaxVertices)
	Enumerate(func(c Cell) bool {
		if c.Bits != last.Bits || c.N != last.N {
			if h.Reset(c.out()) != nil {
				return false // full matrices lead forward
			}
			last = c
		}
		labels = append(labels[:0], -1)
		for _, op := range c.Ops[:c.N-2] {
			labels = append(labels, int(op))
		}
		labels = append(labels, -2)
		return visit(c, h.Sum(labels))
	})
}

// full reports whether a matrix has at most 9 edges and every vertex lies on a
// path from input to output: each but the input has an edge to it, and each but
// the output has one from it.
func full(m uint32, n int) bool {
	if bits.OnesCount32(m) > MaxEdges {
		return false
	}
	rows := uint32(0)
	for y := 1; y < n; y++ {
		column := m >> (y * (y - 1) / 2) & (1<<y - 1)
		if column == 0 {
			return false
		}
		rows |= column
	}
	return rows == 1<<(n-1)-1
}

// labellings visits the cells of the matrix m whose spelling is their first, and
// reports whether to go on. No spelling is a first one when a reordering makes
// the matrix smaller; otherwise one is, when no reordering that leaves the
// matrix as it is makes the operations smaller.
func labellings(m uint32, n int, visit func(Cell) bool) bool {
	var list [21]arc
	edges := list[:arcs(m, &list)]
	var same []*perm
	for k := range perms(n) {
		p := &perms(n)[k]
		moved, ok := p.moved(edges)
		if ok && moved < m {
			return true
		}
		if ok && moved == m && k > 0 {
			same = append(same, p)
		}
	}
	for c := (Cell{N: n, Bits: m}); ; {
		if firstOps(c, same) && !visit(c) {
			return false
		}
		if !c.nextOps() {
			return true
		}
	}
}

func firstOps(c Cell, same []*perm) bool {
	for _, p := range same {
		if lessOps(p.movedOps(c.N, c.Ops), c.Ops) {
			return false
		}
	}
	return true
}

// nextOps counts the operations up, the last vertex fastest.
func (c *Cell) nextOps() bool {
	for v := c.N - 3; v >= 0; v-- {
		if c.Ops[v]++; int(c.Ops[v]) < len(opNames) {
			return true
		}
		c.Ops[v] = 0
	}
	return false
}

// Cells lists all different cells in the order of [Enumerate]: 423,624, made at
// the first call. The caller must not change the list.
func Cells() []Cell { return cells() }

var cells = sync.OnceValue(func() []Cell {
	list := make([]Cell, 0, Unique)
	Enumerate(func(c Cell) bool {
		list = append(list, c)
		return true
	})
	return list
})
