package benchtest

import (
	"math"
	"slices"
	"testing"

	"naslab/engine/bench"
)

func drawsAreSeeded(t *testing.T, b bench.Benchmark) {
	reversed := names(b)
	slices.Reverse(reversed)
	list := archs(b, samples)
	first := make([][]bench.Value, len(list))
	for i, a := range list {
		first[i] = ask(t, b, a, bench.Query{Draw: true, Seed: 1})
	}
	slices.Reverse(list)
	slices.Reverse(first)
	for i, a := range list {
		back := ask(t, b, a, bench.Query{Draw: true, Seed: 1, Metrics: reversed})
		slices.Reverse(back)
		if !same(first[i], back) {
			t.Fatalf("draws of %v depend on the order of questions: %v, %v", a, numbers(first[i]), numbers(back))
		}
		other := ask(t, b, a, bench.Query{Draw: true, Seed: 2})
		means := ask(t, b, a, bench.Query{})
		for k, v := range first[i] {
			if v.Missing || v.Std == 0 {
				continue
			}
			if v.X == other[k].X || v.X == means[k].X {
				t.Errorf("%s: seeds 1 and 2 draw %g and %g, the mean is %g", v.Metric.Name, v.X, other[k].X, means[k].X)
			}
		}
	}
	uncorrelated(t, b)
}

// uncorrelated checks that two metrics do not share their draws.
func uncorrelated(t *testing.T, b bench.Benchmark) {
	a := archs(b, 1)[0]
	means := ask(t, b, a, bench.Query{})
	seen := map[float64]string{}
	draws := ask(t, b, a, bench.Query{Draw: true, Seed: 1})
	for k, v := range draws {
		if v.Missing || v.Std == 0 {
			continue
		}
		z := (v.X - means[k].X) / v.Std
		if other, ok := seen[z]; ok {
			t.Errorf("%s and %s draw the same noise, %g standard deviations", other, v.Metric.Name, z)
		}
		seen[z] = v.Metric.Name
	}
}

// drawsScatter checks the mean and the standard deviation of many draws.
func drawsScatter(t *testing.T, b bench.Benchmark) {
	const draws = 2000
	for _, a := range archs(b, 3) {
		means := ask(t, b, a, bench.Query{})
		sum, square := make([]float64, len(means)), make([]float64, len(means))
		into := make([]bench.Value, len(means))
		for seed := range draws {
			for k, v := range ask(t, b, a, bench.Query{Draw: true, Seed: uint64(seed), Into: into}) {
				if means[k].X > 0 && means[k].Metric.Lo > 0 && v.X <= 0 {
					t.Fatalf("%s: seed %d draws %g", v.Metric.Name, seed, v.X)
				}
				d := v.X - means[k].X
				sum[k] += d
				square[k] += d * d
			}
		}
		for k, v := range means {
			if v.Missing {
				continue
			}
			mean, std := sum[k]/draws, math.Sqrt(square[k]/draws)
			if math.Abs(mean) > 5*v.Std/math.Sqrt(draws) {
				t.Errorf("%s: draws lie off the mean %g by %g on average, one has a standard deviation of %g", v.Metric.Name, v.X, mean, v.Std)
			}
			if v.Std > 0 && math.Abs(std/v.Std-1) > 0.2 {
				t.Errorf("%s: draws have a standard deviation of %g, Std says %g", v.Metric.Name, std, v.Std)
			}
		}
	}
}
