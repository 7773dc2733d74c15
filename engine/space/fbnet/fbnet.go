// Package fbnet is the space of FBNet: 22 blocks in a chain, each one of eight
// inverted residuals or a skip, 9^22 = 9.8e20 networks.
//
// The genes are the digits of the tables: 0 k3_e1, 1 k3_e1_g2, 2 k3_e3,
// 3 k3_e6, 4 k5_e1, 5 k5_e1_g2, 6 k5_e3, 7 k5_e6, 8 skip, with k the kernel, e
// the expansion and g the groups of the two 1x1 convolutions. The blocks stand in
// seven stages of 1, 4, 4, 4, 4, 4 and 1. A skip that changes shape is a 1x1
// convolution.
//
// B. Wu, X. Dai, P. Zhang, Y. Wang, F. Sun, Y. Wu, Y. Tian, P. Vajda, Y. Jia,
// K. Keutzer: FBNet: Hardware-Aware Efficient ConvNet Design via Differentiable
// Neural Architecture Search. CVPR 2019. https://arxiv.org/abs/1812.03443
// Measured as in C. Li et al.: HW-NAS-Bench. ICLR 2021.
// https://arxiv.org/abs/2103.10584
package fbnet

import (
	"fmt"

	"naslab/engine/space"
)

// Blocks is the number of decisions.
const Blocks = 22

// kinds are the choices of a block; skip has expansion 0.
var kinds = []struct {
	name                      string
	kernel, expansion, groups int
}{
	{"k3_e1", 3, 1, 1}, {"k3_e1_g2", 3, 1, 2}, {"k3_e3", 3, 3, 1}, {"k3_e6", 3, 6, 1},
	{"k5_e1", 5, 1, 1}, {"k5_e1_g2", 5, 1, 2}, {"k5_e3", 5, 3, 1}, {"k5_e6", 5, 6, 1}, {"skip", 0, 0, 0},
}

// stages say how many blocks a stage has, what they give, and the stride of the
// first one for small and for large pictures.
var stages = []struct{ blocks, channels, small, large int }{
	{1, 16, 1, 1}, {4, 24, 1, 2}, {4, 32, 2, 2}, {4, 64, 2, 2}, {4, 112, 1, 1}, {4, 184, 2, 2}, {1, 352, 1, 1},
}

// Net says what a network is for. Zeros mean CIFAR-100.
type Net struct {
	Classes int // 0 means 100
	Size    int // height and width of the picture; 0 means 32; over 64, the strides and the head are those for ImageNet
}

// New makes the space, whose name is "fbnet".
func New() *space.Funcs {
	var names []string
	for _, k := range kinds {
		names = append(names, k.name)
	}
	var dims []space.Dim
	for i := range Blocks {
		dims = append(dims, space.Labels(fmt.Sprintf("block[%d]", i), names...))
	}
	f, err := space.NewFuncs("fbnet", dims, nil, func(a space.Arch) (*space.Graph, error) { return network(a, Net{}), nil })
	if err != nil {
		panic(err) // the decisions above are sound
	}
	return f.With(space.Traits{
		Text: func(a space.Arch) (string, error) { return a.Key(), nil },
		Parse: func(text string) (space.Arch, error) {
			if len(text) != Blocks {
				return space.Arch{}, fmt.Errorf("fbnet: want %d digits, one per block, got %q", Blocks, text)
			}
			return space.Parse(f, "fbnet:"+text)
		},
		Draw: draw,
	})
}

// Register makes the space known to [space.New].
func Register() { space.Register("fbnet", func() (space.Space, error) { return New(), nil }) }

// Network returns the network of a for another data set.
func Network(a space.Arch, n Net) (*space.Graph, error) {
	if err := New().Check(a); err != nil {
		return nil, err
	}
	return network(a, n), nil
}

func network(a space.Arch, n Net) *space.Graph {
	if n.Classes == 0 {
		n.Classes = 100
	}
	if n.Size == 0 {
		n.Size = 32
	}
	large := n.Size > 64
	stem, head := 1, 1504
	if large {
		stem, head = 2, 1984
	}
	g := &space.Graph{}
	x := g.Act("relu", g.Norm(g.Conv(g.Image(3, n.Size), 16, 3, stem, 1)))
	at := 0
	for _, s := range stages {
		for i := range s.blocks {
			stride := 1
			if i == 0 {
				stride = s.small
				if large {
					stride = s.large
				}
			}
			x = block(g, a.Genes[at], x, s.channels, stride)
			at++
		}
	}
	x = g.Act("relu", g.Norm(g.Conv(x, head, 1, 1, 1)))
	g.Linear(g.GlobalPool(x), n.Classes, true)
	return g
}

// block appends one block.
func block(g *space.Graph, choice, x, channels, stride int) int {
	k, same := kinds[choice], stride == 1 && channels == g.Channels(x)
	if k.expansion == 0 {
		if same {
			return g.Identity(x)
		}
		return g.Act("relu", g.Norm(g.Conv(x, channels, 1, stride, 1)))
	}
	hidden := k.expansion * g.Channels(x)
	y := g.Act("relu", g.Norm(g.Conv(x, hidden, 1, 1, k.groups)))
	if k.groups > 1 {
		y = g.Shuffle(y, k.groups)
	}
	y = g.Act("relu", g.Norm(g.Conv(y, hidden, k.kernel, stride, hidden)))
	y = g.Norm(g.Conv(y, channels, 1, 1, k.groups))
	if same {
		y = g.Sum(x, y)
	}
	return y
}

// draw is the picture: one box per block.
func draw(a space.Arch) ([]space.Drawing, error) {
	d := space.Drawing{Title: "fbnet " + a.Key()}
	last := d.Node("stem", "input")
	at := 0
	for _, s := range stages {
		for i := range s.blocks {
			label := kinds[a.Genes[at]].name
			if i == 0 {
				label += fmt.Sprintf(", %d ch", s.channels)
			}
			next := d.Node(label, "op")
			d.Edge(last, next, "")
			last = next
			at++
		}
	}
	d.Edge(last, d.Node("head", "output"), "")
	return []space.Drawing{d}, nil
}
