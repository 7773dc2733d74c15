package hwgpt

import (
	"context"
	"math"
	"slices"
	"strings"
	"testing"

	"naslab/engine/bench"
	"naslab/engine/bench/benchtest"
	"naslab/engine/space"
	"naslab/engine/space/gpt"
)

func TestConformance(t *testing.T) {
	for _, scale := range Scales() {
		t.Run(scale, func(t *testing.T) { benchtest.Run(t, mustOpen(t, scale)) })
	}
}

func TestMetrics(t *testing.T) {
	for _, c := range []struct {
		scale, metric, unit string
		batch               int
		maximise            bool
		doc                 string
	}{
		{"s", "perplexity", "", 0, false, "OpenWebText"},
		{"s", "accuracy", "", 0, true, "fraction of next tokens"},
		{"s", "latency@a100", "ms", 8, false, "bf16 autocast, PyTorch profiler's total CUDA time"},
		{"m", "latency@v100", "ms", 4, false, "fp16 autocast"},
		{"l", "latency@cpu_amd_7513", "ms", 1, false, "fp32, PyTorch profiler's total CPU time, median of 10 passes on 8 cores"},
		{"l", "energy@P100", "mWh", 8, false, "pass of 8 sequences"},
		{"l", "energy@cpu_xeon_gold", "mWh", 1, false, "CodeCarbon"},
		{"m", "memory@a100", "MB", 4, false, "bf16 autocast"},
		{"m", "memory@rtx2080", "MB", 4, false, "fp16 autocast"},
		{"s", "params", "", 0, false, "was profiled"},
		{"s", "macs", "MAC", 8, false, "was profiled"},
		{"m", "flops", "FLOP", 4, false, "was profiled"},
		{"l", "params_consistent", "", 0, false, "perplexity belongs to"},
		{"l", "flops_consistent", "FLOP", 1, false, "perplexity belongs to"},
	} {
		b := mustOpen(t, c.scale)
		i, err := b.Metric(c.metric)
		if err != nil {
			t.Error(err)
			continue
		}
		m := b.Metrics()[i]
		if m.Unit != c.unit || m.Batch != c.batch || m.Maximise != c.maximise || !strings.Contains(m.Doc, c.doc) {
			t.Errorf("%s: %+v", c.scale, m)
		}
	}
	b := mustOpen(t, "s")
	if n := len(b.Metrics()); n != 2+2*13+2+5 {
		t.Errorf("%d metrics", n)
	}
	for _, device := range Devices() {
		for _, kind := range []string{"latency@", "energy@"} {
			if _, err := b.Metric(kind + device); err != nil {
				t.Error(err)
			}
		}
	}
}

func TestRanges(t *testing.T) {
	for _, c := range []struct {
		scale, metric string
		lo, hi        float64
		source        string
	}{
		{"s", "perplexity", 21.4063, 42.8764, "published"},
		{"m", "perplexity", 20.9187, 35.9766, "published"},
		{"l", "perplexity", 18.304, 30.184, "published"},
		{"s", "latency@a100", 9.04566, 31.9958, "published"},
		{"s", "params", 23483520, 190594560, "exact"},
	} {
		b := mustOpen(t, c.scale)
		i, err := b.Metric(c.metric)
		if err != nil {
			t.Fatal(err)
		}
		m := b.Metrics()[i]
		if m.Lo != c.lo || m.Hi != c.hi || b.Ranges().Rows[i][4] != c.source {
			t.Errorf("%s %s: from %v to %v, %v", c.scale, c.metric, m.Lo, m.Hi, b.Ranges().Rows[i][4])
		}
	}
	for _, scale := range Scales() {
		b := mustOpen(t, scale)
		for i, m := range b.Metrics() {
			lo, hi := b.mean[i].Extremes(b.layout.Depths)
			if lo <= 0 || m.Lo <= 0 || m.Lo >= m.Hi {
				t.Errorf("%s %s: model from %g to %g, range from %g to %g", scale, m.Name, lo, hi, m.Lo, m.Hi)
			}
			if slack := 0.1 * (hi - lo); math.Abs(m.Lo-lo) > slack || math.Abs(m.Hi-hi) > slack {
				t.Errorf("%s %s: range from %g to %g, model from %g to %g", scale, m.Name, m.Lo, m.Hi, lo, hi)
			}
		}
	}
}

func TestExactMetricsEqualClosedForms(t *testing.T) {
	for _, scale := range Scales() {
		b := mustOpen(t, scale)
		for _, a := range append(samples(b, 200), space.Extreme(b.space, true), space.Extreme(b.space, false)) {
			c, err := b.space.Config(a)
			if err != nil {
				t.Fatal(err)
			}
			published, consistent := c.AsPublished(batches[scale]), c.Consistent(batches[scale])
			for metric, want := range map[string]int64{
				"params": published.Params, "macs": published.MACs, "flops": published.FLOPs,
				"params_consistent": consistent.Params, "flops_consistent": consistent.FLOPs,
			} {
				i, err := b.Metric(metric)
				if err != nil {
					t.Fatal(err)
				}
				if got, err := b.Mean(a, i); err != nil || got != float64(want) {
					t.Fatalf("%s of %v is %v, %v; want %d", metric, c, got, err, want)
				}
				if std, err := b.Std(a, i); err != nil || std != 0 {
					t.Errorf("%s has a standard deviation of %g, %v", metric, std, err)
				}
			}
		}
	}
}

