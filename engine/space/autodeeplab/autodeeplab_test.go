package autodeeplab

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"naslab/engine/space"
	"naslab/engine/space/spacetest"
)

func mustNew(t *testing.T, c Config) *Space {
	t.Helper()
	s, err := New(Name, c)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestConformance(t *testing.T) {
	for name, c := range map[string]Config{
		"published": {},
		"tiny":      {Layers: 5, Blocks: 2, Strides: []int{1, 2, 4}, Ops: []string{"sep_conv_3x3", "skip"}},
		"small":     {Layers: 3, Blocks: 1, Ops: []string{"skip", "zero", "max_pool_3x3"}},
	} {
		t.Run(name, func(t *testing.T) { spacetest.Run(t, mustNew(t, c)) })
	}
}

func TestSizes(t *testing.T) {
	s := mustNew(t, Config{})
	if s.paths() != 28657 {
		t.Errorf("%g paths", s.paths())
	}
	if math.Abs(s.cells()/5.566e14-1) > 1e-3 {
		t.Errorf("%g cells", s.cells())
	}
	if free := mustNew(t, Config{Layers: 13}).paths(); free != 75025 {
		t.Errorf("%g paths with one more layer, whose stride is free", free)
	}
}

// TestSampledPaths draws a small trellis and compares with the uniform shares.
func TestSampledPaths(t *testing.T) {
	s := mustNew(t, Config{Layers: 4, Blocks: 1})
	rng := rand.New(rand.NewPCG(1, 2))
	count := map[[3]int]int{}
	const n = 13000
	for range n {
		count[[3]int(s.sample(rng).Genes)]++
	}
	if len(count) != 13 || s.paths() != 13 {
		t.Fatalf("%d different paths, want 13", len(count))
	}
	for path, k := range count {
		if math.Abs(float64(k)-n/13) > 5*math.Sqrt(n/13) {
			t.Errorf("path %v was drawn %d times of %d", path, k, n)
		}
	}
}

func TestCanonical(t *testing.T) {
	s := mustNew(t, Config{})
	rng := rand.New(rand.NewPCG(3, 4))
	for range 100 {
		a := space.Sample(s, rng)
		want, err := space.Canonical(s, a)
		if err != nil {
			t.Fatal(err)
		}
		order := rng.Perm(5)
		list, ok := reordered(s.blocks(a), order)
		if !ok {
			continue
		}
		b := a.With(0, a.Genes[0])
		list[2][0], list[2][1] = list[2][1], list[2][0]
		for i := range list {
			for k := range list[i] {
				if s.config.Ops[list[i][k].op] == "zero" {
					list[i][k].input = rng.IntN(i + 2)
				}
			}
		}
		s.put(b, list)
		if got, err := space.Canonical(s, b); err != nil || !got.Equal(want) {
			t.Fatalf("%v and %v have the canonical forms %v and %v (error %v)", a, b, want, got, err)
		}
	}
}

func TestTexts(t *testing.T) {
	s := mustNew(t, Config{Layers: 3, Blocks: 2})
	const text = "4-4-8|before:skip+last:sep_conv_3x3|last:zero+block0:avg_pool_3x3"
	a, err := space.Parse(s, text)
	if err != nil {
		t.Fatal(err)
	}
	b, err := space.Parse(s, "[0 0 1]\n[[0, 6], [1, 0], [3, 7], [4, 4]]")
	if err != nil || !a.Equal(b) {
		t.Errorf("the arrays read as %v, %v; want %v", b, err, a)
	}
	for bad, want := range map[string]string{
		"":                                     "want 3 strides joined by dashes and 2 blocks",
		strings.Replace(text, "4-4", "8-8", 1): `stride "8" is none of`,
		strings.Replace(text, "4-4-8", "4-4-16", 1):  "layer 2 works at stride 4 and layer 3 at 16",
		strings.Replace(text, "+", "", 1):            "is not two halves",
		strings.Replace(text, "block0", "block1", 1): "want one of [before last block0]",
		"[0 0 1 0]":               "want 3 levels",
		"[0 0 1 0 x]":             `"x" is no number`,
		"[0 0 1 0 6 2 0 3 7 4 4]": "edge 2 is none of block 0",
	} {
		if _, err := space.Parse(s, bad); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", bad, err, want)
		}
	}
	for want, c := range map[string]Config{
		"2 to 24 layers":       {Layers: 1},
		"twice the one before": {Strides: []int{4, 8, 12}},
		`operation "conv"`:     {Ops: []string{"conv"}},
		"at least one stride":  {Ops: []string{}},
	} {
		if _, err := New(Name, c); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
}

func TestGraph(t *testing.T) {
	s := mustNew(t, Config{Layers: 3, Blocks: 2})
	a, err := space.Parse(s, "4-8-8|before:skip+last:skip|last:skip+block0:skip")
	if err != nil {
		t.Fatal(err)
	}
	g, err := s.Graph(a)
	if err != nil {
		t.Fatal(err)
	}
	conv := func(kernel, in, out int) int64 { return int64(kernel*kernel*in*out + 2*out) }
	want := conv(3, 3, 64) + conv(3, 64, 64) + conv(3, 64, 128) + conv(3, 128, 128) + // stem to stride 4
		2*conv(1, 128, 20) + // layer 1
		conv(3, 128, 40) + conv(3, 40, 40) + // layer 2, at stride 8
		conv(3, 40, 40) + conv(1, 80, 40) + // layer 3
		conv(1, 80, 256) + conv(3, 80, 256) + conv(1, 80, 256) + conv(1, 768, 256) + 256*19
	if c, err := g.Cost(); err != nil || c.Params != want {
		t.Errorf("%d parameters, %v; want %d", c.Params, err, want)
	}
}
