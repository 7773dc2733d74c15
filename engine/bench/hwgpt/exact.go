package hwgpt

import (
	"naslab/engine/bench/hwgpt/additive"
	"naslab/engine/space/gpt"
)

// exactMetrics are the sizes that closed forms give, with their count.
var exactMetrics = []struct {
	name  string
	count func(c gpt.Config, batch int) int64
}{
	{"params", func(c gpt.Config, batch int) int64 { return c.AsPublished(batch).Params }},
	{"macs", func(c gpt.Config, batch int) int64 { return c.AsPublished(batch).MACs }},
	{"flops", func(c gpt.Config, batch int) int64 { return c.AsPublished(batch).FLOPs }},
	{"params_consistent", func(c gpt.Config, batch int) int64 { return c.Consistent(batch).Params }},
	{"flops_consistent", func(c gpt.Config, batch int) int64 { return c.Consistent(batch).FLOPs }},
}

// exact turns a count that adds up over layers into a model that gives the same
// numbers: all are whole and below 2^53.
func exact(choices gpt.Choices, batch int, count func(c gpt.Config, batch int) int64) *additive.Model {
	m := additive.NewUniform(false)
	for width, d := range choices.EmbedDims {
		for bias := range 2 {
			empty := gpt.Config{EmbedDim: d, Bias: bias == 1, HeadSize: choices.HeadSize, Vocab: choices.Vocab, Context: choices.Context}
			layer := func(heads, ratio int) float64 {
				one := empty
				one.Layers, one.Heads, one.Ratios = 1, []int{heads}, []int{ratio}
				return float64(count(one, batch) - count(empty, batch))
			}
			cell := m.Cell(width, 0, bias)
			cell.Base = float64(count(empty, batch))
			first := layer(choices.Heads[0], choices.Ratios[0])
			for k := range additive.Choices {
				cell.Heads[k] = layer(choices.Heads[k], choices.Ratios[0])
				cell.Ratios[k] = layer(choices.Heads[0], choices.Ratios[k]) - first
			}
		}
	}
	return m
}
