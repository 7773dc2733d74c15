package hwgpt

import (
	"context"
	"math/rand/v2"
	"testing"

	"naslab/engine/bench"
	"naslab/engine/space"
)

func mustOpen(t testing.TB, scale string) *Bench {
	t.Helper()
	b, err := Open(scale)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func samples(b *Bench, n int) []space.Arch {
	rng := rand.New(rand.NewPCG(1, 1))
	list := make([]space.Arch, n)
	for i := range list {
		list[i] = space.Sample(b.Space(), rng)
	}
	return list
}

func BenchmarkQueryOne(b *testing.B) {
	for _, scale := range Scales() {
		for _, metric := range []string{"perplexity", "latency@a100", "params"} {
			b.Run(scale+"/"+metric, func(b *testing.B) {
				h := mustOpen(b, scale)
				archs := samples(h, 256)
				q := bench.Query{Metrics: []string{metric}, Into: make([]bench.Value, 1)}
				ctx := context.Background()
				b.ReportAllocs()
				for i := 0; b.Loop(); i++ {
					if _, err := h.Query(ctx, archs[i%len(archs)], q); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

func BenchmarkMean(b *testing.B) {
	for _, metric := range []string{"perplexity", "latency@a100"} {
		b.Run(metric, func(b *testing.B) {
			h := mustOpen(b, "l")
			archs := samples(h, 256)
			at, err := h.Metric(metric)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				if _, err := h.Mean(archs[i%len(archs)], at); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkQueryAll asks for every metric on all 13 devices.
func BenchmarkQueryAll(b *testing.B) {
	for _, draw := range []bool{false, true} {
		for _, scale := range Scales() {
			b.Run(map[bool]string{false: "mean/", true: "draw/"}[draw]+scale, func(b *testing.B) {
				h := mustOpen(b, scale)
				archs := samples(h, 256)
				q := bench.Query{Draw: draw, Seed: 1, Into: make([]bench.Value, len(h.Metrics()))}
				ctx := context.Background()
				b.ReportAllocs()
				for i := 0; b.Loop(); i++ {
					if _, err := h.Query(ctx, archs[i%len(archs)], q); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
