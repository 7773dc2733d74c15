package supernet

import (
	"fmt"

	"naslab/engine/nn"
	"naslab/engine/space/gpt"
	"naslab/engine/tensor"
)

// network is a decoder-only transformer: its weights, and how a sub-network of them
// computes. Comments name sizes as package nn does: B sequences of T tokens, width C,
// V tokens in the vocabulary.
type network struct {
	params  *nn.Params
	vocab   int
	context int
	embed   *nn.Embedding
	blocks  []block
	norm    *nn.LayerNorm
	rotary  *nn.Rotary
}

// block reads its input twice, side by side: x + attn(norm1(x)) + mlp(norm2(x)).
type block struct {
	norm1, norm2 *nn.LayerNorm
	attn         *nn.Attention
	mlp          *nn.MLP
}

// newNetwork makes the weights of the network c; c has all its sizes.
func newNetwork(p *nn.Params, c gpt.Config) *network {
	n := &network{params: p, vocab: c.Vocab, context: c.Context, rotary: newRotary(p, c)}
	n.embed = nn.NewEmbedding(p.Under("embed"), c.Vocab, c.EmbedDim)
	for i := range c.Layers {
		q := p.Under(fmt.Sprintf("blocks.%d", i))
		n.blocks = append(n.blocks, block{
			norm1: nn.NewLayerNorm(q.Under("norm1"), c.EmbedDim),
			attn:  nn.NewAttention(q.Under("attn"), c.EmbedDim, c.Heads[i], c.HeadSize, n.rotary),
			norm2: nn.NewLayerNorm(q.Under("norm2"), c.EmbedDim),
			mlp:   nn.NewMLP(q.Under("mlp"), c.EmbedDim, c.Ratios[i]),
		})
	}
	n.norm = nn.NewLayerNorm(p.Under("norm"), c.EmbedDim)
	return n
}

// newRotary turns half of a head's dimensions, an even number.
func newRotary(p *nn.Params, c gpt.Config) *nn.Rotary {
	return nn.NewRotary(p, c.Context, c.HeadSize/4*2)
}

// extract copies the sub-network c into weights of its own.
func (n *network) extract(p *nn.Params, c gpt.Config) *network {
	e := &network{params: p, vocab: n.vocab, context: n.context, rotary: newRotary(p, c)}
	C := c.EmbedDim
	e.embed = n.embed.Extract(p.Under("embed"), C)
	for i, b := range n.blocks[:c.Layers] {
		q := p.Under(fmt.Sprintf("blocks.%d", i))
		e.blocks = append(e.blocks, block{
			norm1: b.norm1.Extract(q.Under("norm1"), C),
			attn:  b.attn.Extract(q.Under("attn"), C, c.Heads[i], c.Bias, e.rotary),
			norm2: b.norm2.Extract(q.Under("norm2"), C),
			mlp:   b.mlp.Extract(q.Under("mlp"), C, c.Ratios[i], c.Bias),
		})
	}
	e.norm = n.norm.Extract(p.Under("norm"), C)
	return e
}

// logits scores the token that comes after each token of x, int64 [B T], with the
// sub-network c: [B T V].
func (n *network) logits(s *tensor.Scope, x *tensor.Tensor, c gpt.Config) (*tensor.Tensor, error) {
	B, T, err := n.sizes(x)
	if err != nil {
		return nil, err
	}
	C := c.EmbedDim
	angles := n.rotary.At(s, T)
	h := n.embed.Forward(s, x, C) // [B T C]
	for i, b := range n.blocks[:c.Layers] {
		h = h.Through(func(x *tensor.Tensor) *tensor.Tensor { // frees what the block makes on the way
			attn := b.attn.Forward(s, b.norm1.Forward(s, x, C), B, T, C, c.Heads[i], c.Bias, angles)
			mlp := b.mlp.Forward(s, b.norm2.Forward(s, x, C), C, c.Ratios[i], c.Bias)
			return x.Add(attn).Add(mlp) // [B T C]
		})
	}
	h = n.norm.Forward(s, h, C)
	return n.embed.Head(s, h, C), nil // [B T V]; the head's weights are the embedding's
}

// loss is the mean cross-entropy, in nats per token, of the targets y, int64 [B T].
func (n *network) loss(s *tensor.Scope, x, y *tensor.Tensor, c gpt.Config) (*tensor.Tensor, error) {
	logits, err := n.logits(s, x, c)
	if err != nil {
		return nil, err
	}
	return tensor.CrossEntropy(logits.Reshape(-1, n.vocab), y.Reshape(-1), tensor.ReduceMean), nil
}

// sizes returns B and T of x [B T].
func (n *network) sizes(x *tensor.Tensor) (B, T int, err error) {
	if err := x.Err(); err != nil {
		return 0, 0, err
	}
	shape := x.Shape()
	if len(shape) != 2 {
		return 0, 0, fmt.Errorf("supernet: logits: tokens of shape %v; give [sequences, tokens]", shape)
	}
	if shape[1] > n.context {
		return 0, 0, fmt.Errorf("supernet: logits: %d tokens in a sequence; this network takes %d, its Config.Context", shape[1], n.context)
	}
	return shape[0], shape[1], nil
}
