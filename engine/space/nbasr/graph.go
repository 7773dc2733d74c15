package nbasr

import "naslab/engine/space"

// The benchmark's network.
var (
	filters  = []int{600, 800, 1000, 1200} // channels of each block
	strides  = []int{1, 1, 2, 2}
	repeated = []int{3, 4, 5, 6} // cells of each block
)

const (
	features = 80  // of a frame
	frames   = 300 // of the utterance for which the graph is drawn
	reduce   = 8   // frames that the convolution before a block sees
	groups   = 100 // of the convolutions in cells
	hidden   = 500 // of the LSTM
	phonemes = 48
)

// Graph returns the benchmark's network for an utterance of 300 frames: four
// blocks of a convolution over time, a norm and 3, 4, 5 and 6 copies of the cell
// with a norm after each; then an LSTM and a linear layer to 48 phonemes and the
// blank. Every layer carries a ReLU, which is not drawn. Attributes are
// "channels", "in", "kernel", "stride", "dilation", "groups", "context" (frames)
// and "bias".
func (s *Space) Graph(a space.Arch) (*space.Graph, error) {
	if err := s.Check(a); err != nil {
		return nil, err
	}
	b := builder{g: &space.Graph{}, channels: features, frames: frames}
	x := b.g.Node("frames", map[string]float64{"channels": features, "context": frames})
	for i, width := range filters {
		x = b.conv(x, width, reduce, strides[i], 1, 1)
		x = b.norm(x)
		for range repeated[i] {
			x = b.norm(b.cell(x, a.Genes))
		}
	}
	x = b.g.Node("lstm", map[string]float64{"in": float64(b.channels), "channels": hidden, "context": float64(b.frames)}, x)
	b.channels = hidden
	b.linear(x, phonemes+1)
	return b.g, nil
}

type builder struct {
	g                *space.Graph
	channels, frames int
}

func (b *builder) conv(x, width, kernel, stride, dilation, groups int) int {
	in := b.channels
	b.channels, b.frames = width, (b.frames+stride-1)/stride
	return b.g.Node("conv1d", map[string]float64{
		"in": float64(in), "channels": float64(width), "kernel": float64(kernel), "stride": float64(stride),
		"dilation": float64(dilation), "groups": float64(groups), "context": float64(b.frames), "bias": 1,
	}, x)
}

func (b *builder) linear(x, width int) int {
	in := b.channels
	b.channels = width
	return b.g.Node("linear", map[string]float64{"in": float64(in), "channels": float64(width), "context": float64(b.frames), "bias": 1}, x)
}

func (b *builder) norm(x int) int {
	return b.g.Node("norm", map[string]float64{"width": float64(b.channels), "channels": float64(b.channels), "context": float64(b.frames)}, x)
}

// cell appends one copy of the cell that reads x.
func (b *builder) cell(x int, genes []int) int {
	outs := []int{x}
	for k := 1; k <= nodes; k++ {
		op, skips := node(genes, k)
		terms := []int{b.operation(outs[k-1], op)}
		for i, bit := range skips {
			if bit == 1 {
				terms = append(terms, outs[i])
			}
		}
		y := terms[0]
		if len(terms) > 1 {
			y = b.g.Node("add", map[string]float64{"channels": float64(b.channels), "context": float64(b.frames)}, terms...)
		}
		outs = append(outs, y)
	}
	return outs[nodes]
}

func (b *builder) operation(x, op int) int {
	switch ops[op] {
	case "linear":
		return b.linear(x, b.channels)
	case "conv5":
		return b.conv(x, b.channels, 5, 1, 1, groups)
	case "conv5d2":
		return b.conv(x, b.channels, 5, 1, 2, groups)
	case "conv7":
		return b.conv(x, b.channels, 7, 1, 1, groups)
	case "conv7d2":
		return b.conv(x, b.channels, 7, 1, 2, groups)
	}
	return b.g.Node("zero", map[string]float64{"channels": float64(b.channels), "context": float64(b.frames)}, x)
}

// draw is the picture of the cell: operations on the arrows, skips without.
func (s *Space) draw(a space.Arch) ([]space.Drawing, error) {
	text, err := s.text(a)
	if err != nil {
		return nil, err
	}
	d := space.Drawing{Title: text}
	d.Node("input", "input")
	for k := 1; k <= nodes; k++ {
		op, skips := node(a.Genes, k)
		d.Node("sum", "sum")
		d.Edge(k-1, k, ops[op])
		for i, bit := range skips {
			if bit == 1 {
				d.Edge(i, k, "")
			}
		}
	}
	out := d.Node("output", "output")
	d.Edge(nodes, out, "")
	return []space.Drawing{d}, nil
}
