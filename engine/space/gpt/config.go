package gpt

import (
	"fmt"
	"strings"

	"naslab/engine/space"
)

// Config is one network with names and numbers in place of choice indices. It
// is what a network is built from.
type Config struct {
	EmbedDim int   // width of the embedding, d
	Layers   int   // depth, L
	Ratios   []int // Ratios[i]: width of the MLP of layer i over EmbedDim; L of them
	Heads    []int // Heads[i]: attention heads of layer i; L of them
	Bias     bool  // whether linear layers carry a bias; norms always do
	HeadSize int   // dimensions of one head; 0 means 64
	Vocab    int   // tokens in the vocabulary; 0 means 50254
	Context  int   // tokens of one sequence; 0 means 1024
}

// Config returns the network that a stands for. Only layers that are there are
// listed.
func (s *Space) Config(a space.Arch) (Config, error) {
	if err := s.Check(a); err != nil {
		return Config{}, err
	}
	c := Config{
		EmbedDim: s.choices.EmbedDims[a.Genes[embedGene]],
		Layers:   s.choices.Layers[a.Genes[layersGene]],
		Bias:     a.Genes[s.biasGene()] == 1,
		HeadSize: s.choices.HeadSize,
		Vocab:    s.choices.Vocab,
		Context:  s.choices.Context,
	}
	c.Ratios, c.Heads = make([]int, c.Layers), make([]int, c.Layers)
	for i := range c.Layers {
		c.Ratios[i] = s.choices.Ratios[a.Genes[ratioGene+i]]
		c.Heads[i] = s.choices.Heads[a.Genes[s.headGene()+i]]
	}
	return c, nil
}

// Arch returns the architecture of s that c describes, in canonical form. It
// returns an error that lists the choices when c is not in the space; HeadSize,
// Vocab and Context must be those of the space, or 0.
func (s *Space) Arch(c Config) (space.Arch, error) {
	if err := s.fixed(c); err != nil {
		return space.Arch{}, err
	}
	genes := make([]int, len(s.dims))
	var err error
	put := func(at int, what string, value int, choices []int) {
		if err == nil {
			genes[at], err = s.gene(what, value, choices)
		}
	}
	put(embedGene, "EmbedDim", c.EmbedDim, s.choices.EmbedDims)
	put(layersGene, "Layers", c.Layers, s.choices.Layers)
	if err == nil && (len(c.Ratios) != c.Layers || len(c.Heads) != c.Layers) {
		err = fmt.Errorf("gpt: %s: %d layers need as many Ratios and Heads, got %d and %d", s.name, c.Layers, len(c.Ratios), len(c.Heads))
	}
	if err != nil {
		return space.Arch{}, err
	}
	for i := range c.Layers {
		put(ratioGene+i, fmt.Sprintf("Ratios[%d]", i), c.Ratios[i], s.choices.Ratios)
		put(s.headGene()+i, fmt.Sprintf("Heads[%d]", i), c.Heads[i], s.choices.Heads)
	}
	if c.Bias {
		genes[s.biasGene()] = 1
	}
	if err != nil {
		return space.Arch{}, err
	}
	return space.Arch{Space: s.name, Genes: genes}, nil
}

// fixed checks the sizes that are no decision.
func (s *Space) fixed(c Config) error {
	for _, size := range []struct {
		what      string
		got, want int
	}{{"HeadSize", c.HeadSize, s.choices.HeadSize}, {"Vocab", c.Vocab, s.choices.Vocab}, {"Context", c.Context, s.choices.Context}} {
		if size.got != 0 && size.got != size.want {
			return fmt.Errorf("gpt: %s: %s is %d in this space, not %d", s.name, size.what, size.want, size.got)
		}
	}
	return nil
}

// String gives the network in one line.
func (c Config) String() string {
	bias := "no bias"
	if c.Bias {
		bias = "bias"
	}
	return fmt.Sprintf("gpt: %d layers, width %d, ratios %s, heads %s, %s", c.Layers, c.EmbedDim, dashed(c.Ratios), dashed(c.Heads), bias)
}

// filled returns c with defaults put in.
func (c Config) filled() Config {
	orDefault(&c.HeadSize, HeadSize)
	orDefault(&c.Vocab, Vocab)
	orDefault(&c.Context, Context)
	return c
}

func dashed(xs []int) string { return strings.Trim(strings.ReplaceAll(fmt.Sprint(xs), " ", "-"), "[]") }
