package darts

import "fmt"

// Primitives are the operations that each of the 14 edges of a cell chooses
// among, edge by edge in the order of DARTS: the edges into node 2 (from 0, 1),
// into node 3 (from 0, 1, 2), into node 4, into node 5.
type Primitives [edges][]Op

// alike are the same operations on every edge.
func alike(ops ...Op) (p Primitives) {
	for i := range p {
		p[i] = ops
	}
	return p
}

// variants are the spaces by name: all seven operations, and the four small
// spaces on which DARTS fails.
var variants = []struct {
	name           string
	normal, reduce Primitives
	withNone       bool // a supernet of this space has "none" too
}{
	{"darts", all, all, true},
	{"darts/s1", s1Normal, s1Reduce, false},
	{"darts/s2", alike(Skip, SepConv3x3), alike(Skip, SepConv3x3), false},
	{"darts/s3", alike(Skip, SepConv3x3), alike(Skip, SepConv3x3), true},
	{"darts/s4", alike(Noise, SepConv3x3), alike(Noise, SepConv3x3), false},
}

var all = alike(MaxPool3x3, AvgPool3x3, Skip, SepConv3x3, SepConv5x5, DilConv3x3, DilConv5x5)

// S1 leaves each edge the two operations that were best in a search of the whole
// space.
var (
	s1Normal = Primitives{
		{Skip, DilConv3x3}, {Skip, DilConv5x5},
		{Skip, DilConv5x5}, {Skip, SepConv3x3}, {Skip, DilConv3x3},
		{MaxPool3x3, Skip}, {Skip, SepConv3x3}, {Skip, SepConv3x3}, {Skip, DilConv3x3},
		{Skip, SepConv3x3}, {MaxPool3x3, Skip}, {Skip, DilConv3x3}, {DilConv3x3, DilConv5x5}, {DilConv3x3, DilConv5x5},
	}
	s1Reduce = Primitives{
		{MaxPool3x3, AvgPool3x3}, {MaxPool3x3, DilConv3x3},
		{MaxPool3x3, AvgPool3x3}, {MaxPool3x3, AvgPool3x3}, {Skip, DilConv5x5},
		{MaxPool3x3, AvgPool3x3}, {MaxPool3x3, SepConv3x3}, {Skip, DilConv3x3}, {Skip, DilConv5x5},
		{MaxPool3x3, AvgPool3x3}, {MaxPool3x3, AvgPool3x3}, {Skip, DilConv5x5}, {Skip, DilConv5x5}, {Skip, DilConv5x5},
	}
)

// edgeAt is the index of the edge from input to node (2 to 5) among the 14.
func edgeAt(input, node int) int { return firstEdge(node) + input }

// firstEdge is the index of the edge from input 0 to node.
func firstEdge(node int) int {
	k := node - inputs
	return k * (k + 3) / 2
}

// allow reports whether every edge of the cell has an operation of its own list.
func (p *Primitives) allow(c Cell) bool { return p.check(c) == nil }

func (p *Primitives) check(c Cell) error {
	for i, e := range c {
		node := i/2 + inputs
		if list := p[edgeAt(e.Input, node)]; !has(list, e.Op) {
			return fmt.Errorf("the edge from %d to %d has %v; it may have %v", e.Input, node, e.Op, list)
		}
	}
	return nil
}

// s1Unique is the number of different networks of S1, counted by listing.
const s1Unique = 1514313176
