package nb101

import (
	"fmt"
	"math/bits"

	"naslab/engine/space/dag"
)

// Bounds of the space.
const (
	MaxVertices = 7 // vertices of a cell, input and output among them
	MaxEdges    = 9 // edges of a cell after pruning
	maxInner    = MaxVertices - 2
)

// Op is the operation of an inner vertex, in the benchmark's order, which its
// hash uses.
type Op uint8

// The operations.
const (
	Conv3x3    Op = iota // 3x3 convolution, batch norm, ReLU
	Conv1x1              // 1x1 convolution, batch norm, ReLU
	MaxPool3x3           // 3x3 maximum pooling
)

var opNames = []string{"conv3x3-bn-relu", "conv1x1-bn-relu", "maxpool3x3"}

// String gives the benchmark's name of the operation.
func (o Op) String() string {
	if int(o) >= len(opNames) {
		return fmt.Sprintf("op(%d)", uint8(o))
	}
	return opNames[o]
}

// Cell is one cell: vertex 0 is the input, vertex N-1 the output, those between
// carry operations. It is a plain value; two cells are the same spelling when
// they are ==. See [Cell.Canonical] for when they are the same cell.
type Cell struct {
	N    int          // vertices, 2 to 7
	Bits uint32       // bit x + y(y-1)/2 is the edge from x to y, x < y
	Ops  [maxInner]Op // Ops[v-1] is the operation of vertex v; 0 from N-2 on
}

// edge is the bit of the edge from x to y.
func edge(x, y int) uint32 { return 1 << (x + y*(y-1)/2) }

// Edge reports whether the cell has an edge from x to y.
func (c Cell) Edge(x, y int) bool { return x < y && x >= 0 && y < c.N && c.Bits&edge(x, y) != 0 }

// With returns the cell with the edge from x to y flipped; unchanged unless x < y
// are vertices of it.
func (c Cell) With(x, y int) Cell {
	if x >= 0 && x < y && y < min(c.N, MaxVertices) {
		c.Bits ^= edge(x, y)
	}
	return c
}

// Edges counts the edges.
func (c Cell) Edges() int { return bits.OnesCount32(c.Bits) }

// out returns for every vertex the mask of those it leads to.
func (c Cell) out() []uint32 {
	out := make([]uint32, c.N)
	for y := 1; y < c.N; y++ {
		for x := range y {
			if c.Bits&edge(x, y) != 0 {
				out[x] |= 1 << y
			}
		}
	}
	return out
}

// graph is the cell with the benchmark's labels: -1 input, -2 output.
func (c Cell) graph() dag.Graph {
	labels := make([]int, c.N)
	labels[0], labels[c.N-1] = -1, -2
	for v := 1; v < c.N-1; v++ {
		labels[v] = int(c.Ops[v-1])
	}
	return dag.Graph{Out: c.out(), Labels: labels}
}

// wellFormed checks the fields, not whether the cell is of the space.
func (c Cell) wellFormed() error {
	if c.N < 2 || c.N > MaxVertices {
		return fmt.Errorf("nb101: a cell has 2 to %d vertices, not %d", MaxVertices, c.N)
	}
	if c.Bits>>(c.N*(c.N-1)/2) != 0 {
		return fmt.Errorf("nb101: the edges %b are too many for %d vertices", c.Bits, c.N)
	}
	for v, op := range c.Ops {
		if int(op) >= len(opNames) || v >= c.N-2 && op != 0 {
			return fmt.Errorf("nb101: vertex %d has operation %d; there are %d, and 0 stands where there is no vertex", v+1, op, len(opNames))
		}
	}
	return nil
}

// Prune returns the cell without the vertices that lie on no path from the input
// to the output. It is an error when there is no path.
func (c Cell) Prune() (Cell, error) {
	if err := c.wellFormed(); err != nil {
		return Cell{}, err
	}
	live := c.live()
	if live == 0 {
		return Cell{}, fmt.Errorf("nb101: no path leads from the input to the output of %v", c)
	}
	return c.keep(live), nil
}

// live is the mask of the vertices on a path from input to output, 0 without one.
func (c Cell) live() uint32 {
	from, to := uint32(1), uint32(1)<<(c.N-1)
	for y := 1; y < c.N; y++ {
		if c.Bits>>(y*(y-1)/2)&(1<<y-1)&from != 0 {
			from |= 1 << y
		}
	}
	for y := c.N - 1; y > 0; y-- {
		if to>>y&1 != 0 {
			to |= c.Bits >> (y * (y - 1) / 2) & (1<<y - 1)
		}
	}
	if from>>(c.N-1)&1 == 0 {
		return 0
	}
	return from & to
}

// keep leaves out all vertices but those of the mask.
func (c Cell) keep(mask uint32) Cell {
	if mask == 1<<c.N-1 {
		return c
	}
	k := Cell{N: bits.OnesCount32(mask)}
	y2 := 0
	for y := range c.N {
		if mask>>y&1 == 0 {
			continue
		}
		x2 := 0
		for x := range y {
			if mask>>x&1 == 0 {
				continue
			}
			if c.Bits&edge(x, y) != 0 {
				k.Bits |= edge(x2, y2)
			}
			x2++
		}
		if y2 > 0 && y2 < k.N-1 {
			k.Ops[y2-1] = c.Ops[y-1]
		}
		y2++
	}
	return k
}

// Check returns nil when the cell, pruned, is one of the space: a path from
// input to output and at most 9 edges.
func (c Cell) Check() error {
	p, err := c.Prune()
	if err != nil {
		return err
	}
	if e := p.Edges(); e > MaxEdges {
		return fmt.Errorf("nb101: the cell has %d edges on paths from input to output; at most %d are allowed", e, MaxEdges)
	}
	return nil
}

// ok is Check without an error to make, for loops.
func (c Cell) ok() bool {
	live := c.live()
	return live != 0 && c.keep(live).Edges() <= MaxEdges
}

// Hash returns the benchmark's hash of the pruned cell, 32 hexadecimal digits
// by which its table is keyed; see [dag.Graph.Hash]. Two cells of the space
// have the same hash exactly when they are isomorphic.
func (c Cell) Hash() (string, error) {
	if err := c.Check(); err != nil {
		return "", err
	}
	p, err := c.Prune()
	if err != nil {
		return "", err
	}
	return p.graph().Hash()
}
