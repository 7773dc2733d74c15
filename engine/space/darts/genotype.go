package darts

import (
	"fmt"
	"slices"
	"strings"
)

// Shape of a cell.
const (
	inputs = 2              // the outputs of the two cells before
	inner  = 4              // inner nodes, numbered from 2 on
	picked = 2 * inner      // edges of a cell
	edges  = 2 + 3 + 4 + 5  // edges that a cell could have
	nodes  = inputs + inner // inputs and inner nodes
	pairs  = 3 + 6 + 10     // choices of two inputs, nodes 3 to 5 together
	none   = "none"         // the operation that a supernet has and no cell picks
	opText = "%q, which is none of %s"
)

// Op is an operation, in the order of NAS-Bench-301.
type Op int

// The operations. S4 has noise in place of a useful one.
const (
	MaxPool3x3 Op = iota
	AvgPool3x3
	Skip
	SepConv3x3
	SepConv5x5
	DilConv3x3
	DilConv5x5
	Noise // normal noise, whatever the input
	opCount
)

var opNames = [opCount]string{
	"max_pool_3x3", "avg_pool_3x3", "skip_connect", "sep_conv_3x3", "sep_conv_5x5", "dil_conv_3x3", "dil_conv_5x5", "noise",
}

// String gives the field's name of the operation, such as "sep_conv_3x3".
func (o Op) String() string {
	if o < 0 || o >= opCount {
		return fmt.Sprintf("op(%d)", int(o))
	}
	return opNames[o]
}

// ParseOp reads the field's name of an operation. NASLib's "Identity" and the
// like are not names of the field.
func ParseOp(text string) (Op, error) {
	if i := slices.Index(opNames[:], text); i >= 0 {
		return Op(i), nil
	}
	return 0, fmt.Errorf("darts: the operation is "+opText, text, strings.Join(opNames[:], ", "))
}

// Edge is one edge into an inner node: from the input 0 (the cell before the
// last) or 1 (the last cell), or from an inner node 2 to 4.
type Edge struct {
	Input int
	Op    Op
}

// Cell is the eight edges of a cell; edges 2k and 2k+1 enter node k+2. The output
// joins the four inner nodes.
type Cell [picked]Edge

// Genotype is one architecture: the cell that keeps the image's size and the one
// that halves it. In canonical order the two edges of a node stand by their
// inputs; see [Genotype.Sorted].
type Genotype struct{ Normal, Reduce Cell }

// Check returns an error unless every edge comes from an earlier node, the two
// edges of a node from different ones, and the operations are known.
func (g Genotype) Check() error {
	for _, c := range []struct {
		name string
		Cell
	}{{"normal", g.Normal}, {"reduce", g.Reduce}} {
		for i, e := range c.Cell {
			node := i/2 + inputs
			switch {
			case e.Input < 0 || e.Input >= node:
				return fmt.Errorf("darts: the %s cell: node %d reads %d; it may read 0 to %d", c.name, node, e.Input, node-1)
			case e.Op < 0 || e.Op >= opCount:
				return fmt.Errorf("darts: the %s cell: node %d has operation %d; there are %d", c.name, node, int(e.Op), int(opCount))
			case i%2 == 1 && e.Input == c.Cell[i-1].Input:
				return fmt.Errorf("darts: the %s cell: node %d reads %d twice", c.name, node, e.Input)
			}
		}
	}
	return nil
}

// Sorted returns the same network with the edges of every node sorted by input.
func (g Genotype) Sorted() Genotype { return Genotype{g.Normal.sorted(), g.Reduce.sorted()} }

func (c Cell) sorted() Cell {
	for i := 0; i < picked; i += 2 {
		if c[i].Input > c[i+1].Input {
			c[i], c[i+1] = c[i+1], c[i]
		}
	}
	return c
}

// Skips counts the skip connections of the normal cell, a sign of a search that
// has collapsed.
func (g Genotype) Skips() int {
	n := 0
	for _, e := range g.Normal {
		if e.Op == Skip {
			n++
		}
	}
	return n
}
