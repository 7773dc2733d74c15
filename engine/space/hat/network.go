package hat

import "naslab/engine/space"

// Sizes that no decision changes.
const (
	qkv      = 512 // dimensions of queries, keys and values
	sentence = 30  // tokens for which the work is counted
)

func (s *Space) graph(a space.Arch) (*space.Graph, error) {
	c, err := s.Config(a)
	if err != nil {
		return nil, err
	}
	return c.Network(sentence), nil
}

// Network returns encoder and decoder for sentences of the given number of
// tokens. Embeddings and the output layer are no part of it: the field counts
// them apart. Norms stand behind the sums. Attention has the attributes "width",
// "heads", "head_size", "bias", "context", and over the encoder "memory" and
// "memory_width".
func (c Config) Network(tokens int) *space.Graph {
	b := &builder{g: &space.Graph{}, tokens: float64(tokens), width: float64(c.EncEmbed)}
	x := b.g.Node("tokens", map[string]float64{"width": b.width, "context": b.tokens})
	var encoder []int
	for i := range c.EncFFN {
		x = b.sum(x, b.attention(c.EncHeads[i], x, x, b.tokens, b.width))
		x = b.sum(x, b.mlp(c.EncFFN[i], x))
		encoder = append(encoder, x)
	}
	b.width = float64(c.DecEmbed)
	x = b.g.Node("tokens", map[string]float64{"width": b.width, "context": b.tokens})
	for i := range c.DecFFN {
		x = b.sum(x, b.attention(c.DecHeads[i], x, x, b.tokens, b.width))
		n := seen(c.CrossLayers[i])
		memory, length := encoder[len(encoder)-1], float64(n)*b.tokens
		if n > 1 {
			memory = b.g.Node("concat", map[string]float64{"width": float64(c.EncEmbed), "context": length}, encoder[len(encoder)-n:]...)
		}
		x = b.sum(x, b.attention(c.CrossHeads[i], x, memory, length, float64(c.EncEmbed)))
		x = b.sum(x, b.mlp(c.DecFFN[i], x))
	}
	return b.g
}

// builder appends the layers of one side.
type builder struct {
	g             *space.Graph
	tokens, width float64
}

func (b *builder) attention(heads, x, memory int, length, width float64) int {
	inputs := []int{x}
	if memory != x {
		inputs = append(inputs, memory)
	}
	return b.g.Node("attention", map[string]float64{
		"width": b.width, "heads": float64(heads), "head_size": float64(qkv / heads), "bias": 1,
		"context": b.tokens, "memory": length, "memory_width": width,
	}, inputs...)
}

func (b *builder) mlp(hidden, x int) int {
	return b.g.Node("mlp", map[string]float64{"width": b.width, "hidden": float64(hidden), "bias": 1, "context": b.tokens}, x)
}

// sum appends the sum with its norm.
func (b *builder) sum(x, y int) int {
	a := map[string]float64{"width": b.width, "context": b.tokens}
	return b.g.Node("norm", a, b.g.Node("add", a, x, y))
}
