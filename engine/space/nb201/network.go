package nb201

import "naslab/engine/space"

// Net says how the network around a cell is built. Zeros mean the benchmark's
// own choice for CIFAR-10.
type Net struct {
	Channels int // of the stem and the first stage, doubled twice; 0 means 16
	Cells    int // in each of the three stages; 0 means 5
	Classes  int // 0 means 10
	Size     int // height and width of the picture; 0 means 32
}

func (n *Net) fill() {
	for _, d := range []struct {
		field *int
		value int
	}{{&n.Channels, 16}, {&n.Cells, 5}, {&n.Classes, 10}, {&n.Size, 32}} {
		if *d.field == 0 {
			*d.field = d.value
		}
	}
}

// Network returns the network in which the benchmark trained a cell: a
// convolution; three stages of equal cells, a residual block that halves the
// picture and doubles the channels between them; batch normalisation, ReLU,
// global pooling and a linear layer.
func (s *Space) Network(a space.Arch, n Net) (*space.Graph, error) {
	if err := s.Check(a); err != nil {
		return nil, err
	}
	n.fill()
	g := &space.Graph{}
	x := g.Norm(g.Conv(g.Image(3, n.Size), n.Channels, 3, 1, 1))
	for stage := range 3 {
		if stage > 0 {
			x = Reduction(g, x, 2*g.Channels(x))
		}
		for range n.Cells {
			x = Cell(g, a.Genes, x, g.Channels(x))
		}
	}
	g.Linear(g.GlobalPool(g.Act("relu", g.Norm(x))), n.Classes, true)
	return g, nil
}

// Cell appends one cell with the operations of genes, which reads x and gives
// the channels asked for.
func Cell(g *space.Graph, genes []int, x, channels int) int {
	node := [4]int{x}
	for to := 1; to < 4; to++ {
		var into []int
		for i, e := range edges {
			if e.To == to {
				into = append(into, operation(g, genes[i], node[e.From], channels))
			}
		}
		node[to] = g.Sum(into...)
	}
	return node[3]
}

// operation appends the operation of one edge. Where the channels change, what
// would keep them takes a 1x1 convolution.
func operation(g *space.Graph, op, x, channels int) int {
	change := g.Channels(x) != channels
	switch op {
	case None:
		return g.Zero(x, channels, 1)
	case Conv3x3:
		return reluConvNorm(g, x, channels, 3, 1)
	case Conv1x1:
		return reluConvNorm(g, x, channels, 1, 1)
	case AvgPool:
		if change {
			x = reluConvNorm(g, x, channels, 1, 1)
		}
		return g.Pool("avgpool", x, 3, 1)
	}
	if change {
		return g.Norm(g.Conv(x, channels, 1, 1, 1))
	}
	return g.Identity(x)
}

func reluConvNorm(g *space.Graph, x, channels, kernel, stride int) int {
	return g.Norm(g.Conv(g.Act("relu", x), channels, kernel, stride, 1))
}

// Reduction appends the residual block between two stages: two convolutions,
// the first with stride 2, beside an average pool and a 1x1 convolution.
func Reduction(g *space.Graph, x, channels int) int {
	body := reluConvNorm(g, reluConvNorm(g, x, channels, 3, 2), channels, 3, 1)
	short := g.Conv(g.Pool("avgpool", x, 2, 2), channels, 1, 1, 1)
	return g.Sum(short, body)
}
