package enas

import "naslab/engine/space"

// Sizes of the network that [Space.Graph] builds.
const (
	channels  = 36
	imageSize = 32
	classes   = 10
)

// Graph returns a network for 32 x 32 images with 36 channels at first: a 3x3
// convolution, the layers, the mean over the image, a linear layer. A layer puts
// what it reads side by side, brings that to its channels by a 1x1 convolution,
// and applies its operation; a convolution has batch norm and ReLU. After a
// third and after two thirds of the layers everything is halved in size by
// pooling and the channels double.
func (s *Space) Graph(a space.Arch) (*space.Graph, error) {
	if err := s.Check(a); err != nil {
		return nil, err
	}
	g := &space.Graph{}
	width := channels
	x := g.Image(3, imageSize)
	outs := []int{g.Norm(g.Conv(x, width, 3, 1, 1))}
	for i := range s.layers {
		if third := s.layers / 3; third > 0 && i > 0 && i%third == 0 && i <= 2*third {
			width *= 2
			for j, out := range outs {
				outs[j] = g.Pool("avgpool", out, 2, 2)
			}
		}
		var from []int
		for _, j := range reads(a.Genes, i) {
			from = append(from, outs[j])
		}
		x := from[0]
		if len(from) > 1 {
			x = g.Concat(from...)
		}
		x = g.Act("relu", g.Norm(g.Conv(x, width, 1, 1, 1)))
		outs = append(outs, operation(g, x, a.Genes[opGene(i)]))
	}
	g.Linear(g.GlobalPool(outs[s.layers]), classes, true)
	return g, nil
}

func operation(g *space.Graph, x, op int) int {
	width := g.Channels(x)
	switch ops[op] {
	case "avgpool3x3":
		return g.Pool("avgpool", x, 3, 1)
	case "maxpool3x3":
		return g.Pool("maxpool", x, 3, 1)
	case "sepconv3x3":
		x = g.Conv(g.Conv(x, width, 3, 1, width), width, 1, 1, 1)
	case "sepconv5x5":
		x = g.Conv(g.Conv(x, width, 5, 1, width), width, 1, 1, 1)
	case "conv3x3":
		x = g.Conv(x, width, 3, 1, 1)
	case "conv5x5":
		x = g.Conv(x, width, 5, 1, 1)
	}
	return g.Act("relu", g.Norm(x))
}
