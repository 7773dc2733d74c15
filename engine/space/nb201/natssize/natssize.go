// Package natssize is the size space of NATS-Bench: the channels of five layers,
// each 8, 16, .. 64, around one fixed cell, 8^5 = 32,768 networks.
//
// The field's own string gives the channels with colons between them, such as
// "16:32:8:64:24", and the benchmark's files number the networks in the order of
// [space.Enumerate]. The layers are the stem with a first cell, a residual block
// that halves the picture, a cell, another such block, and a cell.
//
// X. Dong, L. Liu, K. Musial, B. Gabrys: NATS-Bench: Benchmarking NAS Algorithms
// for Architecture Topology and Size. IEEE TPAMI 2021.
// https://arxiv.org/abs/2009.00437
package natssize

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"naslab/engine/space"
	"naslab/engine/space/nb201"
)

// Channels are the choices of each layer.
var channels = []float64{8, 16, 24, 32, 40, 48, 56, 64}

// cellText is the cell of all networks, which has the best mean accuracy on
// CIFAR-100's test pictures after 200 epochs.
const cellText = "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_3x3~2|"

// New makes the space, whose name is "natssize".
func New() *space.Funcs {
	var dims []space.Dim
	for i := range 5 {
		dims = append(dims, space.Numbers(fmt.Sprintf("channels[%d]", i), channels...))
	}
	f, err := space.NewFuncs("natssize", dims, nil, graph)
	if err != nil {
		panic(err) // the decisions above are sound
	}
	return f.With(space.Traits{Text: text, Parse: parse, Draw: draw})
}

// Register makes the space known to [space.New].
func Register() {
	space.Register("natssize", func() (space.Space, error) { return New(), nil })
}

func width(a space.Arch, layer int) int { return int(channels[a.Genes[layer]]) }

func text(a space.Arch) (string, error) {
	parts := make([]string, len(a.Genes))
	for i := range parts {
		parts[i] = strconv.Itoa(width(a, i))
	}
	return strings.Join(parts, ":"), nil
}

func parse(text string) (space.Arch, error) {
	parts := strings.Split(text, ":")
	if len(parts) != 5 {
		return space.Arch{}, fmt.Errorf("natssize: want five numbers of channels, such as 16:32:8:64:24, got %q", text)
	}
	a := space.Arch{Space: "natssize", Genes: make([]int, 5)}
	for i, part := range parts {
		n, err := strconv.Atoi(part)
		a.Genes[i] = slices.Index(channels, float64(n))
		if err != nil || a.Genes[i] < 0 {
			return space.Arch{}, fmt.Errorf("natssize: layer %d cannot have %q channels; it has %g", i, part, channels)
		}
	}
	return a, nil
}

// graph is the network for CIFAR-10.
func graph(a space.Arch) (*space.Graph, error) {
	cell, err := space.Parse(nb201.New(), cellText)
	if err != nil {
		return nil, err
	}
	g := &space.Graph{}
	x := g.Norm(g.Conv(g.Image(3, 32), width(a, 0), 3, 1, 1))
	for layer := range a.Genes {
		if layer%2 == 1 {
			x = nb201.Reduction(g, x, width(a, layer))
		} else {
			x = nb201.Cell(g, cell.Genes, x, width(a, layer))
		}
	}
	g.Linear(g.GlobalPool(g.Act("relu", g.Norm(x))), 10, true)
	return g, nil
}

// draw is the picture: one box per layer with its channels.
func draw(a space.Arch) ([]space.Drawing, error) {
	title, err := text(a)
	if err != nil {
		return nil, err
	}
	d := space.Drawing{Title: "natssize " + title}
	last := d.Node("stem", "input")
	for i := range a.Genes {
		next := d.Node(fmt.Sprintf("%s, %d ch", []string{"cell", "halve"}[i%2], width(a, i)), "op")
		d.Edge(last, next, "")
		last = next
	}
	d.Edge(last, d.Node("head", "output"), "")
	return []space.Drawing{d}, nil
}
