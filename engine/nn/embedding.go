package nn

import "naslab/engine/tensor"

// Embedding gives each token a vector of which a call uses the leading numbers.
type Embedding struct {
	Tokens, Width int            // the number of tokens and the largest width
	W             *tensor.Tensor // [Tokens Width]
}

// NewEmbedding makes an embedding.
func NewEmbedding(p *Params, tokens, width int) *Embedding {
	return &Embedding{Tokens: tokens, Width: width, W: p.Matrix("weight", tokens, width)}
}

// Forward returns the vectors of the tokens x, int64 [B T]: [B T C].
func (e *Embedding) Forward(s *tensor.Scope, x *tensor.Tensor, C int) *tensor.Tensor {
	return tensor.Embedding(leading(s, e.W, 1, C, e.Width), x)
}

// Head returns a score per token, by the same weights turned round: x [B T C],
// result [B T Tokens].
func (e *Embedding) Head(s *tensor.Scope, x *tensor.Tensor, C int) *tensor.Tensor {
	return tensor.Linear(x, leading(s, e.W, 1, C, e.Width), nil)
}

// Extract copies the leading C columns into an embedding of its own.
func (e *Embedding) Extract(p *Params, C int) *Embedding {
	return &Embedding{Tokens: e.Tokens, Width: C, W: p.Copy("weight", e.W, e.Tokens, C)}
}
