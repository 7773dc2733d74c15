package supernet

import (
	"context"
	"fmt"

	"naslab/engine/nn"
	"naslab/engine/seed"
	"naslab/engine/space"
	"naslab/engine/space/gpt"
	"naslab/engine/tensor"
)

// Model is one network with weights of its own.
type Model struct {
	Config gpt.Config // its sizes, vocabulary and context among them
	net    *network
}

// Extract copies the weights that the sub-network a inherits into a network of its
// own, which computes the same and shares nothing with g. Close it when it is done
// with.
func (g *GPT) Extract(a space.Arch) (*Model, error) {
	c, err := g.Config(a)
	if err != nil {
		return nil, err
	}
	p, err := nn.NewParams(nil)
	if err != nil {
		return nil, err
	}
	m := &Model{Config: c, net: g.net.extract(p, c)}
	if err := p.Err(); err != nil {
		p.Close()
		return nil, fmt.Errorf("supernet: extract: %w", err)
	}
	return m, nil
}

// Logits scores the token that comes after each token of x, int64 [B T]: [B T V].
func (m *Model) Logits(s *tensor.Scope, x *tensor.Tensor) (*tensor.Tensor, error) {
	return m.net.logits(s, x, m.Config)
}

// Evaluate scores the network on w.
func (m *Model) Evaluate(ctx context.Context, w *Windows) (Score, error) {
	return m.net.evaluate(ctx, m.Config, w)
}

// Weights returns the list of trainable tensors. Do not close it.
func (m *Model) Weights() *nn.Params { return m.net.params }

// Close frees the weights.
func (m *Model) Close() { m.net.params.Close() }

// String gives the sizes.
func (m *Model) String() string {
	return fmt.Sprintf("%v, %d values", m.Config, m.net.params.Len())
}

// Forward makes the network a ready to be timed: each call of run is one forward pass
// without gradients over batch sequences of length random tokens, from tokens to
// scores. The network has weights of its own, so that it runs as it would alone; free
// gives them back.
func (g *GPT) Forward(a space.Arch, batch, length int) (run func() error, free func(), err error) {
	if batch < 1 || length < 1 || length > g.config.Context {
		return nil, nil, fmt.Errorf("supernet: forward: batch %d of %d tokens; give at least 1 sequence of 1 to %d tokens", batch, length, g.config.Context)
	}
	m, err := g.Extract(a)
	if err != nil {
		return nil, nil, err
	}
	rng := seed.New(0).Rand("forward")
	tokens := make([]int64, batch*length)
	for i := range tokens {
		tokens[i] = rng.Int64N(int64(g.config.Vocab))
	}
	x := m.net.params.Scope().Int64s(tokens, batch, length)
	if err := x.Err(); err != nil {
		m.Close()
		return nil, nil, fmt.Errorf("supernet: forward: %w", err)
	}
	run = func() error {
		return tensor.Run(func(s *tensor.Scope) (err error) {
			tensor.NoGrad(func() { _, err = m.Logits(s, x.In(s)) })
			return err
		})
	}
	return run, m.Close, nil
}
