package supernet

import (
	"errors"
	"math"
	"strings"
	"testing"

	"naslab/engine/seed"
	"naslab/engine/space"
	"naslab/engine/space/gpt"
	"naslab/engine/tensor"
)

func sampled(s space.Space, n int) []space.Arch {
	return append(samples(n, s, seed.New(11).Rand("samples")), space.Extreme(s, true), space.Extreme(s, false))
}

// A network cut out for good has as many values as the closed form says, and scores
// what the slices of the supernet score.
func TestExtract(t *testing.T) {
	g := tinyGPT(t, 1)
	w, err := NewWindows(tinyCorpus().Val, tinyContext, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := train(t.Context(), g, tinyCorpus(), Training{Steps: 20}); err != nil {
		t.Fatal(err)
	}
	for _, a := range sampled(g.Space(), 10) {
		m, err := g.Extract(a)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := int64(m.Weights().Len()), m.Config.Consistent(1).Params; got != want {
			t.Errorf("%v: %d values, the closed form says %d", m.Config, got, want)
		}
		shared, err := g.Evaluate(t.Context(), a, w)
		if err != nil {
			t.Fatal(err)
		}
		alone, err := m.Evaluate(t.Context(), w)
		if err != nil {
			t.Fatal(err)
		}
		if math.Abs(shared.Loss-alone.Loss) > 1e-6 || math.Abs(shared.Accuracy-alone.Accuracy) > 1e-3 {
			t.Errorf("%v: %v by slicing, %v extracted", m.Config, shared, alone)
		}
		m.Close()
	}
}

// A token's scores do not depend on what comes after it.
func TestCausal(t *testing.T) {
	g := tinyGPT(t, 1)
	first := func(tokens []int) []float64 {
		var v []float64
		err := tensor.Run(func(s *tensor.Scope) error {
			logits, err := g.Logits(s, s.Ints(tokens, 1, 4), space.Extreme(g.Space(), true))
			if err != nil {
				return err
			}
			v, err = logits.Narrow(1, 0, 2).Float64s()
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	a, b, c := first([]int{1, 2, 3, 4}), first([]int{1, 2, 9, 0}), first([]int{5, 2, 3, 4})
	for i := range a {
		if math.Abs(a[i]-b[i]) > 1e-6 {
			t.Fatalf("score %d changes with later tokens from %g to %g", i, a[i], b[i])
		}
	}
	if math.Abs(a[tinyVocab]-c[tinyVocab]) < 1e-6 {
		t.Error("the second token's scores do not depend on the first token")
	}
}

func TestNewGPTErrors(t *testing.T) {
	flat, err := gpt.NewSpace("gpt/flat", gpt.Choices{EmbedDims: []int{8}, Layers: []int{1}, Ratios: []int{1}, Heads: []int{1}, HeadSize: 2})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		space  *gpt.Space
		config Config
		want   string
	}{
		{nil, Config{}, "no space"},
		{tinySpace(t), Config{Vocab: -1}, "vocabulary of -1"},
		{tinySpace(t), Config{Context: -1}, "context of -1"},
		{flat, Config{}, "at least 4"},
	} {
		if _, err := NewGPT(c.space, c.config); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("error %v, want %q", err, c.want)
		}
	}
}

func TestLogitsErrors(t *testing.T) {
	g := tinyGPT(t, 1)
	largest := space.Extreme(g.Space(), true)
	for _, c := range []struct {
		arch  space.Arch
		shape []int
		want  string
	}{
		{space.Arch{Space: "gpt/s"}, []int{1, 4}, "gpt/s"},
		{largest, []int{4}, "give [sequences, tokens]"},
		{largest, []int{1, tinyContext + 1}, "Config.Context"},
	} {
		err := tensor.Run(func(s *tensor.Scope) error {
			_, err := g.Logits(s, s.Randint(0, tinyVocab, c.shape...), c.arch)
			return err
		})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("error %v, want %q", err, c.want)
		}
	}
}

func TestForward(t *testing.T) {
	g := tinyGPT(t, 1)
	before := tensor.Live()
	run, free, err := g.Forward(Middle(g.Space()), 2, 8)
	if err != nil {
		t.Fatal(err)
	}
	ready := tensor.Live()
	for range 3 {
		if err := run(); err != nil {
			t.Fatal(err)
		}
	}
	if now := tensor.Live(); now != ready {
		t.Errorf("%d tensors before the passes, %d after", ready, now)
	}
	free()
	if now := tensor.Live(); now != before {
		t.Errorf("%d tensors before, %d after free", before, now)
	}
	if run() == nil {
		t.Error("a pass after free went through")
	}
	if _, _, err := g.Forward(Middle(g.Space()), 1, tinyContext+1); err == nil {
		t.Error("a sequence longer than the context went through")
	}
}

func TestNoTorch(t *testing.T) {
	if tensor.Available() == nil {
		t.Skip("libtorch is here")
	}
	if _, err := NewGPT(tinySpace(t), Config{}); !errors.Is(err, tensor.ErrNoTorch) {
		t.Errorf("new: %v", err)
	}
	if _, err := Load("none"); !errors.Is(err, tensor.ErrNoTorch) {
		t.Errorf("load: %v", err)
	}
}
