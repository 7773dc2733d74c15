package search

import (
	"math"
	"math/rand/v2"
	"testing"

	"naslab/engine/predict"
)

// The logarithm of the expected improvement is that of numerical integration,
// and goes on where the improvement itself is 0 to machine precision.
func TestLogEI(t *testing.T) {
	for _, z := range []float64{-8, -5.5, -4.9, -3, -1.01, -0.99, 0, 0.5, 3, 10} {
		const h = 1e-4
		sum := 0.0
		for u := 0.0; u < 40; u += h { // ∫ u φ(z - u) du
			v := u + h/2
			sum += v * math.Exp(-(z-v)*(z-v)/2) / math.Sqrt(2*math.Pi) * h
		}
		if got := logGain(z); math.Abs(got-math.Log(sum)) > 1e-6 {
			t.Errorf("at %g: %.9g, want %.9g", z, got, math.Log(sum))
		}
	}
	last := logGain(-5)
	for z := -6.0; z > -1e7; z *= 1.3 {
		if next := logGain(z); !(next < last) || math.IsInf(next, 0) {
			t.Fatalf("at %g it is %g, after %g", z, next, last)
		} else {
			last = next
		}
	}
	e := predict.Estimate{Mean: []float64{1, 3}, Std: []float64{0, 0}}
	if got := logEI(e, 2, nil); got[0] != 0 || !math.IsInf(got[1], -1) {
		t.Errorf("without doubt: %v, want 0 and -Inf", got)
	}
}

// With one scale for all, Thompson's draws have the estimate's moments.
func TestThompson(t *testing.T) {
	const n = 20000
	e := predict.Estimate{Mean: make([]float64, n), Std: make([]float64, n)}
	for i := range n {
		e.Mean[i], e.Std[i] = 3, 2
	}
	sum, square := 0.0, 0.0
	for _, v := range thompson(e, 0, rand.New(rand.NewPCG(1, 1))) {
		sum, square = sum+v, square+v*v
	}
	mean := sum / n
	if sd := math.Sqrt(square/n - mean*mean); math.Abs(mean+3) > 0.06 || math.Abs(sd-2) > 0.05 {
		t.Errorf("draws of %.3f ± %.3f, want -3 ± 2", mean, sd)
	}
}
