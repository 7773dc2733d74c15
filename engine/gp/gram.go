package gp

import (
	"context"
	"fmt"
	"math"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas64"
	"gonum.org/v1/gonum/lapack/lapack64"
)

// Similarity compares architectures, or whatever is modelled, by something
// other than vectors, such as a graph kernel. It may be a sum of several parts,
// whose weights are hyper-parameters.
type Similarity struct {
	// Parts has, for each part, the similarities of the n data with each other:
	// n rows of n numbers, symmetric and positive semi-definite.
	Parts [][][]float64
}

// GramModel is a Gaussian process over similarities.
type GramModel struct {
	n       int
	alpha   []float64
	factor  blas64.Triangular
	weights []float64 // variance of each part
	noise   float64
	logL    float64
	mean    float64
	scale   float64
}

// FitGram fits a model with the covariance Σ weight_k part_k + noise. Kernel and
// Begin of the config are not used; its prior of the variance is that of each
// weight. The errors are those of [Fit].
func FitGram(ctx context.Context, s Similarity, y []float64, c Config) (*GramModel, error) {
	g, err := newGram(s, y)
	if err != nil {
		return nil, err
	}
	c = c.filled(1)
	t := make([]float64, len(s.Parts)+1)
	for i := range s.Parts {
		t[i] = -math.Log(float64(len(s.Parts)) * g.diagonal(i))
	}
	t[len(s.Parts)] = math.Log(0.1)
	priors := Priors{Scale: c.Priors.Variance, Variance: c.Priors.Variance, Noise: c.Priors.Noise}
	found, _, err := ascend(ctx, t, priors, c.Iterations, g.likelihood)
	if err != nil {
		return nil, err
	}
	if found == nil {
		return nil, fmt.Errorf("gp: fit: %w", ErrSingular)
	}
	return g.finish(found)
}

// gram is the work space of a fit.
type gram struct {
	n     int
	parts [][]float64 // n x n each
	y     []float64
	alpha []float64
	k     blas64.Symmetric
	inv   []float64
	mean  float64
	scale float64
}

func newGram(s Similarity, y []float64) (*gram, error) {
	n := len(y)
	if n == 0 || len(s.Parts) == 0 {
		return nil, fmt.Errorf("gp: %d targets and %d parts of the similarity; give at least one of each", n, len(s.Parts))
	}
	index := make([][]float64, n) // standardise the targets as for vectors
	for i := range index {
		index[i] = []float64{float64(i)}
	}
	m, err := prepare(index, y, Kernel{})
	if err != nil {
		return nil, err
	}
	g := &gram{n: n, y: m.data.y, alpha: m.data.alpha, k: m.data.k, inv: m.data.inv, mean: m.mean, scale: m.scale}
	for i, part := range s.Parts {
		if len(part) != n {
			return nil, fmt.Errorf("gp: part %d of the similarity has %d rows for %d targets", i, len(part), n)
		}
		flat := make([]float64, 0, n*n)
		for r, row := range part {
			if err := checkRow(row, n); err != nil {
				return nil, fmt.Errorf("gp: row %d of part %d of the similarity %w", r, i, err)
			}
			flat = append(flat, row...)
		}
		g.parts = append(g.parts, flat)
	}
	return g, nil
}

// diagonal is the mean similarity of the data with themselves in a part.
func (g *gram) diagonal(part int) float64 {
	sum := 0.0
	for i := range g.n {
		sum += g.parts[part][i*g.n+i]
	}
	return max(1e-12, sum/float64(g.n))
}

// fill computes K and its factor.
func (g *gram) fill(t []float64) (half float64, l blas64.Triangular, err error) {
	clear(g.k.Data)
	trace := 0.0
	for p, part := range g.parts {
		w := math.Exp(t[p])
		for i, v := range part {
			g.k.Data[i] += w * v
		}
		trace += w * g.diagonal(p)
	}
	return factor(g.k, math.Exp(t[len(t)-1]), trace)
}

