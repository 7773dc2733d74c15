package spacetest

import (
	"fmt"
	"slices"
	"testing"

	"naslab/engine/space"
)

// Network checks that the graphs of a space are networks that can be built: each
// operation is known, reads what its kind reads, and its shape follows from its
// inputs' shapes. Spaces whose graph is only a picture need not pass it.
func Network(t *testing.T, s space.Space) {
	t.Helper()
	rng := source()
	for range samples / 10 {
		a := space.Sample(s, rng)
		g, err := s.Graph(a)
		if err != nil {
			t.Fatal(err)
		}
		if c, err := g.Cost(); err != nil || c.Params <= 0 || c.MACs <= 0 {
			t.Fatalf("%v: %v, %v", a, c, err)
		}
		inputs := make([][]int, len(g.Nodes))
		for _, e := range g.Edges {
			inputs[e.To] = append(inputs[e.To], e.From)
		}
		for i := range g.Nodes {
			if err := fits(g, i, inputs[i]); err != nil {
				t.Fatalf("%v: node %d, %s: %v", a, i, g.Nodes[i].Op, err)
			}
		}
	}
}

// sources are the operations that read nothing.
var sources = []string{"image", "tokens", "frames", "state", "input"}

// fits checks the shape of one node.
func fits(g *space.Graph, i int, inputs []int) error {
	n := g.Nodes[i]
	if (len(inputs) == 0) != slices.Contains(sources, n.Op) {
		return fmt.Errorf("it reads %d nodes", len(inputs))
	}
	if len(inputs) == 0 || n.Attr["size"] == 0 || g.Size(inputs[0]) == 0 {
		return nil // shapes are checked among pictures only
	}
	x := inputs[0]
	size, channels := g.Size(x), g.Channels(x)
	if stride := int(n.Attr["stride"]); stride > 1 {
		size = (size + stride - 1) / stride
	}
	switch n.Op {
	case "conv", "linear":
		if int(n.Attr["in"]) != channels {
			return fmt.Errorf("it takes %g channels and gets %d", n.Attr["in"], channels)
		}
		if groups := int(n.Attr["groups"]); groups > 0 && (channels%groups > 0 || g.Channels(i)%groups > 0) {
			return fmt.Errorf("%d groups do not divide %d and %d channels", groups, channels, g.Channels(i))
		}
		channels = g.Channels(i)
	case "zero", "slice":
		channels = g.Channels(i)
	case "globalpool":
		size = 1
	case "upsample":
		size = g.Size(i)
	case "concat":
		channels = 0
		for _, x := range inputs {
			channels += g.Channels(x)
		}
	}
	if g.Size(i) != size || g.Channels(i) != channels {
		return fmt.Errorf("it gives %d channels of %d x %d, and should give %d of %d x %d",
			g.Channels(i), g.Size(i), g.Size(i), channels, size, size)
	}
	for _, y := range inputs[1:] {
		if n.Op == "mul" {
			continue // a gate has size 1
		}
		if g.Size(y) != g.Size(x) || n.Op != "concat" && g.Channels(y) != g.Channels(x) {
			return fmt.Errorf("its inputs %d and %d have different shapes", x, y)
		}
	}
	return nil
}
