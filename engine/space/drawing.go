package space

import (
	"fmt"
	"slices"
	"strings"
)

// Drawing is a picture of a cell or a network as plain data: what is drawn, not
// where. Nodes stand in topological order.
type Drawing struct {
	Title string
	Nodes []DrawnNode
	Edges []DrawnEdge
}

// DrawnNode is a box or a dot. Kind is "input", "output", "op" for an operation,
// or "sum" and "concat" for where wires meet.
type DrawnNode struct{ Label, Kind string }

// DrawnEdge is an arrow from node From to node To. Label is the operation that
// stands on it, or empty for a wire.
type DrawnEdge struct {
	From, To int
	Label    string
}

// Node appends a node and returns its index.
func (d *Drawing) Node(label, kind string) int {
	d.Nodes = append(d.Nodes, DrawnNode{label, kind})
	return len(d.Nodes) - 1
}

// Edge appends an arrow.
func (d *Drawing) Edge(from, to int, label string) {
	d.Edges = append(d.Edges, DrawnEdge{from, to, label})
}

// Check returns an error unless every arrow leads forward between nodes that are
// there and every node has a known kind.
func (d *Drawing) Check() error {
	for i, n := range d.Nodes {
		if !slices.Contains([]string{"input", "output", "op", "sum", "concat"}, n.Kind) {
			return fmt.Errorf("space: drawing %q: node %d is of kind %q", d.Title, i, n.Kind)
		}
	}
	for _, e := range d.Edges {
		if e.From < 0 || e.From >= e.To || e.To >= len(d.Nodes) {
			return fmt.Errorf("space: drawing %q: arrow %d -> %d does not lead forward among %d nodes", d.Title, e.From, e.To, len(d.Nodes))
		}
	}
	return nil
}

// String gives the title and the numbers of nodes and arrows.
func (d *Drawing) String() string {
	return fmt.Sprintf("drawing %q of %d nodes and %d arrows", d.Title, len(d.Nodes), len(d.Edges))
}

// Draw returns the pictures of an architecture, one per cell. Where the space
// does not say how it is drawn, that is its cell as a labelled graph, or its
// whole network.
func Draw(s Space, a Arch) ([]Drawing, error) {
	if err := s.Check(a); err != nil {
		return nil, err
	}
	t := own(s)
	switch {
	case t.Draw != nil:
		return t.Draw(a)
	case t.Cells != nil:
		return drawCell(*t.Cells, a)
	}
	g, err := s.Graph(a)
	if err != nil {
		return nil, err
	}
	return []Drawing{DrawGraph(a.String(), g)}, nil
}

func drawCell(cs Cells, a Arch) ([]Drawing, error) {
	c, err := cs.cell(a)
	if err != nil {
		return nil, err
	}
	d := Drawing{Title: a.String()}
	for i, op := range c.Ops {
		kind := "op"
		switch i {
		case 0:
			kind = "input"
		case len(c.Ops) - 1:
			kind = "output"
		}
		d.Node(cs.Labels[op], kind)
	}
	for _, e := range c.Edges {
		d.Edge(e.From, e.To, "")
	}
	return []Drawing{d}, nil
}

// DrawGraph is the picture of a network, node by node.
func DrawGraph(title string, g *Graph) Drawing {
	d := Drawing{Title: title}
	in, out := make([]int, len(g.Nodes)), make([]int, len(g.Nodes))
	for _, e := range g.Edges {
		in[e.To]++
		out[e.From]++
	}
	for i, n := range g.Nodes {
		kind := "op"
		switch {
		case in[i] == 0:
			kind = "input"
		case out[i] == 0:
			kind = "output"
		case n.Op == "add":
			kind = "sum"
		case n.Op == "concat":
			kind = "concat"
		}
		d.Node(strings.ReplaceAll(n.Op, "_", " "), kind)
	}
	for _, e := range g.Edges {
		d.Edge(e.From, e.To, "")
	}
	return d
}
