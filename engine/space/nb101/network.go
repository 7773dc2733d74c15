package nb101

import "naslab/engine/space"

// Operations of the network's layers.
const (
	opImage   = "image"
	opConv3x3 = "conv3x3" // with batch norm and ReLU
	opConv1x1 = "conv1x1" // with batch norm and ReLU
	opPool3x3 = "maxpool3x3"
	opDown    = "maxpool2x2" // stride 2
	opAdd     = "add"
	opSlice   = "slice" // drops channels at the end
	opConcat  = "concat"
	opMean    = "mean" // over the image
	opDense   = "dense"
)

// layer is one operation of the network with its sizes.
type layer struct {
	op      string
	in, out int // channels
	kernel  int // 0 where there is none
	size    int // height and width of what comes out
	cell    int // 1 to 9, 0 outside cells
	inputs  []int
	vertex  int // vertex of the cell whose operation it is, 0 for none
}

// network is the layers in topological order.
type network struct{ layers []layer }

func (n *network) put(l layer) int {
	n.layers = append(n.layers, l)
	return len(n.layers) - 1
}

// network builds the network of the pruned cell, layer by layer.
func (c Cell) network() (*network, error) {
	if err := c.Check(); err != nil {
		return nil, err
	}
	c = c.keep(c.live())
	n := &network{}
	x := n.put(layer{op: opImage, out: 3, size: imageSize})
	channels, size, cell := stemChannels, imageSize, 0
	x = n.put(layer{op: opConv3x3, in: 3, out: channels, kernel: 3, size: size, inputs: []int{x}})
	for stack := range stacks {
		in := channels
		if stack > 0 {
			size /= 2
			x = n.put(layer{op: opDown, in: in, out: in, kernel: 2, size: size, inputs: []int{x}})
			channels *= 2
		}
		for range perStack {
			cell++
			x = c.build(n, x, in, channels, size, cell)
			in = channels
		}
	}
	x = n.put(layer{op: opMean, in: channels, out: channels, size: 1, inputs: []int{x}})
	n.put(layer{op: opDense, in: channels, out: classes, size: 1, inputs: []int{x}})
	return n, nil
}

// build appends the layers of one cell that reads layer x, and returns its output.
func (c Cell) build(n *network, x, in, out, size, cell int) int {
	ch := c.channels(in, out)
	last := c.N - 1
	var at [MaxVertices]int // the layer of each vertex
	project := func(to int) int {
		return n.put(layer{op: opConv1x1, in: in, out: to, kernel: 1, size: size, cell: cell, inputs: []int{x}})
	}
	for v := 1; v < last; v++ {
		var inputs []int
		for from := 1; from < v; from++ {
			if c.Edge(from, v) {
				inputs = append(inputs, c.narrow(n, at[from], ch[from], ch[v], size, cell))
			}
		}
		if c.Edge(0, v) {
			inputs = append(inputs, project(ch[v]))
		}
		l := layer{op: opPool3x3, in: ch[v], out: ch[v], kernel: 3, size: size, cell: cell, vertex: v}
		switch c.Ops[v-1] {
		case Conv3x3:
			l.op = opConv3x3
		case Conv1x1:
			l.op, l.kernel = opConv1x1, 1
		}
		l.inputs = []int{join(n, opAdd, inputs, ch[v], size, cell)}
		at[v] = n.put(l)
	}
	var joined []int
	for v := 1; v < last; v++ {
		if c.Edge(v, last) {
			joined = append(joined, at[v])
		}
	}
	if len(joined) == 0 {
		return project(out)
	}
	y := join(n, opConcat, joined, out, size, cell)
	if c.Edge(0, last) {
		y = join(n, opAdd, []int{y, project(out)}, out, size, cell)
	}
	return y
}

// narrow drops the channels that the reader lacks, which is one at most.
func (c Cell) narrow(n *network, x, from, to, size, cell int) int {
	if from == to {
		return x
	}
	return n.put(layer{op: opSlice, in: from, out: to, size: size, cell: cell, inputs: []int{x}})
}

// join adds or concatenates layers; one alone passes.
func join(n *network, op string, inputs []int, out, size, cell int) int {
	if len(inputs) == 1 {
		return inputs[0]
	}
	return n.put(layer{op: op, in: out, out: out, size: size, cell: cell, inputs: inputs})
}

// graph is the network as the engine's graph.
func (n *network) graph() *space.Graph {
	g := &space.Graph{}
	for _, l := range n.layers {
		attr := map[string]float64{"out": float64(l.out), "size": float64(l.size)}
		for name, v := range map[string]int{"in": l.in, "kernel": l.kernel, "cell": l.cell, "vertex": l.vertex} {
			if v > 0 {
				attr[name] = float64(v)
			}
		}
		g.Node(l.op, attr, l.inputs...)
	}
	return g
}
