package gpt

// Count is the size and the work of one network.
type Count struct {
	Params int64 // trainable numbers
	MACs   int64 // multiply-accumulates of one forward pass over the batch
	FLOPs  int64 // floating-point operations of the same pass
}

// AsPublished counts the network on which the benchmark measured latency,
// energy, memory and size. By a slip in its configuration class this is not the
// network that the perplexity belongs to: its MLP has a third, gating matrix,
// and its output layer does not share the embedding's weights. With batch 8, 4
// and 1 at the scales s, m and l the result equals the published numbers.
//
//	Params = 2Vd + 2d + sum_i [ 4d + 3sh_i(d+b) + sh_i d + bd + 3r_i d^2 + b(2r_i d + d) ]
//	MACs   = BT (Vd + sum_i (4sh_i d + 3r_i d^2))
//	FLOPs  = 2 MACs + BT (5d(2L+1) + d sum_i r_i)
//
// where d is the width, L the depth, r_i and h_i the ratio and heads of layer i,
// b 1 with bias and 0 without, s the head size, V the vocabulary, T the context,
// B the batch. The work counts matrix products with weights, norms at five
// operations per element and the activation at one; it leaves out the products
// of queries with keys and of scores with values.
func (c Config) AsPublished(batch int) Count {
	n := Count{Params: c.params(3, 2)}
	n.MACs = c.weightMACs(3, batch)
	n.FLOPs = 2*n.MACs + c.pointwise(batch)
	return n
}

// Consistent counts the network that the perplexity belongs to, the one that is
// cut out of the supernet: an MLP of two matrices, the output layer tied to the
// embedding. The work includes what [Config.AsPublished] leaves out.
//
//	Params = Vd + 2d + sum_i [ 4d + 3sh_i(d+b) + sh_i d + bd + 2r_i d^2 + b(r_i d + d) ]
//	MACs   = BT (Vd + sum_i (4sh_i d + 2r_i d^2 + 2Tsh_i))
//	FLOPs  = 2 MACs + BT (5d(2L+1) + d sum_i r_i)
//
// The products of queries with keys and of scores with values, 2Tsh_i per token
// and layer, are those of the full T x T square, although the causal mask makes
// half of it useless. Look-ups, softmax and bias additions count nothing.
func (c Config) Consistent(batch int) Count {
	n := Count{Params: c.params(2, 1)}
	n.MACs = c.weightMACs(2, batch) + c.scoreMACs(batch)
	n.FLOPs = 2*n.MACs + c.pointwise(batch)
	return n
}

// SequenceFLOPs is the benchmark's own estimate for one sequence, which its
// programming interface returns: 2PT + 4LdT^2 with P the Params of
// [Config.AsPublished].
func (c Config) SequenceFLOPs() int64 {
	c = c.filled()
	t := int64(c.Context)
	return 2*c.params(3, 2)*t + 4*int64(c.Layers)*int64(c.EmbedDim)*t*t
}

// LinearParams counts the weights and biases of the linear layers of the network
// of [Config.AsPublished], output layer included: its Params less the embedding
// and the norms. Mixed precision keeps a half-precision copy of these.
func (c Config) LinearParams() int64 {
	c = c.filled()
	d := int64(c.EmbedDim)
	return c.params(3, 2) - int64(c.Vocab)*d - 2*d*int64(2*c.Layers+1)
}

// params counts a network whose MLP has the given number of matrices and whose
// vocabulary matrix stands there tables times.
func (c Config) params(matrices, tables int64) int64 {
	c = c.filled()
	d, s := int64(c.EmbedDim), int64(c.HeadSize)
	var b int64
	if c.Bias {
		b = 1
	}
	p := tables*int64(c.Vocab)*d + 2*d
	for i := range c.Layers {
		sh, r := s*int64(c.Heads[i]), int64(c.Ratios[i])
		norms := 4 * d
		attention := 3*sh*(d+b) + sh*d + b*d
		mlp := matrices*r*d*d + b*((matrices-1)*r*d+d)
		p += norms + attention + mlp
	}
	return p
}

// weightMACs counts products with weight matrices.
func (c Config) weightMACs(matrices int64, batch int) int64 {
	c = c.filled()
	d, s := int64(c.EmbedDim), int64(c.HeadSize)
	perToken := int64(c.Vocab) * d
	for i := range c.Layers {
		perToken += 4*s*int64(c.Heads[i])*d + matrices*int64(c.Ratios[i])*d*d
	}
	return int64(batch) * int64(c.Context) * perToken
}

// scoreMACs counts the products of queries with keys and of scores with values.
func (c Config) scoreMACs(batch int) int64 {
	c = c.filled()
	heads := 0
	for _, h := range c.Heads {
		heads += h
	}
	t := int64(c.Context)
	return int64(batch) * t * 2 * t * int64(c.HeadSize) * int64(heads)
}

// pointwise counts norms and activations.
func (c Config) pointwise(batch int) int64 {
	c = c.filled()
	ratios := 0
	for _, r := range c.Ratios {
		ratios += r
	}
	d := int64(c.EmbedDim)
	return int64(batch) * int64(c.Context) * (5*d*int64(2*c.Layers+1) + d*int64(ratios))
}
