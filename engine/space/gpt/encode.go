package gpt

import (
	"fmt"
	"math"
	"slices"

	"naslab/engine/space"
)

// Ordinal returns the benchmark's encoding for hardware predictors, of length
// 3+2*Lmax:
//
//	[d, L, r_0 .. r_Lmax-1, h_0 .. h_Lmax-1, bias]
//
// each number scaled to [0, 1] between the smallest and the largest choice;
// the numbers of a layer that is not there are -1.
func (s *Space) Ordinal(a space.Arch) ([]float64, error) {
	c, err := s.Config(a)
	if err != nil {
		return nil, err
	}
	x := make([]float64, 0, len(s.dims))
	x = append(x, scaled(c.EmbedDim, s.choices.EmbedDims), scaled(c.Layers, s.choices.Layers))
	x = s.appendScaled(x, c.Ratios, s.choices.Ratios)
	x = s.appendScaled(x, c.Heads, s.choices.Heads)
	return append(x, float64(a.Genes[s.biasGene()])), nil
}

func (s *Space) appendScaled(x []float64, values, choices []int) []float64 {
	for i := range s.maxLayers {
		if i < len(values) {
			x = append(x, scaled(values[i], choices))
		} else {
			x = append(x, -1)
		}
	}
	return x
}

// scaled maps the smallest choice to 0 and the largest to 1; a lone choice is 0.
func scaled(v int, choices []int) float64 {
	lo, hi := choices[0], choices[len(choices)-1]
	if lo == hi {
		return 0
	}
	return float64(v-lo) / float64(hi-lo)
}

// OneHot returns the benchmark's encoding for perplexity predictors, of length
// 8+6*Lmax when every decision has three choices:
//
//	[embed 3 | layers 3 | ratio Lmax x 3 | heads Lmax x 3 | bias True, bias False]
//
// choices in ascending order; the numbers of a layer that is not there are 0.
// It differs from [space.OneHot] in the order of the last two numbers.
func (s *Space) OneHot(a space.Arch) ([]float64, error) {
	x, err := space.OneHot(s, a)
	if err != nil {
		return nil, err
	}
	last := len(x) - 1
	x[last-1], x[last] = x[last], x[last-1]
	return x, nil
}

// encodings are the benchmark's two, "hwgpt-onehot" and "hwgpt-ordinal", with the
// way back.
func (s *Space) encodings() []space.Encoding {
	hot := 0
	for _, n := range s.counts {
		hot += n
	}
	return []space.Encoding{
		{Name: "hwgpt-onehot", Len: hot, Encode: s.OneHot, Decode: s.fromOneHot},
		{Name: "hwgpt-ordinal", Len: len(s.dims), Encode: s.Ordinal, Decode: s.fromOrdinal},
	}
}

func (s *Space) fromOneHot(x []float64) (space.Arch, error) {
	x = slices.Clone(x)
	last := len(x) - 1
	x[last-1], x[last] = x[last], x[last-1]
	return space.Decode(s, "onehot", x)
}

func (s *Space) fromOrdinal(x []float64) (space.Arch, error) {
	a := space.Arch{Space: s.name, Genes: make([]int, len(x))}
	for i, v := range x {
		if v == -1 {
			continue
		}
		choices := s.dims[i].Values
		lo, hi := choices[0], choices[len(choices)-1]
		a.Genes[i] = slices.IndexFunc(choices, func(c float64) bool { return math.Abs(lo+v*(hi-lo)-c) < 1e-6 })
		if a.Genes[i] < 0 {
			return space.Arch{}, fmt.Errorf("gpt: %g is no choice of %s", v, s.dims[i].Name)
		}
	}
	return space.Trim(s, a)
}
