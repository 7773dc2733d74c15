package dag

import (
	"fmt"
	"math/bits"
)

// Max is the largest number of vertices of a graph.
const Max = 32

// Graph is a directed acyclic graph with a label on every vertex. Every edge
// leads from a lower to a higher vertex.
type Graph struct {
	Out    []uint32 // Out[v] has bit w set when an edge leads from v to w
	Labels []int    // Labels[v] is the label of vertex v
}

// Check returns an error unless there are as many labels as vertices, at most
// [Max], and every edge leads forward.
func (g Graph) Check() error {
	n := len(g.Out)
	if n > Max || len(g.Labels) != n {
		return fmt.Errorf("dag: a graph has at most %d vertices and a label for each, not %d vertices and %d labels", Max, n, len(g.Labels))
	}
	for v, out := range g.Out {
		if low := uint32(1)<<(v+1) - 1; out&low != 0 || uint64(out)>>n != 0 {
			return fmt.Errorf("dag: the edges %b of vertex %d do not lead to higher vertices of %d", out, v, n)
		}
	}
	return nil
}

// In returns for every vertex the mask of those that have an edge to it.
func (g Graph) In() []uint32 {
	in := make([]uint32, len(g.Out))
	for v, out := range g.Out {
		for ; out != 0; out &= out - 1 {
			if w := bits.TrailingZeros32(out); w < len(in) {
				in[w] |= 1 << v
			}
		}
	}
	return in
}

// Live returns the mask of the vertices that lie on a path from the vertex
// first to the vertex last; 0 when there is no such path or no such vertex.
func (g Graph) Live(first, last int) uint32 {
	if first < 0 || last < 0 || first >= len(g.Out) || last >= len(g.Out) {
		return 0
	}
	from, to := uint32(1)<<first, uint32(1)<<last
	for v := first; v < len(g.Out); v++ {
		if from>>v&1 != 0 {
			from |= g.Out[v]
		}
	}
	for v := last - 1; v >= 0; v-- {
		if g.Out[v]&to != 0 {
			to |= 1 << v
		}
	}
	live := from & to
	if live>>first&1 == 0 || live>>last&1 == 0 {
		return 0
	}
	return live
}

// Keep returns the graph that is left when only the vertices of the mask
// remain, in the same order.
func (g Graph) Keep(mask uint32) Graph {
	var kept Graph
	for v, out := range g.Out {
		if mask>>v&1 != 0 && v < len(g.Labels) {
			kept.Out = append(kept.Out, squeeze(out, mask))
			kept.Labels = append(kept.Labels, g.Labels[v])
		}
	}
	return kept
}

// squeeze moves the bits of x that mask selects together, lowest first.
func squeeze(x, mask uint32) uint32 {
	var y uint32
	for at := 0; mask != 0; mask &= mask - 1 {
		y |= x >> bits.TrailingZeros32(mask) & 1 << at
		at++
	}
	return y
}

// String gives the numbers of vertices and edges.
func (g Graph) String() string {
	return fmt.Sprintf("graph of %d vertices and %d edges", len(g.Out), g.Edges())
}

// Edges counts the edges.
func (g Graph) Edges() int {
	n := 0
	for _, out := range g.Out {
		n += bits.OnesCount32(out)
	}
	return n
}
