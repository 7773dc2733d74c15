package supernet

import (
	"context"
	"testing"

	"naslab/engine/data"
	"naslab/engine/seed"
	"naslab/engine/space/gpt"
	"naslab/engine/tensor"
)

// What the tests share: a space of very small networks and a text that can be learnt
// in a few steps.

const tinyVocab, tinyContext = 12, 16

func tinySpace(t testing.TB) *gpt.Space {
	t.Helper()
	s, err := gpt.NewSpace("gpt/test", gpt.Choices{EmbedDims: []int{8, 12, 16}, Layers: []int{1, 2}, Ratios: []int{1, 2}, Heads: []int{1, 2}, HeadSize: 8})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func tinyGPT(t testing.TB, seed uint64) *GPT {
	t.Helper()
	g, err := NewGPT(tinySpace(t), Config{Vocab: tinyVocab, Context: tinyContext, Seed: seed})
	if tensor.Available() != nil {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(g.Close)
	return g
}

// tinyCorpus counts upwards, and starts anew at a random number now and then.
func tinyCorpus() *data.Corpus {
	part := func(name string, n int) *data.Part {
		rng := seed.New(7).Rand(name)
		tokens := make([]uint16, n)
		for i := range tokens {
			if i == 0 || rng.IntN(8) == 0 {
				tokens[i] = uint16(rng.IntN(tinyVocab))
			} else {
				tokens[i] = (tokens[i-1] + 1) % tinyVocab
			}
		}
		return data.NewPart(name, tokens, n)
	}
	return &data.Corpus{Name: "counting", Train: part("train", 4000), Val: part("validation", 600)}
}

// train is Train with one thread: networks as small as these gain nothing from more.
func train(ctx context.Context, g *GPT, corpus *data.Corpus, t Training) (*Log, error) {
	t.Threads = 1
	return Train(ctx, g, corpus, t)
}
