package transnas

import "naslab/engine/space"

// Net says what the network around a cell or skeleton reads and gives. Zeros
// mean the benchmark's own choice for scene classification.
type Net struct {
	Classes int // outputs of the linear layer at the end; 0 means 63, as profiled (class_object 100, room_layout 9)
	Size    int // height and width of the picture; 0 means 256
}

func (n *Net) fill() {
	if n.Classes == 0 {
		n.Classes = 63
	}
	if n.Size == 0 {
		n.Size = 256
	}
}

// Network returns a cell's network: a stem of two convolutions that leave a
// quarter of the picture's height; five modules of two cells, the first, third
// and fifth of which double the channels and halve the picture; pooling and a
// linear layer. Decoders of dense tasks are no part of it.
func (m *Micro) Network(a space.Arch, n Net) (*space.Graph, error) {
	if err := m.Check(a); err != nil {
		return nil, err
	}
	return network(n, []int{4, 1, 4, 1, 4}, func(g *space.Graph, x, channels, stride int) int {
		return microCell(g, a.Genes, x, channels, stride)
	}), nil
}

// Network returns a skeleton's network: the same stem; modules of two residual
// blocks; pooling and a linear layer.
func (m *Macro) Network(a space.Arch, n Net) (*space.Graph, error) {
	if err := m.Check(a); err != nil {
		return nil, err
	}
	return network(n, a.Genes[:m.modules(a)], block), nil
}

// network puts two of the layers that make appends into each module.
func network(n Net, modules []int, make func(g *space.Graph, x, channels, stride int) int) *space.Graph {
	n.fill()
	g := &space.Graph{}
	x := g.Norm(g.Conv(g.Image(3, n.Size), 32, 3, 2, 1))
	x = g.Norm(g.Conv(g.Act("relu", x), 64, 3, 2, 1))
	for _, kind := range modules {
		channels, stride := g.Channels(x)<<((kind-1)%2), 1+(kind-1)/2
		x = make(g, x, channels, stride)
		x = make(g, x, channels, 1)
	}
	g.Linear(g.GlobalPool(x), n.Classes, true)
	return g
}

// microCell appends a cell. Edges that leave its input carry the stride.
func microCell(g *space.Graph, genes []int, x, channels, stride int) int {
	node := [4]int{x}
	for to := 1; to < 4; to++ {
		var into []int
		for i, e := range edges {
			if e.To != to {
				continue
			}
			s := 1
			if e.From == 0 {
				s = stride
			}
			into = append(into, operation(g, genes[i], node[e.From], channels, s))
		}
		node[to] = g.Sum(into...)
	}
	return node[3]
}

func operation(g *space.Graph, op, x, channels, stride int) int {
	switch op {
	case None:
		return g.Zero(x, channels, stride)
	case Conv1x1, Conv3x3:
		return g.Norm(g.Conv(g.Act("relu", x), channels, 1+2*(op-Conv1x1), stride, 1))
	}
	if stride == 1 && channels == g.Channels(x) {
		return g.Identity(x)
	}
	// Two 1x1 convolutions of half the channels; in the original the second one
	// reads the picture moved by one pixel.
	x = g.Act("relu", x)
	return g.Norm(g.Concat(g.Conv(x, channels/2, 1, stride, 1), g.Conv(x, channels-channels/2, 1, stride, 1)))
}

// block appends a residual block of two 3x3 convolutions.
func block(g *space.Graph, x, channels, stride int) int {
	body := g.Act("relu", g.Norm(g.Conv(x, channels, 3, stride, 1)))
	body = g.Norm(g.Conv(body, channels, 3, 1, 1))
	if stride != 1 || channels != g.Channels(x) {
		x = g.Norm(g.Conv(x, channels, 1, stride, 1))
	}
	return g.Act("relu", g.Sum(x, body))
}
