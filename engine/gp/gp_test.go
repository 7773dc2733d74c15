package gp

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/mat"
)

var shapes = []Shape{Matern52, Matern32, RBF, Laplace}

// sample draws n points of d numbers, the categorical ones of three values, and
// targets of a smooth function with a little noise.
func sample(n, d int, categorical []bool, seed uint64) (x [][]float64, y []float64) {
	rng := rand.New(rand.NewPCG(seed, 1))
	for range n {
		row := make([]float64, d)
		v := 0.0
		for j := range row {
			row[j] = rng.Float64()
			if categorical != nil && categorical[j] {
				row[j] = float64(rng.IntN(3))
			}
			v += math.Sin(3*row[j]) / float64(j+1)
		}
		x, y = append(x, row), append(y, 10+5*v+0.05*rng.NormFloat64())
	}
	return x, y
}

// The likelihood is that of the multivariate normal density, computed by the
// book with gonum's dense matrices.
func TestLikelihoodIsTheDensity(t *testing.T) {
	cat := []bool{false, true, false}
	x, y := sample(12, 3, cat, 1)
	p := Params{Scales: []float64{0.5, 1.5, 0.8}, Variance: 1.3, Noise: 0.02}
	for _, shape := range shapes {
		m, err := Fixed(x, y, Kernel{Shape: shape, Categorical: cat}, p)
		if err != nil {
			t.Fatal(err)
		}
		k := mat.NewSymDense(12, nil)
		for i := range x {
			for j := range x {
				q := 0.0
				for c := range 3 {
					d := x[i][c] - x[j][c]
					if cat[c] && d != 0 {
						d = 1
					}
					q += d * d / p.Scales[c] / p.Scales[c]
				}
				r := math.Sqrt(q)
				v := map[Shape]float64{RBF: math.Exp(-q / 2), Laplace: math.Exp(-r),
					Matern32: (1 + math.Sqrt(3)*r) * math.Exp(-math.Sqrt(3)*r),
					Matern52: (1 + math.Sqrt(5)*r + 5*q/3) * math.Exp(-math.Sqrt(5)*r)}[shape]
				if i == j {
					v += p.Noise / p.Variance
				}
				k.SetSym(i, j, p.Variance*v)
			}
		}
		var inv, kx mat.Dense
		if err := inv.Inverse(k); err != nil {
			t.Fatal(err)
		}
		target := mat.NewVecDense(12, m.data.y)
		kx.Mul(&inv, target)
		logDet, _ := mat.LogDet(k)
		want := -mat.Dot(target, kx.ColView(0))/2 - logDet/2 - 6*math.Log(2*math.Pi)
		if math.Abs(m.Likelihood()-want) > 1e-9 {
			t.Errorf("%v: log likelihood %.12g, want %.12g", shape, m.Likelihood(), want)
		}
	}
}

func TestGradient(t *testing.T) {
	cat := []bool{false, true, false, true}
	x, y := sample(25, 4, cat, 2)
	for _, k := range []Kernel{{}, {Shape: RBF, Categorical: cat}, {Shape: Matern32, Shared: true}, {Shape: Laplace, Categorical: cat}} {
		m, err := prepare(x, y, k)
		if err != nil {
			t.Fatal(err)
		}
		at := m.guess()
		for i := range at {
			at[i] += 0.1 * float64(i)
		}
		grad := make([]float64, len(at))
		if _, err := m.data.likelihood(at, grad); err != nil {
			t.Fatal(err)
		}
		for i := range at {
			const h = 1e-5
			at[i] += h
			up, _ := m.data.likelihood(at, nil)
			at[i] -= 2 * h
			down, _ := m.data.likelihood(at, nil)
			at[i] += h
			if want := (up - down) / (2 * h); math.Abs(grad[i]-want) > 1e-5*max(1, math.Abs(want)) {
				t.Errorf("%v: derivative %d is %.8g, want %.8g", k, i, grad[i], want)
			}
		}
	}
}

func TestFitPredicts(t *testing.T) {
	cat := []bool{false, false, true}
	x, y := sample(80, 3, cat, 3)
	m, err := Fit(t.Context(), x, y, Config{Kernel: Kernel{Categorical: cat}})
	if err != nil {
		t.Fatal(err)
	}
	probe, want := sample(200, 3, cat, 4)
	mean, std, err := m.Predict(probe)
	if err != nil {
		t.Fatal(err)
	}
	square, covered := 0.0, 0
	for i := range mean {
		square += (mean[i] - want[i]) * (mean[i] - want[i])
		if math.Abs(mean[i]-want[i]) < 1.96*math.Hypot(std[i], math.Sqrt(m.Params().Noise)*m.scale) {
			covered++
		}
	}
	if rmse := math.Sqrt(square / 200); rmse > 0.15 {
		t.Errorf("root mean square error %.3f, the noise is 0.05", rmse)
	}
	if covered < 170 {
		t.Errorf("%d of 200 within 95 %% intervals", covered)
	}
	before, err := Fixed(x, y, Kernel{Categorical: cat}, fromLogs(m.guess()))
	if err != nil || before.Likelihood() >= m.Likelihood() {
		t.Errorf("the fit did not raise the likelihood: %v, %v; %v", before, m, err)
	}
	again, err := Fit(t.Context(), x, y, Config{Kernel: Kernel{Categorical: cat}})
	if err != nil || again.Likelihood() != m.Likelihood() {
		t.Errorf("the same input gave another model: %v, %v; %v", m, again, err)
	}
}

