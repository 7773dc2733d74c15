package hat

import (
	"fmt"
	"slices"

	"naslab/engine/space"
)

// Config is a network with numbers in place of choice indices.
type Config struct {
	EncEmbed, DecEmbed int   // widths
	EncFFN, EncHeads   []int // of the six encoder layers
	DecFFN, DecHeads   []int // of the decoder layers, one to six
	CrossHeads         []int // of their attention over the encoder
	CrossLayers        []int // which encoder layers it sees: -1 the last, 1 the last two, 2 the last three
}

// Config returns the network that a stands for.
func (s *Space) Config(a space.Arch) (Config, error) {
	if err := s.Check(a); err != nil {
		return Config{}, err
	}
	n := layers[a.Genes[decLayersGene]]
	take := func(gene, n int, choices []int) []int {
		list := make([]int, n)
		for i := range list {
			list[i] = choices[a.Genes[gene+i]]
		}
		return list
	}
	ffn, heads := s.choices.ffn, s.choices.heads
	return Config{
		EncEmbed: embed[a.Genes[encEmbedGene]], DecEmbed: embed[a.Genes[decEmbedGene]],
		EncFFN: take(encFFNGene, depth, ffn), EncHeads: take(encHeadsGene, depth, heads),
		DecFFN: take(decFFNGene, n, ffn), DecHeads: take(decHeadsGene, n, heads),
		CrossHeads: take(crossHeadsGene, n, heads), CrossLayers: take(crossGene, n, cross),
	}, nil
}

// Arch returns the architecture that c describes, in trimmed form. It returns an
// error that lists the choices when c is not in the space.
func (s *Space) Arch(c Config) (space.Arch, error) {
	a := space.Arch{Space: s.Name(), Genes: make([]int, geneCount)}
	n := len(c.DecFFN)
	ffn, heads := s.choices.ffn, s.choices.heads
	for _, row := range []struct {
		what    string
		gene, n int
		values  []int
		choices []int
	}{
		{"the encoder's width", encEmbedGene, 1, []int{c.EncEmbed}, embed},
		{"the decoder's width", decEmbedGene, 1, []int{c.DecEmbed}, embed},
		{"the number of decoder layers", decLayersGene, 1, []int{n}, layers},
		{"an encoder's feed-forward width", encFFNGene, depth, c.EncFFN, ffn},
		{"a number of encoder heads", encHeadsGene, depth, c.EncHeads, heads},
		{"a decoder's feed-forward width", decFFNGene, n, c.DecFFN, ffn},
		{"a number of decoder heads", decHeadsGene, n, c.DecHeads, heads},
		{"a number of cross-attention heads", crossHeadsGene, n, c.CrossHeads, heads},
		{"a choice of encoder layers", crossGene, n, c.CrossLayers, cross},
	} {
		if len(row.values) != row.n {
			return space.Arch{}, fmt.Errorf("hat: %s: got %d numbers, want %d, one per layer", row.what, len(row.values), row.n)
		}
		for i, v := range row.values {
			g := slices.Index(row.choices, v)
			if g < 0 {
				return space.Arch{}, fmt.Errorf("hat: %s is %d; %s has %v", row.what, v, s.Name(), row.choices)
			}
			a.Genes[row.gene+i] = g
		}
	}
	return a, nil
}
