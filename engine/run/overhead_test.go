package run_test

import (
	"context"
	"testing"

	"naslab/engine/bench"
	"naslab/engine/run"
	"naslab/engine/search"
	"naslab/engine/space"
	"naslab/engine/space/gpt"
)

// BenchmarkLoop measures what one evaluation costs beside the method and the
// benchmark: both do next to nothing, over the 27 decisions of gpt/s.
func BenchmarkLoop(b *testing.B) {
	s, err := gpt.New("s")
	if err != nil {
		b.Fatal(err)
	}
	metrics := []bench.Metric{{Name: "x", Lo: 0, Hi: 1}, {Name: "y", Lo: 0, Hi: 1}}
	f, err := bench.NewFunc("free", s, metrics, func(_ context.Context, a space.Arch, _ []string) ([]float64, error) {
		return []float64{float64(a.Genes[0]) / 2, float64(a.Genes[1]) / 2}, nil
	})
	if err != nil {
		b.Fatal(err)
	}
	p, err := run.NewProblem(f, []string{"x", "y"})
	if err != nil {
		b.Fatal(err)
	}
	size := len(s.Dims())
	count := 0
	next := func() (space.Arch, bool) {
		genes := make([]int, size)
		for i, n := 0, count; i < size; i++ {
			genes[i] = n % len(s.Dims()[i].Choices)
			n /= len(s.Dims()[i].Choices)
		}
		count++
		return space.Arch{Space: s.Name(), Genes: genes}, true
	}
	o, err := search.NewFuncs("counter", next, nil)
	if err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	b.ReportAllocs()
	if _, err := run.Run(context.Background(), p, o, run.Config{Dir: b.TempDir(), Budget: run.Budget{Evals: b.N}}); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkNSGA2 is one whole search of 1,000 evaluations on hwgpt/s, log
// included; it reports the mean hypervolume of five seeds as hv.
func BenchmarkNSGA2(b *testing.B) { benchmarkSearch(b, "nsga2") }

// BenchmarkRS is the same for random search.
func BenchmarkRS(b *testing.B) { benchmarkSearch(b, "rs") }

// BenchmarkSeveral is the same for the other methods of several objectives.
func BenchmarkSeveral(b *testing.B) {
	for _, method := range []string{"nsga3", "moead", "smsemoa", "morea", "mols"} {
		b.Run(method, func(b *testing.B) { benchmarkSearch(b, method) })
	}
}

// BenchmarkModelled is the same for methods of several objectives with a model,
// after 200 evaluations, as each of them fits Gaussian processes; rs and nsga2 are
// there to compare.
func BenchmarkModelled(b *testing.B) {
	for _, method := range []string{"parego", "lsbo", "rsbo", "ehvi", "rs", "nsga2"} {
		b.Run(method, func(b *testing.B) {
			for b.Loop() {
				hypervolumeAfter(b, method, nil, 1, 200)
			}
			b.StopTimer()
			b.ReportMetric(hypervolumeAfter(b, method, nil, 5, 200), "hv")
		})
	}
}

// BenchmarkModelledBatches is the mean of five seeds after 1,000 evaluations, with
// ten proposals from each fit.
func BenchmarkModelledBatches(b *testing.B) {
	for _, method := range []string{"parego", "ehvi", "rsbo", "lsbo"} {
		b.Run(method, func(b *testing.B) {
			hv := 0.0
			for b.Loop() {
				hv = hypervolumeAfter(b, method, map[string]float64{"batch": 10}, 5, 1000)
			}
			b.ReportMetric(hv, "hv")
		})
	}
}

func benchmarkSearch(b *testing.B, method string) {
	for b.Loop() {
		hypervolume(b, method, nil, 1)
	}
	b.StopTimer()
	b.ReportMetric(hypervolume(b, method, nil, 5), "hv")
}
