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

// Graph returns the network in a frame, operation by operation: a 3x3 convolution
// to three times the channels, the cells, the mean over the image, and a linear
// layer. A cell brings its two inputs to its channels by 1x1 convolutions
// ("preprocess"; "factorized_reduce", with stride 2, when the input is larger
// than the other), applies its eight operations, adds two by two, and joins the
// four sums. Attributes are "out" (channels), "stride", "cell" (from 1) and
// "node" (2 to 5).
func (g Genotype) Graph(n Network) (*space.Graph, error) {
	if err := g.Check(); err != nil {
		return nil, err
	}
	n = n.filled()
	b := builder{g: &space.Graph{}, channels: n.Channels, size: n.Size}
	x := b.node("image", 3, 1, 0)
	x = b.node("conv3x3", 3*n.Channels, 1, 0, x)
	before, last := output{x, n.Size}, output{x, n.Size}
	for i := range n.Cells {
		cell, reduction := g.Normal, i == n.Cells/3 || i == 2*n.Cells/3
		if reduction {
			cell = g.Reduce
			b.channels *= 2
		}
		b.cell++
		before, last = last, b.build(cell, before, last, reduction)
	}
	b.cell = 0
	x = b.node("mean", inner*b.channels, 1, 0, last.at)
	b.node("dense", n.Classes, 1, 0, x)
	return b.g, nil
}

// output is what a cell gives: its node, and the height and width of the image.
type output struct{ at, size int }

type builder struct {
	g                    *space.Graph
	channels, size, cell int
}

func (b *builder) node(op string, out, stride, node int, from ...int) int {
	attr := map[string]float64{"out": float64(out)}
	if stride > 1 {
		attr["stride"] = float64(stride)
	}
	if b.cell > 0 {
		attr["cell"] = float64(b.cell)
	}
	if node > 0 {
		attr["node"] = float64(node)
	}
	return b.g.Node(op, attr, from...)
}

func (b *builder) build(c Cell, before, last output, reduction bool) output {
	first := "preprocess"
	if before.size != last.size {
		first = "factorized_reduce"
	}
	at := []int{b.node(first, b.channels, before.size/last.size, 0, before.at), b.node("preprocess", b.channels, 1, 0, last.at)}
	for node := inputs; node < nodes; node++ {
		var ends []int
		for _, e := range c[2*(node-inputs) : 2*(node-inputs)+2] {
			stride := 1
			if reduction && e.Input < inputs {
				stride = 2
			}
			ends = append(ends, b.node(e.Op.String(), b.channels, stride, node, at[e.Input]))
		}
		at = append(at, b.node("add", b.channels, 1, node, ends...))
	}
	out := output{b.node("concat", inner*b.channels, 1, 0, at[inputs:]...), last.size}
	if reduction {
		out.size /= 2
	}
	return out
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
