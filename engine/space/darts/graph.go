package darts

import "naslab/engine/space"

// Network is the frame into which the two cells are put.
type Network struct {
	Cells    int // cells in a row; those at a third and at two thirds are reduction cells; 0 means 8
	Channels int // channels of the first cells' nodes; doubled by a reduction; 0 means 32
	Classes  int // outputs; 0 means 10
	Size     int // height and width of the image; 0 means 32
}

// filled has the defaults put in, the frame of NAS-Bench-301.
func (n Network) filled() Network {
	for _, d := range []struct {
		x     *int
		value int
	}{{&n.Cells, 8}, {&n.Channels, 32}, {&n.Classes, 10}, {&n.Size, 32}} {
		if *d.x <= 0 {
			*d.x = d.value
		}
	}
	return n
}

// Graph returns the network of NAS-Bench-301: eight cells of 32 channels. See
// [Genotype.Graph].
func (s *Space) Graph(a space.Arch) (*space.Graph, error) {
	if err := s.Check(a); err != nil {
		return nil, err
	}
	return s.genotype(a).Graph(Network{})
}

// Graph returns the network in a frame, layer by layer, as DARTS trains it in the
// end, without the auxiliary head: a 3x3 convolution to three times the channels,
// the cells, the mean over the image, and a linear layer. A cell brings its two
// inputs to its channels by 1x1 convolutions (two of stride 2, side by side, when
// the input is larger than the other), applies its eight operations, adds two by
// two, and joins the four sums. Separable convolutions are applied twice. Besides
// their sizes, nodes have the attributes "cell" (from 1) and, where they belong
// to an operation, "node" (2 to 5).
func (g Genotype) Graph(n Network) (*space.Graph, error) {
	if err := g.Check(); err != nil {
		return nil, err
	}
	n = n.filled()
	b := builder{&space.Graph{}}
	x := b.Norm(b.Conv(b.Image(3, n.Size), 3*n.Channels, 3, 1, 1))
	before, last, channels := x, x, n.Channels
	for i := range n.Cells {
		cell, reduction := g.Normal, i == n.Cells/3 || i == 2*n.Cells/3
		if reduction {
			cell = g.Reduce
			channels *= 2
		}
		from := len(b.Nodes)
		before, last = last, b.build(cell, before, last, channels, reduction)
		b.mark("cell", from, i+1)
	}
	b.Linear(b.GlobalPool(last), n.Classes, true)
	return b.Graph, nil
}

type builder struct{ *space.Graph }

// mark gives all nodes from the given one on an attribute.
func (b builder) mark(name string, from, value int) {
	for i := from; i < len(b.Nodes); i++ {
		b.Nodes[i].Attr[name] = float64(value)
	}
}

func (b builder) build(c Cell, before, last, channels int, reduction bool) int {
	at := make([]int, inputs, nodes)
	if b.Size(before) > b.Size(last) {
		at[0] = b.halve(before, channels)
	} else {
		at[0] = b.pointwise(before, channels)
	}
	at[1] = b.pointwise(last, channels)
	for node := inputs; node < nodes; node++ {
		from := len(b.Nodes)
		var ends []int
		for _, e := range c[2*(node-inputs) : 2*(node-inputs)+2] {
			stride := 1
			if reduction && e.Input < inputs {
				stride = 2
			}
			ends = append(ends, b.operation(e.Op, at[e.Input], stride))
		}
		at = append(at, b.Sum(ends...))
		b.mark("node", from, node)
	}
	return b.Concat(at[inputs:]...)
}

// pointwise is a ReLU, a 1x1 convolution and a batch norm.
func (b builder) pointwise(x, channels int) int {
	return b.Norm(b.Conv(b.Act("relu", x), channels, 1, 1, 1))
}

// halve is the factorized reduction: of its two convolutions of stride 2 one
// reads the image moved by a pixel.
func (b builder) halve(x, channels int) int {
	x = b.Act("relu", x)
	return b.Norm(b.Concat(b.Conv(x, channels/2, 1, 2, 1), b.Conv(x, channels-channels/2, 1, 2, 1)))
}

func (b builder) operation(op Op, x, stride int) int {
	switch op {
	case MaxPool3x3:
		return b.Pool("maxpool", x, 3, stride)
	case AvgPool3x3:
		return b.Pool("avgpool", x, 3, stride)
	case SepConv3x3:
		return b.depthwise(b.depthwise(x, 3, stride, 1), 3, 1, 1)
	case SepConv5x5:
		return b.depthwise(b.depthwise(x, 5, stride, 1), 5, 1, 1)
	case DilConv3x3:
		return b.depthwise(x, 3, stride, 2)
	case DilConv5x5:
		return b.depthwise(x, 5, stride, 2)
	case Noise:
		size := float64((b.Size(x) + stride - 1) / stride)
		return b.Node("noise", map[string]float64{"channels": float64(b.Channels(x)), "size": size, "stride": float64(stride)}, x)
	}
	if stride > 1 {
		return b.halve(x, b.Channels(x))
	}
	return b.Identity(x)
}

// depthwise is a ReLU, a depthwise and a 1x1 convolution, and a batch norm.
func (b builder) depthwise(x, kernel, stride, dilation int) int {
	w := b.Channels(x)
	x = b.Act("relu", x)
	if dilation > 1 {
		x = b.Dilated(x, w, kernel, stride, w, dilation)
	} else {
		x = b.Conv(x, w, kernel, stride, w)
	}
	return b.Norm(b.Conv(x, w, 1, 1, 1))
}

// draw gives one picture per cell: dots for the inner nodes, the operations on
// the arrows.
func (s *Space) draw(a space.Arch) ([]space.Drawing, error) {
	g := s.genotype(a)
	return []space.Drawing{g.Normal.draw("normal cell"), g.Reduce.draw("reduction cell")}, nil
}

func (c Cell) draw(title string) space.Drawing {
	d := space.Drawing{Title: title}
	d.Node("c_{k-2}", "input")
	d.Node("c_{k-1}", "input")
	for _, label := range []string{"0", "1", "2", "3"} {
		d.Node(label, "sum")
	}
	out := d.Node("c_{k}", "concat")
	for i, e := range c {
		d.Edge(e.Input, i/2+inputs, e.Op.String())
	}
	for node := inputs; node < nodes; node++ {
		d.Edge(node, out, "")
	}
	return d
}
