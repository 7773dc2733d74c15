package nb101

import "naslab/engine/space"

// Graph returns the benchmark's network of the cell, layer by layer: a 3x3
// convolution to 128 channels, three stacks of three cells, maximum pooling and
// twice the channels between stacks, the mean over the image, and a linear layer
// of ten outputs. Every convolution is three nodes, with its batch norm and its
// ReLU. Besides their sizes, nodes of cells have the attributes "cell" (1 to 9)
// and, where they are the operation of a vertex, "vertex".
func (c Cell) Graph() (*space.Graph, error) {
	if err := c.Check(); err != nil {
		return nil, err
	}
	c = c.keep(c.live())
	b := builder{g: &space.Graph{}}
	x := b.conv(b.g.Image(3, imageSize), stemChannels, 3)
	channels := stemChannels
	for stack := range stacks {
		in := channels
		if stack > 0 {
			x = b.g.Pool("maxpool", x, 2, 2)
			channels *= 2
		}
		for range perStack {
			from := len(b.g.Nodes)
			x = b.build(c, x, c.channels(in, channels))
			in = channels
			b.cells++
			for i := from; i < len(b.g.Nodes); i++ {
				b.g.Nodes[i].Attr["cell"] = float64(b.cells)
			}
		}
	}
	b.g.Linear(b.g.GlobalPool(x), classes, true)
	return b.g, nil
}

type builder struct {
	g     *space.Graph
	cells int
}

// conv appends a convolution with batch norm and ReLU.
func (b *builder) conv(x, channels, kernel int) int {
	return b.g.Act("relu", b.g.Norm(b.g.Conv(x, channels, kernel, 1, 1)))
}

// build appends one copy of the pruned cell that reads x and whose vertices have
// the given channels, and returns its output. What the input leads to gets it
// through a 1x1 convolution.
func (b *builder) build(c Cell, x int, channels [MaxVertices]int) int {
	last := c.N - 1
	at := make([]int, c.N) // the output of each vertex
	for v := 1; v < last; v++ {
		var terms []int
		for from := 1; from < v; from++ {
			if c.Edge(from, v) {
				terms = append(terms, b.narrow(at[from], channels[v]))
			}
		}
		if c.Edge(0, v) {
			terms = append(terms, b.conv(x, channels[v], 1))
		}
		at[v] = b.operation(b.g.Sum(terms...), c.Ops[v-1])
		b.g.Nodes[at[v]].Attr["vertex"] = float64(v)
	}
	var joined []int
	for v := 1; v < last; v++ {
		if c.Edge(v, last) {
			joined = append(joined, at[v])
		}
	}
	var terms []int
	switch len(joined) {
	case 0:
	case 1:
		terms = append(terms, joined[0])
	default:
		terms = append(terms, b.g.Concat(joined...))
	}
	if c.Edge(0, last) {
		terms = append(terms, b.conv(x, channels[last], 1))
	}
	return b.g.Sum(terms...)
}

func (b *builder) operation(x int, op Op) int {
	switch op {
	case Conv3x3:
		return b.conv(x, b.g.Channels(x), 3)
	case Conv1x1:
		return b.conv(x, b.g.Channels(x), 1)
	}
	return b.g.Pool("maxpool", x, 3, 1)
}

// narrow drops the channels that the reader lacks, which is one at most.
func (b *builder) narrow(x, channels int) int {
	if b.g.Channels(x) == channels {
		return x
	}
	return b.g.Node("slice", map[string]float64{"channels": float64(channels), "size": float64(b.g.Size(x))}, x)
}
