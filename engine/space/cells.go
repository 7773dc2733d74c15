package space

import (
	"fmt"
	"slices"
)

// Cell is an architecture as a labelled graph with the operations on the nodes.
// Node 0 is the input, the last one the output; every edge leads from a lower to
// a higher node.
type Cell struct {
	Ops   []int  // Ops[i] indexes the Labels of [Cells]
	Edges []Edge // sorted by To, then From
}

// Cells says how a space's architectures look as labelled graphs. The encodings
// "path", "truncated", "gcn" and "sequence" are made of it.
type Cells struct {
	Labels []string                   // the input's label, those of the operations, the output's label
	Nodes  int                        // nodes of the largest cell
	Graph  func(a Arch) (Cell, error) // at most Nodes nodes
	Arch   func(c Cell) (Arch, error) // the way back; nil when there is none
	// MinPath and MaxPath bound how many operations stand between input and
	// output on a path. MaxPath 0: there is no path encoding.
	MinPath, MaxPath int
	// Truncate is the longest path that the truncated path encoding keeps; 0:
	// there is none.
	Truncate int
	// Paths is the way back from the set of paths, each a list of operations
	// counted from 0, in the order of their index; nil: different cells may have
	// the same paths.
	Paths func(paths [][]int) (Arch, error)
}

// cellsOf returns the cells that s has, otherwise a chain of its decisions.
func cellsOf(s Space) Cells {
	if c := own(s).Cells; c != nil {
		return *c
	}
	dims := s.Dims()
	ch := chainCells{s: s, first: make([]int, len(dims)), labels: []string{"input"}}
	alike := !slices.ContainsFunc(dims, func(d Dim) bool { return !slices.Equal(d.Choices, dims[0].Choices) })
	for i, d := range dims {
		if alike {
			ch.first[i] = 1
			continue
		}
		ch.first[i] = len(ch.labels)
		for _, c := range d.Choices {
			ch.labels = append(ch.labels, d.Name+"="+c)
		}
	}
	if alike {
		ch.labels = append(ch.labels, dims[0].Choices...)
	}
	ch.labels = append(ch.labels, "output")
	return Cells{Labels: ch.labels, Nodes: len(dims) + 2, Graph: ch.graph, Arch: ch.arch}
}

// chainCells shows any space as a chain of the decisions that count.
type chainCells struct {
	s      Space
	first  []int // first[i] is the label of choice 0 of decision i
	labels []string
}

func (ch chainCells) graph(a Arch) (Cell, error) {
	active, err := Active(ch.s, a)
	if err != nil {
		return Cell{}, err
	}
	c := Cell{Ops: []int{0}}
	for i, on := range active {
		if on {
			c.Ops = append(c.Ops, ch.first[i]+a.Genes[i])
		}
	}
	c.Ops = append(c.Ops, len(ch.labels)-1)
	for i := range len(c.Ops) - 1 {
		c.Edges = append(c.Edges, Edge{i, i + 1})
	}
	return c, nil
}

func (ch chainCells) arch(c Cell) (Arch, error) {
	dims := ch.s.Dims()
	conditions, err := NewConditions(dims)
	if err != nil {
		return Arch{}, err
	}
	a := Arch{ch.s.Name(), make([]int, len(dims))}
	at := 1
	for i, d := range dims {
		if !conditions.Active(dims, a.Genes, i) {
			continue
		}
		if at > len(c.Ops)-2 {
			return Arch{}, fmt.Errorf("the chain of %d operations is too short: %s has none", len(c.Ops)-2, d.Name)
		}
		g := c.Ops[at] - ch.first[i]
		if g < 0 || g >= len(d.Choices) {
			return Arch{}, fmt.Errorf("operation %d, %q, is no choice of %s", at, ch.labels[c.Ops[at]], d.Name)
		}
		a.Genes[i] = g
		at++
	}
	want := Cell{Ops: c.Ops[:at+1]}
	for i := range at {
		want.Edges = append(want.Edges, Edge{i, i + 1})
	}
	if at != len(c.Ops)-1 || !slices.Equal(c.Edges, want.Edges) {
		return Arch{}, fmt.Errorf("the graph is not the chain of the %d decisions that count", at-1)
	}
	return a, nil
}

// check returns an error unless the cell is as [Cells] promises.
func (cs Cells) check(c Cell) error {
	n, last := len(c.Ops), len(cs.Labels)-1
	if n < 2 || n > cs.Nodes || c.Ops[0] != 0 || c.Ops[n-1] != last {
		return fmt.Errorf("a cell has an input, an output and at most %d nodes", cs.Nodes)
	}
	for i, op := range c.Ops[1 : n-1] {
		if op < 1 || op >= last {
			return fmt.Errorf("node %d has label %d, and the operations are 1 to %d", i+1, op, last-1)
		}
	}
	for _, e := range c.Edges {
		if e.From < 0 || e.From >= e.To || e.To >= n {
			return fmt.Errorf("edge %d -> %d does not lead forward among %d nodes", e.From, e.To, n)
		}
	}
	return nil
}

// sortEdges puts edges in the order of [Cell].
func sortEdges(edges []Edge) {
	slices.SortFunc(edges, func(a, b Edge) int {
		if a.To != b.To {
			return a.To - b.To
		}
		return a.From - b.From
	})
}
