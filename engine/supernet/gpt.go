package supernet

import (
	"errors"
	"fmt"

	"naslab/engine/nn"
	"naslab/engine/seed"
	"naslab/engine/space"
	"naslab/engine/space/gpt"
	"naslab/engine/tensor"
)

// Config completes a space to a supernet.
type Config struct {
	Vocab   int    // tokens in the vocabulary, such as corpus.Tokenizer.Vocab(); 0 means the space's
	Context int    // the most tokens of one sequence; 0 means the space's
	Seed    uint64 // draws the first weights
}

// GPT is a weight-sharing transformer over one scale of the GPT space: it holds the
// weights of the largest network. Scoring may be done by several goroutines at once,
// but not while it is being trained.
type GPT struct {
	space   *gpt.Space
	config  Config
	net     *network
	state   *state // what a resumed training goes on from; nil before the first
	changes int    // how often the weights changed
}

// NewGPT makes the supernet of a space with fresh weights. It returns an error for
// sizes that are not legal, and [tensor.ErrNoTorch] without libtorch.
func NewGPT(s *gpt.Space, c Config) (*GPT, error) {
	if s == nil {
		return nil, errors.New("supernet: new GPT: there is no space; make one with gpt.New or gpt.NewSpace")
	}
	choices := s.Choices()
	if c.Vocab == 0 {
		c.Vocab = choices.Vocab
	}
	if c.Context == 0 {
		c.Context = choices.Context
	}
	switch {
	case c.Vocab < 2:
		return nil, fmt.Errorf("supernet: new GPT: a vocabulary of %d tokens; give at least 2", c.Vocab)
	case c.Context < 1:
		return nil, fmt.Errorf("supernet: new GPT: a context of %d tokens; give at least 1", c.Context)
	case choices.HeadSize < 4:
		return nil, fmt.Errorf("supernet: new GPT: heads of %d dimensions; rotary positions need at least 4", choices.HeadSize)
	}
	g := &GPT{space: s, config: c}
	p, err := nn.NewParams(seed.New(c.Seed).Rand("weights"))
	if err != nil {
		return nil, fmt.Errorf("supernet: new GPT: %w", err)
	}
	largest, err := g.Config(space.Extreme(s, true))
	if err != nil {
		return nil, err
	}
	g.net = newNetwork(p, largest)
	if err := p.Err(); err != nil {
		p.Close()
		return nil, fmt.Errorf("supernet: new GPT: %w", err)
	}
	return g, nil
}

// Space returns the set of networks that g holds.
func (g *GPT) Space() *gpt.Space { return g.space }

// Config returns the network that a stands for, with g's vocabulary and context. Its
// Consistent method counts parameters and work.
func (g *GPT) Config(a space.Arch) (gpt.Config, error) {
	c, err := g.space.Config(a)
	if err != nil {
		return gpt.Config{}, fmt.Errorf("supernet: %w", err)
	}
	c.Vocab, c.Context = g.config.Vocab, g.config.Context
	return c, nil
}

// Logits scores the token that comes after each token of x, int64 [B T], with the
// sub-network a. The result [B T V] belongs to s. It returns an error for an
// architecture of another space and for tokens that are not of this shape.
func (g *GPT) Logits(s *tensor.Scope, x *tensor.Tensor, a space.Arch) (*tensor.Tensor, error) {
	c, err := g.Config(a)
	if err != nil {
		return nil, err
	}
	return g.net.logits(s, x, c)
}

// Loss returns the mean cross-entropy of the sub-network a in nats per token: x are
// the tokens, int64 [B T], and y the ones that come after them, of the same shape.
func (g *GPT) Loss(s *tensor.Scope, x, y *tensor.Tensor, a space.Arch) (*tensor.Tensor, error) {
	c, err := g.Config(a)
	if err != nil {
		return nil, err
	}
	return g.net.loss(s, x, y, c)
}

// Weights returns the list of trainable tensors, for an optimiser of your own. Do not
// close it.
func (g *GPT) Weights() *nn.Params { return g.net.params }

// Close frees the weights. It is only needed where many supernets are made.
func (g *GPT) Close() {
	g.state.close()
	g.net.params.Close()
}

// String gives the space and the sizes.
func (g *GPT) String() string {
	trained := "untrained"
	if g.state != nil {
		trained = fmt.Sprintf("trained for %d steps", g.state.step)
	}
	return fmt.Sprintf("supernet over %s: %d values, vocabulary %d, context %d, %s",
		g.space.Name(), g.net.params.Len(), g.config.Vocab, g.config.Context, trained)
}
