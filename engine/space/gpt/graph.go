package gpt

import (
	"fmt"

	"naslab/engine/space"
)

// Graph returns the network as operations: embedding; per layer norm,
// attention, norm, mlp and add; norm; head. Attributes are sizes: "width",
// "heads", "head_size", "ratio", "hidden", "vocab", "bias" (0 or 1), "layer",
// "context" (tokens of one sequence) and "tied" (1: the head has the embedding's
// weights).
func (s *Space) Graph(a space.Arch) (*space.Graph, error) {
	c, err := s.Config(a)
	if err != nil {
		return nil, err
	}
	width, bias := float64(c.EmbedDim), float64(a.Genes[s.biasGene()])
	g := &space.Graph{}
	x := g.Node("tokens", nil)
	x = g.Node("embedding", map[string]float64{"width": width, "vocab": float64(c.Vocab)}, x)
	for i := range c.Layers {
		x = block(g, c, i, bias, x)
	}
	x = g.Node("norm", map[string]float64{"width": width}, x)
	g.Node("head", map[string]float64{"width": width, "vocab": float64(c.Vocab), "context": float64(c.Context), "tied": 1}, x)
	return g, nil
}

// block appends layer i, which reads x, and returns its output.
func block(g *space.Graph, c Config, i int, bias float64, x int) int {
	width, layer, context := float64(c.EmbedDim), float64(i), float64(c.Context)
	norm1 := g.Node("norm", map[string]float64{"width": width, "layer": layer}, x)
	attention := g.Node("attention", map[string]float64{
		"width": width, "heads": float64(c.Heads[i]), "head_size": float64(c.HeadSize), "bias": bias, "layer": layer, "context": context,
	}, norm1)
	norm2 := g.Node("norm", map[string]float64{"width": width, "layer": layer}, x)
	mlp := g.Node("mlp", map[string]float64{
		"width": width, "ratio": float64(c.Ratios[i]), "hidden": width * float64(c.Ratios[i]), "bias": bias, "layer": layer, "context": context,
	}, norm2)
	return g.Node("add", map[string]float64{"width": width, "layer": layer}, x, attention, mlp)
}

// draw is the picture: one box per layer, with what was chosen.
func (s *Space) draw(a space.Arch) ([]space.Drawing, error) {
	c, err := s.Config(a)
	if err != nil {
		return nil, err
	}
	bias := ""
	if c.Bias {
		bias = ", bias"
	}
	d := space.Drawing{Title: a.Space}
	last := d.Node(fmt.Sprintf("embedding %d%s", c.EmbedDim, bias), "input")
	for i := range c.Layers {
		next := d.Node(fmt.Sprintf("%d heads, mlp x%d", c.Heads[i], c.Ratios[i]), "op")
		d.Edge(last, next, "")
		last = next
	}
	d.Edge(last, d.Node("head", "output"), "")
	return []space.Drawing{d}, nil
}
