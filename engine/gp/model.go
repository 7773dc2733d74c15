package gp

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas64"
)

// Model is a fitted Gaussian process. It may be used from several goroutines.
type Model struct {
	data   *data
	params Params
	factor blas64.Triangular
	logL   float64
	mean   float64 // of the targets
	scale  float64 // their standard deviation
}

// Fixed makes a model with the given hyper-parameters, with the errors of [Fit].
func Fixed(x [][]float64, y []float64, k Kernel, p Params) (*Model, error) {
	m, err := prepare(x, y, k)
	if err != nil {
		return nil, err
	}
	if err := p.check(k, m.data.d); err != nil {
		return nil, err
	}
	return m.finish(p)
}

// prepare checks and copies the input and standardises the targets.
func prepare(x [][]float64, y []float64, k Kernel) (*Model, error) {
	if len(x) == 0 || len(x) != len(y) {
		return nil, fmt.Errorf("gp: %d points and %d targets; give as many of each, at least one", len(x), len(y))
	}
	n, d := len(x), len(x[0])
	if d == 0 || k.Categorical != nil && len(k.Categorical) != d {
		return nil, fmt.Errorf("gp: points of %d numbers, of which %d are said to be categories or not", d, len(k.Categorical))
	}
	flat := make([]float64, 0, n*d)
	for i, row := range x {
		if err := checkRow(row, d); err != nil {
			return nil, fmt.Errorf("gp: point %d %w", i, err)
		}
		flat = append(flat, row...)
	}
	m := &Model{scale: 1}
	for i, v := range y {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return nil, fmt.Errorf("gp: target %d is %g; leave out what failed", i, v)
		}
		m.mean += v / float64(n)
	}
	square := 0.0
	for _, v := range y {
		square += (v - m.mean) * (v - m.mean)
	}
	if s := math.Sqrt(square / float64(n)); s > 1e-12*max(1, math.Abs(m.mean)) {
		m.scale = s
	}
	targets := make([]float64, n)
	for i, v := range y {
		targets[i] = (v - m.mean) / m.scale
	}
	m.data = newData(k, flat, targets, n, d)
	return m, nil
}

func checkRow(row []float64, d int) error {
	if len(row) != d {
		return fmt.Errorf("has %d numbers, not %d", len(row), d)
	}
	for _, v := range row {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return fmt.Errorf("holds %g", v)
		}
	}
	return nil
}

// finish computes what prediction needs.
func (m *Model) finish(p Params) (*Model, error) {
	d := m.data
	w := d.weights(p)
	d.covariances(p, w)
	half, l, err := factor(d.k, p.Noise, p.Variance)
	if err != nil {
		return nil, fmt.Errorf("gp: %v: %w", p, err)
	}
	copy(d.alpha, d.y)
	solve(l, d.alpha)
	fit := 0.0
	for i, a := range d.alpha {
		fit += a * d.y[i]
	}
	p.Scales = slices.Clone(p.Scales)
	m.params, m.factor = p, l
	m.logL = -fit/2 - half - float64(d.n)/2*math.Log(2*math.Pi)
	d.slope, d.inv = nil, nil
	return m, nil
}

// Params returns the hyper-parameters.
func (m *Model) Params() Params { return m.params }

// Likelihood returns the log marginal likelihood of the standardised targets.
func (m *Model) Likelihood() float64 { return m.logL }

// String gives the size, the kernel and the likelihood.
func (m *Model) String() string {
	return fmt.Sprintf("gaussian process over %d points, %v, log likelihood %.4g", m.data.n, m.data.kernel, m.logL)
}

// Predict returns the mean and the standard deviation of the function at each
// point, in the units of the targets. It returns an error for points of another
// length and for numbers that are not finite.
func (m *Model) Predict(x [][]float64) (mean, std []float64, err error) {
	d := m.data
	w := d.weights(m.params)
	mean, std = make([]float64, len(x)), make([]float64, len(x))
	const batch = 256
	cross := make([]float64, batch*d.n)
	for from := 0; from < len(x); from += batch {
		rows := x[from:min(len(x), from+batch)]
		for i, row := range rows {
			if err := checkRow(row, d.d); err != nil {
				return nil, nil, fmt.Errorf("gp: predict: point %d %w", from+i, err)
			}
			mean[from+i] = m.mean + m.scale*m.against(cross[i*d.n:(i+1)*d.n], row, w)
		}
		own := slices.Repeat([]float64{m.params.Variance}, len(rows))
		deviations(m.factor, cross[:len(rows)*d.n], own, m.scale, std[from:from+len(rows)])
	}
	return mean, std, nil
}

// against fills the covariances of a point with the data and returns its mean,
// standardised.
func (m *Model) against(cross, row, w []float64) float64 {
	d, sum := m.data, 0.0
	for j := range d.n {
		k, _ := d.kernel.Shape.at(d.kernel.squared(row, d.row(j), w))
		cross[j] = m.params.Variance * k
		sum += cross[j] * d.alpha[j]
	}
	return sum
}

// deviations turns the covariances of several points with the data, one row
// each, into standard deviations, scale √(own - |L⁻¹ k|²).
func deviations(l blas64.Triangular, cross, own []float64, scale float64, std []float64) {
	n := l.N
	// Row-major rows k are the columns of Kᵀ: X Lᵀ = K gives the rows L⁻¹ k.
	blas64.Trsm(blas.Right, blas.Trans, 1, l, blas64.General{Rows: len(std), Cols: n, Stride: n, Data: cross})
	for i := range std {
		left := own[i]
		for _, v := range cross[i*n : (i+1)*n] {
			left -= v * v
		}
		std[i] = scale * math.Sqrt(max(0, left))
	}
}