// At the data a model without noise returns the targets with no doubt; far away
// it returns the mean with the full variance.
func TestEnds(t *testing.T) {
	x, y := sample(15, 2, nil, 5)
	m, err := Fixed(x, y, Kernel{}, Params{Scales: []float64{0.3, 0.3}, Variance: 1, Noise: 0})
	if err != nil {
		t.Fatal(err)
	}
	mean, std, err := m.Predict(append(x, []float64{100, 100}))
	if err != nil {
		t.Fatal(err)
	}
	for i := range y {
		if math.Abs(mean[i]-y[i]) > 1e-5 || std[i] > 1e-3 {
			t.Errorf("at point %d: %.6g ± %.2g, want %.6g", i, mean[i], std[i], y[i])
		}
	}
	if math.Abs(mean[15]-m.mean) > 1e-9 || math.Abs(std[15]-m.scale) > 1e-9 {
		t.Errorf("far away: %g ± %g, want %g ± %g", mean[15], std[15], m.mean, m.scale)
	}
}

func TestBadInput(t *testing.T) {
	nan := math.NaN()
	for what, c := range map[string]struct {
		x [][]float64
		y []float64
		k Kernel
	}{
		"nothing":       {},
		"lengths":       {[][]float64{{1}}, []float64{1, 2}, Kernel{}},
		"ragged":        {[][]float64{{1}, {1, 2}}, []float64{1, 2}, Kernel{}},
		"nan point":     {[][]float64{{nan}, {2}}, []float64{1, 2}, Kernel{}},
		"nan target":    {[][]float64{{1}, {2}}, []float64{1, nan}, Kernel{}},
		"infinite":      {[][]float64{{1}, {2}}, []float64{1, math.Inf(1)}, Kernel{}},
		"no numbers":    {[][]float64{{}, {}}, []float64{1, 2}, Kernel{}},
		"wrong categor": {[][]float64{{1}, {2}}, []float64{1, 2}, Kernel{Categorical: []bool{true, false}}},
	} {
		if _, err := Fit(t.Context(), c.x, c.y, Config{Kernel: c.k}); err == nil {
			t.Errorf("%s: no error", what)
		}
	}
}

// Repeated points, constant targets and a single point are no trouble.
func TestDegenerate(t *testing.T) {
	same := make([][]float64, 40)
	ys := make([]float64, 40)
	for i := range same {
		same[i], ys[i] = []float64{1, 2}, float64(i%2)
	}
	for what, c := range map[string]struct {
		x [][]float64
		y []float64
	}{
		"repeated": {same, ys},
		"constant": {same, make([]float64, 40)},
		"single":   {same[:1], ys[1:2]},
	} {
		m, err := Fit(t.Context(), c.x, c.y, Config{})
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		mean, std, err := m.Predict([][]float64{{1, 2}, {5, 5}})
		if err != nil || math.IsNaN(mean[0]+mean[1]+std[0]+std[1]) {
			t.Errorf("%s: %v ± %v, %v", what, mean, std, err)
		}
	}
	_, err := Fixed(same, ys, Kernel{}, Params{Scales: []float64{1, 1}, Variance: 1, Noise: 0})
	if err != nil && !errors.Is(err, ErrSingular) {
		t.Error(err)
	}
}

func TestCancel(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	x, y := sample(50, 3, nil, 6)
	if _, err := Fit(ctx, x, y, Config{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

// The size of the bar: 500 points of 20 numbers.
func BenchmarkLikelihood(b *testing.B) {
	x, y := sample(500, 20, nil, 7)
	m, err := prepare(x, y, Kernel{})
	if err != nil {
		b.Fatal(err)
	}
	at := m.guess()
	grad := make([]float64, len(at))
	for b.Loop() {
		if _, err := m.data.likelihood(at, grad); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFit(b *testing.B) {
	x, y := sample(500, 20, nil, 7)
	for b.Loop() {
		if _, err := Fit(context.Background(), x, y, Config{Starts: 1}); err != nil {
			b.Fatal(err)
		}
	}
}
