package autodeeplab

import "naslab/engine/space"

// Sizes of the network that [Space.Graph] builds: the small one of the paper.
const (
	filters   = 20  // of a block at stride 4
	imageSize = 512 // height and width of the image
	classes   = 19
	pyramid   = 256 // channels of the branches at the end
)

// Graph returns the network of a path for images of 512 x 512: a stem of 3x3
// convolutions to the first stride, the layers, whose blocks have 20 channels at
// stride 4 and twice as many at each stride below, a pyramid of three branches
// (1x1, 3x3 with rate 96 over the stride, the mean), a 1x1 convolution to 19
// classes, and "upsample" to the image. What a cell reads at another stride is
// halved by 3x3 convolutions of stride 2, or enlarged ("upsample") and passed
// through a 1x1 convolution.
func (s *Space) Graph(a space.Arch) (*space.Graph, error) {
	if err := s.Check(a); err != nil {
		return nil, err
	}
	g := &space.Graph{}
	x := g.Image(3, imageSize)
	x = unit(g, g.Conv(x, 64, 3, 2, 1))
	x = unit(g, g.Conv(x, 64, 3, 1, 1))
	x = unit(g, g.Conv(x, 128, 3, 1, 1))
	for at := 2; at < s.config.Strides[0]; at *= 2 {
		x = unit(g, g.Conv(x, 128, 3, 2, 1))
	}
	before, last := x, x
	blocks := s.blocks(a)
	for _, level := range s.levels(a) {
		before, last = last, s.layer(g, blocks, before, last, level)
	}
	rate := max(96*g.Size(last)/imageSize, 1)
	one := unit(g, g.Conv(last, pyramid, 1, 1, 1))
	wide := unit(g, g.Dilated(last, pyramid, 3, 1, 1, rate))
	mean := up(g, unit(g, g.Conv(g.GlobalPool(last), pyramid, 1, 1, 1)), g.Size(last))
	x = unit(g, g.Conv(g.Concat(one, wide, mean), pyramid, 1, 1, 1))
	up(g, g.Conv(x, classes, 1, 1, 1), imageSize)
	return g, nil
}

// unit appends batch norm and ReLU.
func unit(g *space.Graph, x int) int { return g.Act("relu", g.Norm(x)) }

// up appends a bilinear enlargement.
func up(g *space.Graph, x, size int) int {
	return g.Node("upsample", map[string]float64{"channels": float64(g.Channels(x)), "size": float64(size)}, x)
}

// layer appends one copy of the cell at a level.
func (s *Space) layer(g *space.Graph, blocks []block, before, last, level int) int {
	stride := s.config.Strides[level]
	width := filters * stride / s.config.Strides[0]
	size := imageSize / stride
	outs := []int{fit(g, before, width, size), fit(g, last, width, size)}
	for _, b := range blocks {
		outs = append(outs, g.Sum(s.apply(g, outs, b[0]), s.apply(g, outs, b[1])))
	}
	if len(outs) == 3 {
		return outs[2]
	}
	return g.Concat(outs[2:]...)
}

// fit brings x to a width and a size.
func fit(g *space.Graph, x, width, size int) int {
	for g.Size(x) > size {
		x = g.Norm(g.Conv(g.Act("relu", x), width, 3, 2, 1))
	}
	if g.Size(x) < size {
		x = up(g, x, size)
	}
	if g.Channels(x) != width {
		x = g.Norm(g.Conv(g.Act("relu", x), width, 1, 1, 1))
	}
	return x
}

func (s *Space) apply(g *space.Graph, outs []int, h half) int {
	x := outs[h.input]
	switch s.config.Ops[h.op] {
	case "sep_conv_3x3":
		return separable(g, separable(g, x, 3), 3)
	case "sep_conv_5x5":
		return separable(g, separable(g, x, 5), 5)
	case "atr_conv_3x3":
		return atrous(g, x, 3)
	case "atr_conv_5x5":
		return atrous(g, x, 5)
	case "avg_pool_3x3":
		return g.Pool("avgpool", x, 3, 1)
	case "max_pool_3x3":
		return g.Pool("maxpool", x, 3, 1)
	case "skip":
		return g.Identity(x)
	}
	return g.Zero(x, g.Channels(x), 1)
}

func separable(g *space.Graph, x, kernel int) int {
	w := g.Channels(x)
	return g.Norm(g.Conv(g.Conv(g.Act("relu", x), w, kernel, 1, w), w, 1, 1, 1))
}

func atrous(g *space.Graph, x, kernel int) int {
	w := g.Channels(x)
	return g.Norm(g.Conv(g.Dilated(g.Act("relu", x), w, kernel, 1, w, 2), w, 1, 1, 1))
}

// draw gives the path, a node per layer, and the cell.
func (s *Space) draw(a space.Arch) ([]space.Drawing, error) {
	text, err := s.text(a)
	if err != nil {
		return nil, err
	}
	path := space.Drawing{Title: "path of " + text}
	path.Node("image", "input")
	for l, level := range s.levels(a) {
		path.Node("stride "+s.dims[0].Choices[level], "op")
		path.Edge(l, l+1, "")
	}
	path.Edge(s.config.Layers, path.Node("pyramid", "output"), "")
	cell := space.Drawing{Title: "cell"}
	cell.Node("H_{l-2}", "input")
	cell.Node("H_{l-1}", "input")
	for b, x := range s.blocks(a) {
		cell.Node("block", "sum")
		for _, h := range x {
			cell.Edge(h.input, b+2, s.config.Ops[h.op])
		}
	}
	out := cell.Node("H_{l}", "concat")
	for b := range s.config.Blocks {
		cell.Edge(b+2, out, "")
	}
	return []space.Drawing{path, cell}, nil
}
