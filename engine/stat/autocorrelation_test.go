package stat

import (
	"math"
	"math/rand/v2"
	"testing"
)

// A process v[t+1] = r v[t] + noise has the autocorrelation r^d.
func TestAutocorrelation(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	const r = 0.8
	var walks [][]float64
	for range 3000 {
		v := rng.NormFloat64()
		walk := []float64{5 + v}
		for range 30 {
			v = r*v + math.Sqrt(1-r*r)*rng.NormFloat64()
			walk = append(walk, 5+v)
		}
		walks = append(walks, walk)
	}
	rho, err := Autocorrelation(walks, 10)
	if err != nil || len(rho) != 11 || rho[0] != 1 {
		t.Fatal(rho, err)
	}
	for d, x := range rho {
		if math.Abs(x-math.Pow(r, float64(d))) > 0.02 {
			t.Errorf("rho(%d) = %.3f, want %.3f", d, x, math.Pow(r, float64(d)))
		}
	}
	if rho, err := Autocorrelation([][]float64{{2, 2, 2}}, 1); err != nil || !math.IsNaN(rho[1]) {
		t.Errorf("of constants: %v, %v", rho, err)
	}
	for _, bad := range [][][]float64{nil, {{1, 2}}, {{1, 2, math.NaN()}}} {
		if _, err := Autocorrelation(bad, 2); err == nil {
			t.Errorf("%v is accepted", bad)
		}
	}
}