// Memory is nearly weights plus their half-precision copies (see fit); the slack
// that was measured is 9 to 90 MB over all networks of a scale.
func TestMemoryIsNearItsClosedForm(t *testing.T) {
	for _, scale := range Scales() {
		b := mustOpen(t, scale)
		i, err := b.Metric("memory@a100")
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range samples(b, 200) {
			c, err := b.space.Config(a)
			if err != nil {
				t.Fatal(err)
			}
			weights := float64(4*c.AsPublished(1).Params+2*c.LinearParams()) / 1e6
			if got, err := b.Mean(a, i); err != nil || got < weights || got > weights+120 {
				t.Errorf("%s: %v takes %g MB (%v), weights and copies %g", scale, c, got, err, weights)
			}
		}
	}
}

func TestTypedPathEqualsQuery(t *testing.T) {
	b := mustOpen(t, "m")
	for _, a := range samples(b, 20) {
		mean, err1 := b.Query(context.Background(), a, bench.Query{})
		draw, err2 := b.Query(context.Background(), a, bench.Query{Draw: true, Seed: 5})
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		for i := range b.Metrics() {
			x, err1 := b.Mean(a, i)
			s, err2 := b.Std(a, i)
			d, err3 := b.Draw(a, i, 5)
			if err1 != nil || err2 != nil || err3 != nil {
				t.Fatal(err1, err2, err3)
			}
			if x != mean.Values[i].X || s != mean.Values[i].Std || d != draw.Values[i].X {
				t.Errorf("%s: %g, %g, %g; Query says %g, %g, %g", b.Metrics()[i].Name, x, s, d, mean.Values[i].X, mean.Values[i].Std, draw.Values[i].X)
			}
		}
	}
	a := samples(b, 1)[0]
	for _, i := range []int{-1, len(b.Metrics())} {
		if _, err := b.Mean(a, i); err == nil || !strings.Contains(err.Error(), "out of range; hwgpt/m has 35") {
			t.Errorf("metric %d: error %v", i, err)
		}
	}
	if _, err := b.Mean(space.Arch{Space: "gpt/s"}, 0); err == nil {
		t.Error("Mean accepts an architecture of another space")
	}
}

func TestErrors(t *testing.T) {
	if _, err := Open("x"); err == nil || !strings.Contains(err.Error(), `unknown scale "x"; did you mean "s", "m" or "l"?`) {
		t.Errorf("error %v", err)
	}
	b := mustOpen(t, "s")
	for bad, near := range map[string]string{
		"latency@a10": "latency@a100", "perplexty": "perplexity", "energy@cpu_xeon_sliver": "energy@cpu_xeon_silver",
		"latency@A100": "latency@a100", "flop": "flops",
	} {
		if _, err := b.Metric(bad); err == nil || !strings.Contains(err.Error(), near) {
			t.Errorf("Metric(%q): error %v must name %s", bad, err, near)
		}
	}
}

func TestRegister(t *testing.T) {
	gpt.Register()
	Register()
	for _, scale := range Scales() {
		b, err := bench.Open("hwgpt/" + scale)
		if err != nil || b.Name() != "hwgpt/"+scale || b.Space().Name() != "gpt/"+scale {
			t.Errorf("bench.Open(hwgpt/%s) = %v, %v", scale, b, err)
		}
	}
}

func TestQueryDoesNotAllocate(t *testing.T) {
	b := mustOpen(t, "l")
	a := samples(b, 1)[0]
	into := make([]bench.Value, len(b.Metrics()))
	for what, q := range map[string]bench.Query{
		"one": {Metrics: []string{"perplexity"}, Into: into},
		"all": {Into: into}, "a draw": {Draw: true, Seed: 1, Into: into},
	} {
		if n := testing.AllocsPerRun(100, func() {
			if _, err := b.Query(context.Background(), a, q); err != nil {
				t.Error(err)
			}
		}); n != 0 {
			t.Errorf("a query for %s allocates %v times", what, n)
		}
	}
}

func TestQuality(t *testing.T) {
	for _, scale := range Scales() {
		b := mustOpen(t, scale)
		q := b.Quality()
		taus, ok := q.Floats("tau")
		if !ok || q.Len() != len(b.Metrics())-len(exactMetrics) {
			t.Fatalf("%s: quality of %d metrics:\n%v", scale, q.Len(), q)
		}
		for i, row := range q.Rows {
			if row[0] != b.Metrics()[i].Name || math.IsNaN(taus[i]) || taus[i] <= 0 || taus[i] > 1 {
				t.Errorf("%s: row %v", scale, row)
			}
		}
		if q.Note == "" || slices.Contains(q.Rows[0], nil) {
			t.Errorf("%s: note %q, first row %v", scale, q.Note, q.Rows[0])
		}
	}
}

// A change here changes every study that draws.
func TestDrawIsPinned(t *testing.T) {
	b := mustOpen(t, "s")
	largest := space.Extreme(b.space, true)
	i, err := b.Metric("latency@a100")
	if err != nil {
		t.Fatal(err)
	}
	mean, err1 := b.Mean(largest, i)
	std, err2 := b.Std(largest, i)
	draw, err3 := b.Draw(largest, i, 9001)
	if err1 != nil || err2 != nil || err3 != nil {
		t.Fatal(err1, err2, err3)
	}
	if z := (draw - mean) / std; math.Abs(z-pinned) > 1e-3 {
		t.Errorf("the draw lies %.4f standard deviations from the mean, want %.4f", z, pinned)
	}
}

const pinned = 1.0537
