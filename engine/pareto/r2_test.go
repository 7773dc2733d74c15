package pareto

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestR2ByHand(t *testing.T) {
	z := []float64{0, 0}
	for _, c := range []struct {
		name   string
		points [][]float64
		want   float64
	}{
		{"the ideal point", [][]float64{{0, 0}}, 0},
		{"one point", [][]float64{{1, 1}}, 0.75}, // the mean of max(w, 1-w)
		{"the ends", [][]float64{{0, 1}, {1, 0}}, 0.25},
		{"a worse one adds nothing", [][]float64{{0, 1}, {1, 0}, {1, 1}, {0, 1}}, 0.25},
	} {
		if got, err := R2(c.points, z); err != nil || !near(got, c.want, 1e-15) {
			t.Errorf("%s: %v, %v, want %v", c.name, got, err, c.want)
		}
	}
	const n = 4000 // the front a₁ + a₂ = 1 has least max(w a₁, (1-w) a₂) = w (1-w)
	line := make([][]float64, n+1)
	for i := range line {
		x := float64(i) / n
		line[i] = []float64{x, 1 - x}
	}
	if got, err := R2(line, z); err != nil || math.Abs(got-1./6) > 1e-4 {
		t.Errorf("a dense line: %v, %v, want 1/6", got, err)
	}
}

func TestR2IsTheIntegral(t *testing.T) {
	rng := rand.New(rand.NewPCG(10, 10))
	const n = 20_000
	weights := make([][]float64, n)
	for i := range weights {
		w := (float64(i) + 0.5) / n
		weights[i] = []float64{w, 1 - w}
	}
	for trial := range 20 {
		points := random(rng, 1+rng.IntN(12), 2, []int{0, 5}[trial%2])
		exact, err := R2(points, []float64{-0.1, 0})
		if err != nil {
			t.Fatal(err)
		}
		if sum, err := R2Weights(points, []float64{-0.1, 0}, weights); err != nil || math.Abs(sum-exact) > 1e-6 {
			t.Errorf("%v: %v, as a sum %v, %v", points, exact, sum, err)
		}
	}
}

func TestIndicatorsOfEvenness(t *testing.T) {
	line := [][]float64{{0, 3}, {1, 2}, {2, 1}, {3, 0}, {3, 0}}
	if got, err := Spacing(line); err != nil || got != 0 {
		t.Errorf("spacing of an even line: %v, %v", got, err)
	}
	if got, err := Spread(line, line); err != nil || got != 0 {
		t.Errorf("spread of an even line: %v, %v", got, err)
	}
	// nearest in blocks: 2, 2, 4: mean 8/3, squares (2/3)²·2 + (4/3)² = 24/9, over 2
	uneven := [][]float64{{0, 3}, {1, 2}, {3, 0}}
	if got, err := Spacing(uneven); err != nil || !near(got, math.Sqrt(12./9), 1e-15) {
		t.Errorf("spacing: %v, %v", got, err)
	}
	// ends 0; nearest √2, √2, 2√2: mean 4√2/3, Σ|d - mean| = 4√2/3, over 3 mean
	if got, err := Spread(uneven, line); err != nil || !near(got, 1./3, 1e-15) {
		t.Errorf("spread: %v, %v", got, err)
	}
	// one end is missed by √2: (√2 + 0) / (√2 + 2√2)
	if got, err := Spread(uneven[:2], line[:3]); err != nil || !near(got, 1./3, 1e-15) {
		t.Errorf("spread with an end missed: %v, %v", got, err)
	}
}

func TestRatiosAndHausdorff(t *testing.T) {
	reference := [][]float64{{1, 2}, {2, 1}}
	for _, c := range []struct {
		points [][]float64
		want   float64
	}{
		{reference, 1},
		{[][]float64{{2, 2}}, 2},
		{[][]float64{{1, 3}, {2, 1}}, 1.5},
		{[][]float64{{0.5, 0.5}}, 0.5},
	} {
		if got, err := EpsilonRatio(c.points, reference); err != nil || got != c.want {
			t.Errorf("epsilon ratio of %v: %v, %v, want %v", c.points, got, err, c.want)
		}
	}
	// GD is 1, IGD the mean of 1 and √2
	if got, err := AverageHausdorff([][]float64{{1, 3}}, reference); err != nil || !near(got, (1+math.Sqrt(5))/2, 1e-15) {
		t.Errorf("average Hausdorff: %v, %v", got, err)
	}
}

func TestIndicatorErrors(t *testing.T) {
	z := []float64{0, 0}
	one := [][]float64{{1, 1}}
	two := [][]float64{{1, 1}, {1, 1}}
	for name, f := range map[string]func() (float64, error){
		"r2 of nothing":         func() (float64, error) { return R2(nil, z) },
		"r2 of three":           func() (float64, error) { return R2([][]float64{{1, 1, 1}}, []float64{0, 0, 0}) },
		"r2 beyond the ideal":   func() (float64, error) { return R2(one, []float64{2, 0}) },
		"r2 of NaN":             func() (float64, error) { return R2([][]float64{{nan, 1}}, z) },
		"r2 without weights":    func() (float64, error) { return R2Weights(one, z, nil) },
		"r2 of a short weight":  func() (float64, error) { return R2Weights(one, z, [][]float64{{1}}) },
		"r2 of a minus weight":  func() (float64, error) { return R2Weights(one, z, [][]float64{{1, -1}}) },
		"spacing of one point":  func() (float64, error) { return Spacing(two) },
		"spacing of nothing":    func() (float64, error) { return Spacing(nil) },
		"spread of one point":   func() (float64, error) { return Spread(two, one) },
		"spread to nothing":     func() (float64, error) { return Spread(two, nil) },
		"spread of lengths":     func() (float64, error) { return Spread(two, [][]float64{{1}}) },
		"ratio of zero":         func() (float64, error) { return EpsilonRatio([][]float64{{0, 1}}, one) },
		"ratio to minus":        func() (float64, error) { return EpsilonRatio(one, [][]float64{{-1, 1}}) },
		"hausdorff of infinity": func() (float64, error) { return AverageHausdorff([][]float64{{inf, 1}}, one) },
	} {
		if got, err := f(); err == nil {
			t.Errorf("%s: %v", name, got)
		}
	}
}
