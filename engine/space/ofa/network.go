package ofa

import "naslab/engine/space"

// width holds the channels of one width multiplier.
type width struct {
	first       int    // of the stem and the first block
	stages      [5]int // of the stages
	wide, final int    // of the two layers at the end
}

var widths = map[string]width{
	"w1.0": {16, [5]int{24, 40, 80, 112, 160}, 960, 1280},
	"w1.2": {24, [5]int{32, 48, 96, 136, 192}, 1152, 1536},
}

// plan is what no decision changes in a stage: the stride of its first block,
// its activation, and whether its blocks squeeze and excite.
var plan = [5]struct {
	stride int
	act    string
	se     bool
}{{2, "relu", false}, {2, "relu", true}, {2, "hswish", false}, {1, "hswish", true}, {2, "hswish", true}}

func (s *Space) graph(a space.Arch) (*space.Graph, error) {
	c, err := s.Config(a)
	if err != nil {
		return nil, err
	}
	return s.Network(c), nil
}

// Network returns the network of a configuration for ImageNet, which need not be
// in the space: any height, any blocks.
func (s *Space) Network(c Config) *space.Graph {
	g, w := &space.Graph{}, s.width
	x := g.Act("hswish", g.Norm(g.Conv(g.Image(3, c.Height), w.first, 3, 2, 1)))
	x = mbconv(g, x, w.first, Block{3, 1}, 1, "relu", false)
	for i, stage := range c.Stages {
		for at, b := range stage {
			stride := 1
			if at == 0 {
				stride = plan[i].stride
			}
			x = mbconv(g, x, w.stages[i], b, stride, plan[i].act, plan[i].se)
		}
	}
	x = g.Act("hswish", g.Norm(g.Conv(x, w.wide, 1, 1, 1)))
	x = g.Act("hswish", g.Conv(g.GlobalPool(x), w.final, 1, 1, 1))
	g.Linear(x, 1000, true)
	return g
}

// mbconv appends an inverted residual block.
func mbconv(g *space.Graph, x, channels int, b Block, stride int, act string, se bool) int {
	y, hidden := x, b.Expansion*g.Channels(x)
	if b.Expansion > 1 {
		y = g.Act(act, g.Norm(g.Conv(y, hidden, 1, 1, 1)))
	}
	y = g.Act(act, g.Norm(g.Conv(y, hidden, b.Kernel, stride, hidden)))
	if se {
		gate := g.Act("relu", g.Bias(g.Conv(g.GlobalPool(y), eighths(hidden/4), 1, 1, 1)))
		y = g.Scale(y, g.Act("hsigmoid", g.Bias(g.Conv(gate, hidden, 1, 1, 1))))
	}
	y = g.Norm(g.Conv(y, channels, 1, 1, 1))
	if stride == 1 && channels == g.Channels(x) {
		y = g.Sum(x, y)
	}
	return y
}

// eighths rounds to the nearest multiple of 8, at least 8 and not under nine
// tenths of n.
func eighths(n int) int {
	m := max(8, (n+4)/8*8)
	if 10*m < 9*n {
		m += 8
	}
	return m
}
