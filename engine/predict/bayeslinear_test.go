package predict

import (
	"math"
	"math/rand/v2"
	"testing"
)

// With the precisions that were found the marginal likelihood is at a maximum,
// and the noise is that of the data.
func TestBayesLinear(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	const n, width, noise = 400, 5, 0.3
	x, y, w := make([]float64, n*width), make([]float64, n), []float64{1, -2, 0.5, 0, 3}
	for i := range y {
		for j := range width {
			x[i*width+j] = rng.NormFloat64()
			y[i] += w[j] * x[i*width+j]
		}
		y[i] += noise * rng.NormFloat64()
	}
	b, err := fitBayesLinear(x, width, y, 1, 1000)
	if err != nil {
		t.Fatal(err)
	}
	if sd := 1 / math.Sqrt(b.beta); math.Abs(sd-noise) > 0.03 {
		t.Errorf("noise %.3f, want %.3f", sd, noise)
	}
	best := b.evidence()
	for _, c := range []struct{ a, b float64 }{{1.05, 1}, {0.95, 1}, {1, 1.05}, {1, 0.95}} {
		other := *b
		other.mean = make([]float64, width)
		other.alpha, other.beta = b.alpha*c.a, b.beta*c.b
		other.update()
		if e := other.evidence(); e >= best {
			t.Errorf("evidence %.6f with precisions times %v, %.6f at the fixed point", e, c, best)
		}
	}
	mean, variance := b.predict([]float64{1, 1, 1, 1, 1})
	if math.Abs(mean-2.5) > 0.1 || variance > 0.01 || variance <= 0 {
		t.Errorf("prediction %.3f with variance %.5f, want 2.5 with little", mean, variance)
	}
}

// Features that are not finite are an error, whatever the eigensolver makes of
// them.
func TestBayesLinearRefuses(t *testing.T) {
	for _, bad := range []float64{math.NaN(), math.Inf(1)} {
		if _, err := fitBayesLinear([]float64{1, bad, 0, 1, 2, 3}, 2, []float64{1, 2, 3}, 1, 1); err == nil {
			t.Errorf("%g is accepted", bad)
		}
	}
}
