package gpt

import (
	"fmt"
	"slices"

	"naslab/engine/name"
	"naslab/engine/space"
)

// Sizes that all published scales share. They are the defaults of [Choices].
const (
	HeadSize = 64    // dimensions of one attention head
	Vocab    = 50254 // tokens of the profiled networks
	Context  = 1024  // tokens of one sequence
)

// Choices are the choices of one scale. Each list is strictly ascending and has
// at least one positive number.
type Choices struct {
	EmbedDims []int // widths of the embedding
	Layers    []int // depths
	Ratios    []int // width of a layer's MLP over the width of the embedding
	Heads     []int // attention heads of a layer
	HeadSize  int   // dimensions of one head, even; 0 means 64
	Vocab     int   // tokens in the vocabulary; 0 means 50254
	Context   int   // tokens of one sequence; 0 means 1024
}

// scales are the published ones, in the order of [Scales].
var scales = []struct {
	name string
	Choices
}{
	{"s", Choices{EmbedDims: []int{192, 384, 768}, Layers: []int{10, 11, 12}, Ratios: []int{2, 3, 4}, Heads: []int{4, 8, 12}}},
	{"m", Choices{EmbedDims: []int{256, 512, 1024}, Layers: []int{22, 23, 24}, Ratios: []int{2, 3, 4}, Heads: []int{8, 12, 16}}},
	{"l", Choices{EmbedDims: []int{320, 640, 1280}, Layers: []int{34, 35, 36}, Ratios: []int{2, 3, 4}, Heads: []int{8, 16, 20}}},
	{"s_wide", Choices{EmbedDims: []int{192, 384, 768}, Layers: []int{3, 6, 12}, Ratios: []int{1, 2, 4}, Heads: []int{4, 8, 12}}},
	{"m_wide", Choices{EmbedDims: []int{256, 512, 1024}, Layers: []int{6, 12, 24}, Ratios: []int{1, 2, 4}, Heads: []int{4, 8, 16}}},
	{"l_wide", Choices{EmbedDims: []int{320, 640, 1280}, Layers: []int{9, 18, 36}, Ratios: []int{1, 2, 4}, Heads: []int{5, 10, 20}}},
}

// Scales lists the published scales.
func Scales() []string {
	var names []string
	for _, s := range scales {
		names = append(names, s.name)
	}
	return names
}

// New makes the space of a published scale, such as "s" for "gpt/s". An unknown
// scale is an error that gives the nearest ones.
func New(scale string) (*Space, error) {
	for _, s := range scales {
		if s.name == scale {
			return NewSpace("gpt/"+scale, s.Choices)
		}
	}
	return nil, fmt.Errorf("gpt: %w", name.Miss("scale", scale, Scales(), "gpt.Scales()"))
}

// Register makes the published scales known to [space.New].
func Register() {
	for _, s := range scales {
		space.Register("gpt/"+s.name, func() (space.Space, error) { return New(s.name) })
	}
}

// check returns an error that names the list or number that is not legal.
func (c Choices) check() error {
	for _, list := range []struct {
		what   string
		values []int
	}{{"EmbedDims", c.EmbedDims}, {"Layers", c.Layers}, {"Ratios", c.Ratios}, {"Heads", c.Heads}} {
		if len(list.values) == 0 || list.values[0] <= 0 {
			return fmt.Errorf("%s %v must have at least one choice, all positive", list.what, list.values)
		}
		for i, v := range list.values[1:] {
			if v <= list.values[i] {
				return fmt.Errorf("%s %v must be strictly ascending", list.what, list.values)
			}
		}
	}
	if c.HeadSize < 2 || c.HeadSize%2 != 0 {
		return fmt.Errorf("the HeadSize %d must be even and positive", c.HeadSize)
	}
	if c.Vocab < 1 || c.Context < 1 {
		return fmt.Errorf("the Vocab %d and the Context %d must be positive", c.Vocab, c.Context)
	}
	return nil
}

// filled returns a copy of c that shares nothing with it, defaults put in.
func (c Choices) filled() Choices {
	c.EmbedDims, c.Layers = slices.Clone(c.EmbedDims), slices.Clone(c.Layers)
	c.Ratios, c.Heads = slices.Clone(c.Ratios), slices.Clone(c.Heads)
	orDefault(&c.HeadSize, HeadSize)
	orDefault(&c.Vocab, Vocab)
	orDefault(&c.Context, Context)
	return c
}

func orDefault(x *int, value int) {
	if *x == 0 {
		*x = value
	}
}