// likelihood is that of [data], with the parts' weights in place of scales.
func (g *gram) likelihood(t, grad []float64) (float64, error) {
	half, l, err := g.fill(t)
	if err != nil {
		return math.Inf(-1), err
	}
	copy(g.alpha, g.y)
	solve(l, g.alpha)
	fit := 0.0
	for i, a := range g.alpha {
		fit += a * g.y[i]
	}
	if grad != nil {
		g.gradient(t, l, grad)
	}
	return -fit/2 - half - float64(g.n)/2*math.Log(2*math.Pi), nil
}

func (g *gram) gradient(t []float64, l blas64.Triangular, grad []float64) {
	copy(g.inv, l.Data)
	lapack64.Potri(blas64.Triangular{N: g.n, Stride: g.n, Data: g.inv, Uplo: blas.Lower, Diag: blas.NonUnit})
	clear(grad)
	last := len(grad) - 1
	for i := range g.n {
		for j := 0; j <= i; j++ {
			at := i*g.n + j
			pull := g.alpha[i]*g.alpha[j] - g.inv[at]
			if i == j {
				pull /= 2
				grad[last] += pull
			}
			for p, part := range g.parts {
				grad[p] += pull * part[at]
			}
		}
	}
	for i := range grad {
		grad[i] *= math.Exp(t[i])
	}
}

func (g *gram) finish(t []float64) (*GramModel, error) {
	logL, err := g.likelihood(t, nil)
	if err != nil {
		return nil, fmt.Errorf("gp: fit: %w", err)
	}
	m := &GramModel{n: g.n, alpha: g.alpha, logL: logL, mean: g.mean, scale: g.scale, noise: math.Exp(t[len(t)-1])}
	m.factor = blas64.Triangular{N: g.n, Stride: g.n, Data: g.k.Data, Uplo: blas.Lower, Diag: blas.NonUnit}
	for _, w := range t[:len(t)-1] {
		m.weights = append(m.weights, math.Exp(w))
	}
	return m, nil
}

// Likelihood returns the log marginal likelihood of the standardised targets.
func (m *GramModel) Likelihood() float64 { return m.logL }

// Weights returns the weight of each part, in units of the standardised targets.
func (m *GramModel) Weights() []float64 { return append([]float64(nil), m.weights...) }

// String gives the size, the weights and the likelihood.
func (m *GramModel) String() string {
	return fmt.Sprintf("gaussian process over %d similarities, weights %.4g, noise %.4g, log likelihood %.4g", m.n, m.weights, m.noise, m.logL)
}

// Predict returns the mean and the standard deviation of the function at new
// points. parts has, for each part, a row of similarities with the n data per
// new point; self has, for each part, the similarity of each new point with
// itself.
func (m *GramModel) Predict(parts [][][]float64, self [][]float64) (mean, std []float64, err error) {
	if len(parts) != len(m.weights) || len(self) != len(parts) {
		return nil, nil, fmt.Errorf("gp: predict: %d and %d parts for a model of %d", len(parts), len(self), len(m.weights))
	}
	rows := len(parts[0])
	cross := make([]float64, rows*m.n)
	own := make([]float64, rows)
	for p, part := range parts {
		if len(part) != rows || len(self[p]) != rows {
			return nil, nil, fmt.Errorf("gp: predict: part %d has %d rows and %d own similarities, part 0 %d", p, len(part), len(self[p]), rows)
		}
		for i, row := range part {
			if err := checkRow(row, m.n); err != nil {
				return nil, nil, fmt.Errorf("gp: predict: row %d of part %d %w", i, p, err)
			}
			own[i] += m.weights[p] * self[p][i]
			for j, v := range row {
				cross[i*m.n+j] += m.weights[p] * v
			}
		}
	}
	mean, std = make([]float64, rows), make([]float64, rows)
	for i := range rows {
		for j, v := range cross[i*m.n : (i+1)*m.n] {
			mean[i] += v * m.alpha[j]
		}
		mean[i] = m.mean + m.scale*mean[i]
	}
	deviations(m.factor, cross, own, m.scale, std)
	return mean, std, nil
}
