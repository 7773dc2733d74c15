package nbnlp

import (
	"fmt"

	"naslab/engine/space"
)

// Network is the language model into which the cell is put: an embedding, layers
// of the cell from Embedding to Hidden and back to Embedding, and an output layer
// that shares the embedding's weights.
type Network struct {
	Vocab     int // words; 0 means 33278, WikiText-2
	Embedding int // width of the embedding; 0 means 400
	Hidden    int // width of the states between layers; 0 means 600
	Layers    int // 0 means 3
}

func (n Network) filled() Network {
	for _, d := range []struct {
		x     *int
		value int
	}{{&n.Vocab, 33278}, {&n.Embedding, 400}, {&n.Hidden, 600}, {&n.Layers, 3}} {
		if *d.x <= 0 {
			*d.x = d.value
		}
	}
	return n
}

// widths are those of what each layer reads and of its states.
func (n Network) widths() (in, out []int) {
	for l := range n.Layers {
		in, out = append(in, n.Hidden), append(out, n.Hidden)
		if l == 0 {
			in[l] = n.Embedding
		}
		if l == n.Layers-1 {
			out[l] = n.Embedding
		}
	}
	return in, out
}

// Params counts the trainable numbers of the cell's language model: the embedding
// with the output layer's bias, and in each layer a matrix per input and one bias
// of every linear node, needed or not.
func (c Cell) Params(n Network) int64 {
	n = n.filled()
	total := int64(n.Vocab) * int64(n.Embedding+1)
	in, out := n.widths()
	for l := range n.Layers {
		for _, node := range c.Nodes {
			if node.Op == Linear2 || node.Op == Linear3 {
				total += int64(width(node, in[l], out[l])+1) * int64(out[l])
			}
		}
	}
	return total
}

// width adds up the widths of what a node reads.
func width(n Node, in, out int) int {
	total := 0
	for _, from := range n.Inputs {
		if from == 0 {
			total += in
		} else {
			total += out
		}
	}
	return total
}

// Graph returns one step of the benchmark's language model; see [Cell.Graph].
func (s *Space) Graph(a space.Arch) (*space.Graph, error) {
	if err := s.Check(a); err != nil {
		return nil, err
	}
	return cellOf(a).Graph(Network{})
}

var graphOps = [opCount]string{"linear", "mul", "add", "tanh", "sigmoid", "leaky_relu", "linear", "blend"}

// Graph returns one step of the language model: "tokens", "embedding", for each
// layer its previous states ("state") and the nodes of the pruned cell, and
// "head". A layer passes its new state 0 on. Attributes are "channels", "in" and
// "bias" of linear nodes, "layer" from 1, and "new", 1 plus the number of a new
// state.
func (c Cell) Graph(n Network) (*space.Graph, error) {
	if err := c.Check(); err != nil {
		return nil, err
	}
	c, n = c.Pruned(), n.filled()
	used := c.used()
	g := &space.Graph{}
	table := map[string]float64{"vocab": float64(n.Vocab), "width": float64(n.Embedding), "channels": float64(n.Embedding)}
	x := g.Node("embedding", table, g.Node("tokens", nil))
	in, out := n.widths()
	for l := range n.Layers {
		at := make([]int, sources, sources+len(c.Nodes))
		at[0] = x
		for s := 1; s < sources; s++ {
			if used[s] {
				at[s] = g.Node("state", map[string]float64{"channels": float64(out[l]), "layer": float64(l + 1), "state": float64(s)})
			}
		}
		for j, node := range c.Nodes {
			attr := map[string]float64{"channels": float64(out[l]), "layer": float64(l + 1)}
			if graphOps[node.Op] == "linear" {
				attr["in"], attr["bias"] = float64(width(node, in[l], out[l])), 1
			}
			for k, state := range c.New {
				if state == j {
					attr["new"] = float64(k + 1)
				}
			}
			var from []int
			for _, v := range node.Inputs {
				from = append(from, at[v])
			}
			at = append(at, g.Node(graphOps[node.Op], attr, from...))
		}
		x = at[sources+c.New[0]]
	}
	g.Node("head", map[string]float64{"vocab": float64(n.Vocab), "width": float64(n.Embedding), "tied": 1}, x)
	return g, nil
}

// draw is the picture of the pruned cell.
func (s *Space) draw(a space.Arch) ([]space.Drawing, error) {
	c := cellOf(a).Pruned()
	d := space.Drawing{Title: fmt.Sprintf("cell of %d states", c.States)}
	place := make([]int, sources+len(c.Nodes))
	for v, used := range c.used() {
		if used {
			place[v] = d.Node(c.value(v), "input")
		}
	}
	for j, n := range c.Nodes {
		label, kind := opLabels[n.Op], "op"
		if n.Op == Linear2 || n.Op == Linear3 {
			label = "linear"
		}
		for k, state := range c.New {
			if state == j {
				label, kind = fmt.Sprintf("%s: h_new_%d", label, k), "output"
			}
		}
		place[sources+j] = d.Node(label, kind)
		for i, from := range n.Inputs {
			operand := ""
			if n.Op == Blend {
				operand = string(rune('a' + i))
			}
			d.Edge(place[from], place[sources+j], operand)
		}
	}
	return []space.Drawing{d}, nil
}
