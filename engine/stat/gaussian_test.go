package stat

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestGaussianByHand(t *testing.T) {
	zero, one := []float64{0}, []float64{1}
	nll, err := NLL(zero, one, zero)
	if err != nil || !near(nll, 0.5*math.Log(2*math.Pi)) {
		t.Errorf("nll: %v, %v", nll, err)
	}
	// at z = 0: 2/sqrt(2 pi) - 1/sqrt(pi)
	crps, err := CRPS(zero, one, zero)
	if want := (math.Sqrt2 - 1) / math.Sqrt(math.Pi); err != nil || !near(crps, want) {
		t.Errorf("crps: %v, %v, want %v", crps, err, want)
	}
	crps, _ = CRPS(zero, []float64{1e-9}, []float64{-3})
	if math.Abs(crps-3) > 1e-8 {
		t.Errorf("crps of a sure prediction: %v, want the absolute error 3", crps)
	}
	cover, err := Coverage([]float64{0, 0, 0, 0}, []float64{1, 1, 1, 1}, []float64{1.95, -1.95, 1.97, 0}, 0.95)
	if err != nil || cover != 0.75 {
		t.Errorf("coverage: %v, %v, want 0.75", cover, err)
	}
}

// TestCRPSIsTheIntegral compares with the definition: the integral of
// (F(x) - 1[x >= y])² over x.
func TestCRPSIsTheIntegral(t *testing.T) {
	mu, s, y := 0.7, 1.3, 2.1
	sum, step := 0.0, 1e-4
	for x := -15.0; x < 15; x += step {
		f := 0.5 * math.Erfc(-(x-mu)/s/math.Sqrt2)
		if x >= y {
			f--
		}
		sum += f * f * step
	}
	got, err := CRPS([]float64{mu}, []float64{s}, []float64{y})
	if err != nil || math.Abs(got-sum) > 1e-4 {
		t.Errorf("got %v, %v, integral %v", got, err, sum)
	}
}

func TestCalibrate(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	n := 20_000
	mean, std, truth, wide := make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n)
	for i := range n {
		mean[i], std[i] = rng.NormFloat64(), 0.5+rng.Float64()
		truth[i] = mean[i] + std[i]*rng.NormFloat64()
		wide[i] = 100 * std[i]
	}
	c, err := Calibrate(mean, std, truth, 0)
	if err != nil || len(c.Expected) != 100 || c.MACE > 0.01 || c.RMSCE < c.MACE {
		t.Errorf("calibrated: %v, %v", c, err)
	}
	// far too wide: everything lies within, so the curve is 1 at once and the
	// area that of the triangle
	c, err = Calibrate(mean, wide, truth, 0)
	if err != nil || math.Abs(c.Area-0.5) > 0.02 || math.Abs(c.RMSCE-1/math.Sqrt(3)) > 0.02 {
		t.Errorf("too wide: %v, %v", c, err)
	}
}

func TestCalibrateByHand(t *testing.T) {
	// central probabilities: 0 for z = 0 and about 1 for z = 9; levels 0, 1/2, 1
	c, err := Calibrate([]float64{0, 0}, []float64{1, 1}, []float64{0, 8}, 3)
	if err != nil {
		t.Fatal(err)
	}
	// observed 1/2, 1/2, 1: differences 1/2, 0, 0
	if !near(c.MACE, 1.0/6) || !near(c.RMSCE, math.Sqrt(1.0/12)) || !near(c.Area, 0.125) {
		t.Errorf("got %+v", c)
	}
	if got := between(1, -1, 2); got != 1 {
		t.Errorf("area of two triangles: %v, want 1", got)
	}
}
