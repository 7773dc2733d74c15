package supernet

import (
	"testing"

	"naslab/engine/bench"
	"naslab/engine/bench/benchtest"
	"naslab/engine/space"
)

func TestBenchmark(t *testing.T) {
	g := tinyGPT(t, 1)
	b, err := g.Benchmark("test", tinyCorpus(), EvalConfig{Windows: 8})
	if err != nil {
		t.Fatal(err)
	}
	benchtest.Run(t, b)

	largest := space.Extreme(g.Space(), true)
	r, err := b.Query(t.Context(), largest, bench.Query{})
	if err != nil {
		t.Fatal(err)
	}
	w, err := NewWindows(tinyCorpus().Val, tinyContext, 8)
	if err != nil {
		t.Fatal(err)
	}
	s, err := g.Evaluate(t.Context(), largest, w)
	if err != nil {
		t.Fatal(err)
	}
	c, err := g.Config(largest)
	if err != nil {
		t.Fatal(err)
	}
	count := c.Consistent(1)
	for i, want := range []float64{s.Perplexity, s.Accuracy, float64(count.Params), float64(count.FLOPs)} {
		if v := r.Values[i]; v.X != want {
			t.Errorf("%s is %g, want %g", v.Metric.Name, v.X, want)
		}
	}
	if r.Cost <= 0 {
		t.Errorf("the cost is %v", r.Cost)
	}
}

// A network is scored once, and again after the weights changed.
func TestBenchmarkRemembers(t *testing.T) {
	g := tinyGPT(t, 1)
	b, err := g.Benchmark("test", tinyCorpus(), EvalConfig{})
	if err != nil {
		t.Fatal(err)
	}
	ask := func(a space.Arch) bench.Reading {
		r, err := b.Query(t.Context(), a, bench.Query{Metrics: []string{"perplexity"}})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	shallow := space.Extreme(g.Space(), false) // one layer: the second layer's genes do not count
	last := len(shallow.Genes) - 2             // n_head[1]
	first, again, same := ask(shallow), ask(shallow), ask(shallow.With(last, 1))
	if first.Cost != again.Cost || first.Cost != same.Cost {
		t.Errorf("costs %v, %v, %v: it was scored again", first.Cost, again.Cost, same.Cost)
	}
	if _, err := train(t.Context(), g, tinyCorpus(), Training{Steps: 3}); err != nil {
		t.Fatal(err)
	}
	if trained := ask(shallow); trained.Values[0].X == first.Values[0].X {
		t.Error("training changed nothing")
	}
}

func TestBenchmarkErrors(t *testing.T) {
	g := tinyGPT(t, 1)
	if _, err := g.Benchmark("test", nil, EvalConfig{}); err == nil {
		t.Error("no corpus went through")
	}
	if _, err := g.Benchmark("test", tinyCorpus(), EvalConfig{Length: tinyContext + 1}); err == nil {
		t.Error("a length beyond the context went through")
	}
}
