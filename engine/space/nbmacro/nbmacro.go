// Package nbmacro is the space of NAS-Bench-Macro: eight layers, each the
// identity or one of two inverted residual blocks, 3^8 = 6,561 networks for
// CIFAR-10.
//
// The genes are the benchmark's eight digits: 0 identity, 1 kernel 3 and
// expansion 3, 2 kernel 5 and expansion 6. The layers stand in three stages of
// 2, 3 and 3, whose first layer halves the picture and doubles the channels; an
// identity there is a 1x1 convolution with stride 2.
//
// X. Su, T. Huang, Y. Li, S. You, F. Wang, C. Qian, C. Zhang, C. Xu: Prioritized
// Architecture Sampling with Monto-Carlo Tree Search. CVPR 2021.
// https://arxiv.org/abs/2103.11922
package nbmacro

import (
	"fmt"

	"naslab/engine/space"
)

// stages are the numbers of layers of the stages and stageChannels what they
// give.
var (
	stages        = [3]int{2, 3, 3}
	stageChannels = [3]int{64, 128, 256}
)

var labels = []string{"identity", "mb3_k3", "mb6_k5"}

// New makes the space, whose name is "nbmacro".
func New() *space.Funcs {
	var dims []space.Dim
	for i := range 8 {
		dims = append(dims, space.Labels(fmt.Sprintf("layer[%d]", i), labels...))
	}
	f, err := space.NewFuncs("nbmacro", dims, nil, graph)
	if err != nil {
		panic(err) // the decisions above are sound
	}
	return f.With(space.Traits{
		Text: func(a space.Arch) (string, error) { return a.Key(), nil },
		Parse: func(text string) (space.Arch, error) {
			if len(text) != 8 {
				return space.Arch{}, fmt.Errorf("nbmacro: want eight digits, such as 01200212, got %q", text)
			}
			return space.Parse(f, "nbmacro:"+text)
		},
		Draw: draw,
	})
}

// Register makes the space known to [space.New].
func Register() {
	space.Register("nbmacro", func() (space.Space, error) { return New(), nil })
}

// graph is the network for CIFAR-10.
func graph(a space.Arch) (*space.Graph, error) {
	g := &space.Graph{}
	x := g.Act("relu6", g.Norm(g.Conv(g.Image(3, 32), 32, 3, 1, 1)))
	layer := 0
	for stage, n := range stages {
		for i := range n {
			stride := 1
			if i == 0 {
				stride = 2
			}
			x = layerOf(g, a.Genes[layer], x, stageChannels[stage], stride)
			layer++
		}
	}
	x = g.Act("relu6", g.Norm(g.Conv(x, 1280, 1, 1, 1)))
	g.Linear(g.GlobalPool(x), 10, true)
	return g, nil
}

// layerOf appends a layer.
func layerOf(g *space.Graph, choice, x, channels, stride int) int {
	if choice == 0 {
		if stride == 1 {
			return g.Identity(x)
		}
		return g.Norm(g.Conv(x, channels, 1, stride, 1))
	}
	expansion, kernel := 3*choice, 1+2*choice
	hidden := expansion * g.Channels(x)
	y := g.Act("relu6", g.Norm(g.Conv(x, hidden, 1, 1, 1)))
	y = g.Act("relu6", g.Norm(g.Conv(y, hidden, kernel, stride, hidden)))
	y = g.Norm(g.Conv(y, channels, 1, 1, 1))
	if stride == 1 {
		y = g.Sum(x, y)
	}
	return y
}

// draw is the picture: one box per layer.
func draw(a space.Arch) ([]space.Drawing, error) {
	d := space.Drawing{Title: "nbmacro " + a.Key()}
	last := d.Node("stem", "input")
	layer := 0
	for stage, n := range stages {
		for i := range n {
			label := []string{"identity", "mb3 k3", "mb6 k5"}[a.Genes[layer]]
			if i == 0 {
				label += fmt.Sprintf(", %d ch", stageChannels[stage])
			}
			next := d.Node(label, "op")
			d.Edge(last, next, "")
			last = next
			layer++
		}
	}
	d.Edge(last, d.Node("head", "output"), "")
	return []space.Drawing{d}, nil
}
