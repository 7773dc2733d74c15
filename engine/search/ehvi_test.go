package search

import (
	"math"
	"math/rand/v2"
	"testing"

	"naslab/engine/pareto"
	"naslab/engine/predict"
)

// TestEHVIAgainstSampling compares the exact value with the mean improvement of
// 200,000 draws, within three standard errors.
func TestEHVIAgainstSampling(t *testing.T) {
	const draws = 200_000
	rng := rand.New(rand.NewPCG(17, 4))
	for _, c := range []struct {
		front     [][]float64
		ref       []float64
		mean, std []float64
	}{
		{nil, []float64{1, 1}, []float64{0.5, 0.8}, []float64{0.3, 0.3}},
		{[][]float64{{1, 4}, {2, 2}, {4, 1}}, []float64{5, 5}, []float64{2, 1.5}, []float64{0.5, 1}},
		{[][]float64{{1, 4}, {2, 2}, {4, 1}}, []float64{5, 5}, []float64{3, 3}, []float64{1, 0.7}},
		{[][]float64{{1, 4}, {2, 2}, {4, 1}}, []float64{5, 5}, []float64{6, 0}, []float64{0.8, 0.1}},
		{[][]float64{{1, 4, 2}, {2, 2, 3}, {4, 1, 1}, {3, 3, 0.5}}, []float64{5, 5, 5}, []float64{2, 2, 2}, []float64{0.5, 1, 0.7}},
		{[][]float64{{1, 4, 2}, {2, 2, 3}, {4, 1, 1}, {3, 3, 0.5}}, []float64{5, 5, 5}, []float64{3, 4, 3}, []float64{1, 1, 1}},
	} {
		cells, err := pareto.Cells(c.front, c.ref)
		if err != nil {
			t.Fatal(err)
		}
		es := make([]predict.Estimate, len(c.ref))
		for k := range es {
			es[k] = predict.Estimate{Mean: c.mean[k : k+1], Std: c.std[k : k+1]}
		}
		exact := math.Exp(logEHVI(es, cells)[0])
		before, err := pareto.Hypervolume(c.front, c.ref)
		if err != nil {
			t.Fatal(err)
		}
		sum, square := 0.0, 0.0
		points := append([][]float64{make([]float64, len(c.ref))}, c.front...)
		for range draws {
			for k := range c.ref {
				points[0][k] = c.mean[k] + c.std[k]*rng.NormFloat64()
			}
			after, err := pareto.Hypervolume(points, c.ref)
			if err != nil {
				t.Fatal(err)
			}
			sum, square = sum+after-before, square+(after-before)*(after-before)
		}
		mean := sum / draws
		se := math.Sqrt((square/draws - mean*mean) / draws)
		if math.Abs(exact-mean) > 3*se {
			t.Errorf("front %v, mean %v: exact %.6g, sampled %.6g, standard error %.2g", c.front, c.mean, exact, mean, se)
		}
	}
}

// TestEHVIAtTheEnds: without doubt it is the improvement itself; far from any
// chance its logarithm is finite and still falls.
func TestEHVIAtTheEnds(t *testing.T) {
	cells, err := pareto.Cells([][]float64{{1, 4}, {2, 2}, {4, 1}}, []float64{5, 5})
	if err != nil {
		t.Fatal(err)
	}
	sure := []predict.Estimate{{Mean: []float64{1.5, 3}}, {Mean: []float64{1.5, 3}}}
	if got := logEHVI(sure, cells); math.Abs(math.Exp(got[0])-2.25) > 1e-12 || !math.IsInf(got[1], -1) {
		t.Errorf("without doubt: %v, want log 2.25 and -Inf", got)
	}
	last := math.Inf(1)
	for x := 3.0; x < 1000; x *= 1.5 {
		es := []predict.Estimate{{Mean: []float64{x}, Std: []float64{0.5}}, {Mean: []float64{x}, Std: []float64{0.5}}}
		got := logEHVI(es, cells)[0]
		if math.IsInf(got, 0) || !(got < last) {
			t.Errorf("at %g: %g after %g", x, got, last)
		}
		last = got
	}
}

func TestEHVIRefusesFourObjectives(t *testing.T) {
	if _, err := NewEHVI(setup(grid(t, 2, 3), 4, 1, nil)); err == nil {
		t.Error("four objectives are accepted")
	}
}
