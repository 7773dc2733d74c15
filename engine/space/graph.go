package space

import "fmt"

// Graph is a network as a labelled directed acyclic graph. Nodes stand in
// topological order: each edge leads from a lower to a higher index.
//
// Operations on images, appended by [Graph.Image], [Graph.Conv] and their kin,
// have the attributes "channels" and "size" of what they give: image, conv,
// batchnorm, relu, relu6, leaky_relu, hswish, hsigmoid, sigmoid, tanh, avgpool,
// maxpool, globalpool, upsample, noise, linear, zero, identity, add, mul, concat,
// slice, shuffle. Operations on sequences have "width" or "channels", and
// "context", the number of tokens or frames: tokens, frames, state, embedding,
// norm, attention, mlp, lstm, conv1d, blend, head, and add and concat as above.
// [Graph.Cost] knows what each of them costs. A space of one's own may use other
// names.
type Graph struct {
	Nodes []Node
	Edges []Edge
}

// Node is one operation.
type Node struct {
	Op   string             // such as "conv3x3" or "attention"
	Attr map[string]float64 // sizes by name, such as "heads": 12; may be nil
}

// Edge leads from node From to node To.
type Edge struct{ From, To int }

// Node appends an operation that reads the given nodes and returns its index.
func (g *Graph) Node(op string, attr map[string]float64, inputs ...int) int {
	g.Nodes = append(g.Nodes, Node{op, attr})
	id := len(g.Nodes) - 1
	for _, from := range inputs {
		g.Edges = append(g.Edges, Edge{from, id})
	}
	return id
}

// Check returns an error unless every edge leads forward between nodes that
// are there.
func (g *Graph) Check() error {
	for _, e := range g.Edges {
		if e.From < 0 || e.To >= len(g.Nodes) || e.From >= e.To {
			return fmt.Errorf("space: graph edge %d -> %d does not lead forward among %d nodes", e.From, e.To, len(g.Nodes))
		}
	}
	return nil
}

// String gives the number of operations and wires.
func (g *Graph) String() string {
	return fmt.Sprintf("graph of %d operations and %d edges", len(g.Nodes), len(g.Edges))
}
