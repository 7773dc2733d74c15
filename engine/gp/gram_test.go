package gp

import (
	"math"
	"testing"
)

// similarities is a linear kernel and an RBF kernel of scale 0.5 over points.
func similarities(a, b [][]float64) [][][]float64 {
	parts := make([][][]float64, 2)
	for _, x := range a {
		linear, near := make([]float64, len(b)), make([]float64, len(b))
		for j, z := range b {
			q := 0.0
			for c := range x {
				linear[j] += x[c] * z[c]
				q += (x[c] - z[c]) * (x[c] - z[c])
			}
			near[j] = math.Exp(-2 * q)
		}
		parts[0], parts[1] = append(parts[0], linear), append(parts[1], near)
	}
	return parts
}

func TestGramGradient(t *testing.T) {
	x, y := sample(20, 3, nil, 8)
	g, err := newGram(Similarity{similarities(x, x)}, y)
	if err != nil {
		t.Fatal(err)
	}
	at, grad := []float64{-0.5, 0.3, -2}, make([]float64, 3)
	if _, err := g.likelihood(at, grad); err != nil {
		t.Fatal(err)
	}
	for i := range at {
		const h = 1e-5
		at[i] += h
		up, _ := g.likelihood(at, nil)
		at[i] -= 2 * h
		down, _ := g.likelihood(at, nil)
		at[i] += h
		if want := (up - down) / (2 * h); math.Abs(grad[i]-want) > 1e-5*max(1, math.Abs(want)) {
			t.Errorf("derivative %d is %.8g, want %.8g", i, grad[i], want)
		}
	}
}

// A similarity that is one of the kernels gives that kernel's predictions.
func TestGramIsTheKernel(t *testing.T) {
	x, y := sample(30, 3, nil, 9)
	probe, _ := sample(10, 3, nil, 10)
	all := similarities(x, x)
	g, err := FitGram(t.Context(), Similarity{all[1:]}, y, Config{})
	if err != nil {
		t.Fatal(err)
	}
	ones := make([]float64, len(probe))
	for i := range ones {
		ones[i] = 1
	}
	mean, std, err := g.Predict(similarities(probe, x)[1:], [][]float64{ones})
	if err != nil {
		t.Fatal(err)
	}
	m, err := Fixed(x, y, Kernel{Shape: RBF, Shared: true}, Params{Scales: []float64{0.5}, Variance: g.Weights()[0], Noise: g.noise})
	if err != nil {
		t.Fatal(err)
	}
	wantMean, wantStd, err := m.Predict(probe)
	if err != nil {
		t.Fatal(err)
	}
	for i := range mean {
		if math.Abs(mean[i]-wantMean[i]) > 1e-9 || math.Abs(std[i]-wantStd[i]) > 1e-9 {
			t.Errorf("%.9g ± %.9g, the kernel gives %.9g ± %.9g", mean[i], std[i], wantMean[i], wantStd[i])
		}
	}
	if math.Abs(g.Likelihood()-m.Likelihood()) > 1e-9 {
		t.Errorf("log likelihood %.9g and %.9g", g.Likelihood(), m.Likelihood())
	}
}

func TestGramBadInput(t *testing.T) {
	if _, err := FitGram(t.Context(), Similarity{}, []float64{1}, Config{}); err == nil {
		t.Error("no parts: no error")
	}
	if _, err := FitGram(t.Context(), Similarity{[][][]float64{{{1}}}}, []float64{1, 2}, Config{}); err == nil {
		t.Error("one row for two targets: no error")
	}
}
