package gpt

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"naslab/engine/space"
	"naslab/engine/space/spacetest"
)

func mustNew(t *testing.T, scale string) *Space {
	t.Helper()
	s, err := New(scale)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func tiny(t *testing.T) *Space {
	t.Helper()
	s, err := NewSpace("gpt/tiny", Choices{
		EmbedDims: []int{32, 64}, Layers: []int{1, 3}, Ratios: []int{1, 2, 4}, Heads: []int{1, 2},
		HeadSize: 16, Vocab: 256, Context: 128,
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestConformance(t *testing.T) {
	for _, scale := range Scales() {
		t.Run(scale, func(t *testing.T) { spacetest.Run(t, mustNew(t, scale)) })
	}
	t.Run("tiny", func(t *testing.T) { spacetest.Run(t, tiny(t)) })
}

func TestSizes(t *testing.T) {
	// 3*2*sum_L 9^L over the three depths.
	for _, c := range []struct {
		scale           string
		genes, hot      int
		size            float64
		smallest, large string
	}{
		{"s", 27, 80, 1.9038e12, "13.10M", "123.65M"},
		{"m", 51, 152, 5.3768e23, "30.19M", "353.77M"},
		{"l", 75, 224, 1.5186e35, "52.33M", "772.72M"},
		{"s_wide", 27, 80, 1.6946e12, "", ""},
		{"m_wide", 51, 152, 4.7860e23, "", ""},
		{"l_wide", 75, 224, 1.3517e35, "", ""},
	} {
		s := mustNew(t, c.scale)
		size, err := space.Size(s)
		if err != nil || math.Abs(size/c.size-1) > 5e-5 {
			t.Errorf("%s: size %.5g, %v; want %.5g", c.scale, size, err, c.size)
		}
		one, err1 := s.OneHot(space.Extreme(s, true))
		ord, err2 := s.Ordinal(space.Extreme(s, true))
		if err1 != nil || err2 != nil || len(s.Dims()) != c.genes || len(ord) != c.genes || len(one) != c.hot {
			t.Errorf("%s: %d decisions, encodings of %d and %d", c.scale, len(s.Dims()), len(ord), len(one))
		}
		if c.smallest == "" {
			continue
		}
		for want, a := range map[string]space.Arch{c.smallest: space.Extreme(s, false), c.large: space.Extreme(s, true)} {
			n := mustConfig(t, s, a).Consistent(1)
			if got := fmt.Sprintf("%.2fM", float64(n.Params)/1e6); got != want {
				t.Errorf("%s: %s parameters, want %s", c.scale, got, want)
			}
		}
	}
}

func mustConfig(t *testing.T, s *Space, a space.Arch) Config {
	t.Helper()
	c, err := s.Config(a)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestRoundTrips(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	for _, s := range []*Space{mustNew(t, "s"), mustNew(t, "l_wide"), tiny(t)} {
		space.Register(s.Name(), func() (space.Space, error) { return s, nil })
		for range 100 {
			a := space.Sample(s, rng)
			want, err := space.Canonical(s, a)
			if err != nil {
				t.Fatal(err)
			}
			if got, err := s.Arch(mustConfig(t, s, a)); err != nil || !got.Equal(want) {
				t.Fatalf("Arch(Config(%v)) = %v, %v; want %v", a, got, err, want)
			}
			text, err := s.Text(a)
			if err != nil {
				t.Fatal(err)
			}
			if got, err := s.Parse(text); err != nil || !got.Equal(want) {
				t.Fatalf("Parse(%q) = %v, %v; want %v", text, got, err, want)
			}
			if got, err := space.Parse(s, text); err != nil || !got.Equal(want) {
				t.Fatalf("space.Parse(%q) = %v, %v; want %v", text, got, err, want)
			}
			if got, err := Parse(text); err != nil || !got.Equal(want) {
				t.Fatalf("gpt.Parse(%q) = %v, %v; want %v", text, got, err, want)
			}
		}
	}
}

func TestText(t *testing.T) {
	a, err := Parse("gpt-s-10-384-2-3-4-2-3-4-2-3-4-2-4-8-12-4-8-12-4-8-12-4-True")
	if err != nil {
		t.Fatal(err)
	}
	if want := "gpt/s:10" + "012012012000" + "012012012000" + "1"; a.String() != want {
		t.Errorf("got %v, want %v", a, want)
	}
	for text, want := range map[string]string{
		"":                     "want gpt-<scale>",
		"gpt-xs-1":             `unknown scale "xs"; did you mean`,
		"gpt-s-10-384-True":    "10 layers need 20 ratios and heads together, got 0",
		"gpt-s-10-384":         "True or False at the end",
		"gpt-s--384-2-4-True":  `"" is no whole number`,
		"gpt-s-1-384-2-4-True": "Layers 1 is no choice; it has [10 11 12]",
	} {
		if _, err := Parse(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Parse(%q): error %v, want %q", text, err, want)
		}
	}
}

func TestConfigErrors(t *testing.T) {
	s := tiny(t)
	good := Config{EmbedDim: 32, Layers: 1, Ratios: []int{4}, Heads: []int{2}}
	if _, err := s.Arch(good); err != nil {
		t.Fatal(err)
	}
	for want, change := range map[string]func(*Config){
		"EmbedDim 33 is no choice; it has [32 64]":        func(c *Config) { c.EmbedDim = 33 },
		"Ratios[0] 3 is no choice; it has [1 2 4]":        func(c *Config) { c.Ratios = []int{3} },
		"Heads[0] 0 is no choice":                         func(c *Config) { c.Heads = []int{0} },
		"1 layers need as many Ratios and Heads, got 1 a": func(c *Config) { c.Heads = []int{2, 2} },
		"HeadSize is 16 in this space, not 64":            func(c *Config) { c.HeadSize = 64 },
		"Vocab is 256 in this space, not 100":             func(c *Config) { c.Vocab = 100 },
	} {
		c := good
		change(&c)
		if _, err := s.Arch(c); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
}

func TestNewSpaceErrors(t *testing.T) {
	good := Choices{EmbedDims: []int{32}, Layers: []int{1}, Ratios: []int{1}, Heads: []int{1}}
	for _, c := range []struct {
		name, want string
		change     func(*Choices)
	}{
		{"", "needs a name", func(*Choices) {}},
		{"gpt/", "needs a name", func(*Choices) {}},
		{"x", "EmbedDims [] must have at least one choice", func(c *Choices) { c.EmbedDims = nil }},
		{"x", "Layers [0 1] must have at least one choice, all positive", func(c *Choices) { c.Layers = []int{0, 1} }},
		{"x", "Heads [2 1] must be strictly ascending", func(c *Choices) { c.Heads = []int{2, 1} }},
		{"x", "Ratios [2 2] must be strictly ascending", func(c *Choices) { c.Ratios = []int{2, 2} }},
		{"x", "HeadSize 15 must be even", func(c *Choices) { c.HeadSize = 15 }},
		{"x", "the Vocab -1", func(c *Choices) { c.Vocab = -1 }},
	} {
		choices := good
		c.change(&choices)
		if _, err := NewSpace(c.name, choices); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("error %v, want %q", err, c.want)
		}
	}
	if _, err := New("sm"); err == nil || !strings.Contains(err.Error(), "did you mean") {
		t.Errorf("error %v must name the nearest scales", err)
	}
}

func TestChoicesAreCopied(t *testing.T) {
	c := Choices{EmbedDims: []int{32}, Layers: []int{1}, Ratios: []int{1}, Heads: []int{1}}
	s, err := NewSpace("gpt/own", c)
	if err != nil {
		t.Fatal(err)
	}
	c.EmbedDims[0] = 1
	got := s.Choices()
	got.Layers[0] = 9
	if again := s.Choices(); again.EmbedDims[0] != 32 || again.Layers[0] != 1 || again.HeadSize != 64 || again.Vocab != 50254 || again.Context != 1024 {
		t.Errorf("choices %+v", again)
	}
}

func TestEncodings(t *testing.T) {
	s := tiny(t)
	a, err := s.Arch(Config{EmbedDim: 64, Layers: 1, Ratios: []int{2}, Heads: []int{1}, Bias: true})
	if err != nil {
		t.Fatal(err)
	}
	ord, err := s.Ordinal(a)
	if want := []float64{1, 0, 1. / 3, -1, -1, 0, -1, -1, 1}; err != nil || !slices.Equal(ord, want) {
		t.Errorf("Ordinal = %v, %v; want %v", ord, err, want)
	}
	one, err := s.OneHot(a)
	want := []float64{0, 1 /**/, 1, 0 /**/, 0, 1, 0, 0, 0, 0, 0, 0, 0 /**/, 1, 0, 0, 0, 0, 0 /**/, 1, 0}
	if err != nil || !slices.Equal(one, want) {
		t.Errorf("OneHot = %v, %v; want %v", one, err, want)
	}
	noBias, err := s.OneHot(a.With(len(a.Genes)-1, 0))
	if err != nil || noBias[len(noBias)-2] != 0 || noBias[len(noBias)-1] != 1 {
		t.Errorf("the last two of OneHot without bias are %v, %v", noBias[len(noBias)-2:], err)
	}
}

func TestGraphWiring(t *testing.T) {
	s := tiny(t)
	a, err := s.Arch(Config{EmbedDim: 64, Layers: 3, Ratios: []int{1, 2, 4}, Heads: []int{1, 2, 1}, Bias: true})
	if err != nil {
		t.Fatal(err)
	}
	g, err := s.Graph(a)
	if err != nil || len(g.Nodes) != 2+3*5+2 {
		t.Fatalf("graph %v, %v", g, err)
	}
	mlp := g.Nodes[2+5+3]
	if mlp.Op != "mlp" || mlp.Attr["hidden"] != 128 || mlp.Attr["layer"] != 1 || mlp.Attr["bias"] != 1 {
		t.Errorf("mlp of layer 1 is %v", mlp)
	}
	// The sum of layer 0 reads the embedding, the attention and the mlp.
	var into []int
	for _, e := range g.Edges {
		if e.To == 6 {
			into = append(into, e.From)
		}
	}
	if !slices.Equal(into, []int{1, 3, 5}) || g.Nodes[6].Op != "add" {
		t.Errorf("the sum of layer 0, %v, reads %v", g.Nodes[6], into)
	}
}

func TestCheckDoesNotAllocate(t *testing.T) {
	s := mustNew(t, "l")
	a := space.Extreme(s, true)
	if n := testing.AllocsPerRun(100, func() {
		if s.Check(a) != nil {
			t.Error("Check rejects the largest network")
		}
	}); n != 0 {
		t.Errorf("Check allocates %v times", n)
	}
}

func TestRegister(t *testing.T) {
	Register()
	for _, scale := range Scales() {
		if s, err := space.New("gpt/" + scale); err != nil || s.Name() != "gpt/"+scale {
			t.Errorf("space.New(gpt/%s) = %v, %v", scale, s, err)
		}
	}
}
