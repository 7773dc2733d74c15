package gp

import (
	"errors"
	"math"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas64"
	"gonum.org/v1/gonum/lapack/lapack64"
)

// ErrSingular says that the matrix of covariances cannot be factorised: points
// repeat, or the scales are too large, and there is no noise to tell them apart.
var ErrSingular = errors.New("the covariances are singular even with jitter; allow some noise, or drop repeated points")

// data is what a model is fitted to, with the work space of the likelihood.
type data struct {
	kernel Kernel
	n, d   int
	x      []float64 // n x d
	y      []float64 // standardised

	k     blas64.Symmetric // n x n, the lower triangle; then its Cholesky factor
	slope []float64        // n x n, lower: derivative of the covariance by the squared distance
	alpha []float64        // K⁻¹ y
	inv   []float64        // n x n
}

func newData(k Kernel, x, y []float64, n, d int) *data {
	return &data{
		kernel: k, n: n, d: d, x: x, y: y,
		k:     blas64.Symmetric{N: n, Stride: n, Data: make([]float64, n*n), Uplo: blas.Lower},
		slope: make([]float64, n*n), alpha: make([]float64, n), inv: make([]float64, n*n),
	}
}

func (m *data) row(i int) []float64 { return m.x[i*m.d : (i+1)*m.d] }

// weights returns 1/scale² for every number.
func (m *data) weights(p Params) []float64 {
	w := make([]float64, m.d)
	for j := range w {
		s := p.Scales[min(j, len(p.Scales)-1)]
		w[j] = 1 / (s * s)
	}
	return w
}

// covariances fills K without noise, and the slopes.
func (m *data) covariances(p Params, w []float64) {
	for i := range m.n {
		xi := m.row(i)
		for j := range i {
			k, s := m.kernel.Shape.at(m.kernel.squared(xi, m.row(j), w))
			m.k.Data[i*m.n+j] = p.Variance * k
			m.slope[i*m.n+j] = p.Variance * s
		}
		m.k.Data[i*m.n+i] = p.Variance
	}
}

// factor replaces K plus noise by its Cholesky factor, with jitter where it must
// be, and returns the sum of the logarithms of its diagonal.
func factor(k blas64.Symmetric, noise, variance float64) (half float64, l blas64.Triangular, err error) {
	n := k.N
	diagonal := make([]float64, n)
	lower := make([]float64, 0)
	for i := range n {
		diagonal[i] = k.Data[i*k.Stride+i]
	}
	for jitter := 0.0; ; jitter = max(1e-10*variance, 10*jitter) {
		if jitter > 1e-4*variance {
			return 0, l, ErrSingular
		}
		if jitter == 0 {
			lower = append(lower, k.Data...)
		} else {
			copy(k.Data, lower)
		}
		for i := range n {
			k.Data[i*k.Stride+i] = diagonal[i] + noise + jitter
		}
		var ok bool
		if l, ok = lapack64.Potrf(k); ok {
			break
		}
	}
	for i := range n {
		half += math.Log(l.Data[i*l.Stride+i])
	}
	return half, l, nil
}

// likelihood returns the log marginal likelihood of the standardised targets at
// the logarithms t of the parameters, and its gradient when grad is not nil.
//
// With K = L Lᵀ, α = K⁻¹ y:
//
//	log p = -½ yᵀα - Σ log L_ii - n/2 log 2π
//	∂/∂θ  = ½ Σ_ab (α_a α_b - K⁻¹_ab) ∂K_ab/∂θ
//
// Rasmussen, Williams, "Gaussian processes for machine learning", 2006, chapter
// 5.
func (m *data) likelihood(t, grad []float64) (float64, error) {
	p := fromLogs(t)
	w := m.weights(p)
	m.covariances(p, w)
	half, l, err := factor(m.k, p.Noise, p.Variance)
	if err != nil {
		return math.Inf(-1), err
	}
	copy(m.alpha, m.y)
	solve(l, m.alpha)
	fit := 0.0
	for i, a := range m.alpha {
		fit += a * m.y[i]
	}
	value := -fit/2 - half - float64(m.n)/2*math.Log(2*math.Pi)
	if grad != nil {
		m.gradient(p, w, l, grad)
	}
	return value, nil
}

// solve replaces b by K⁻¹ b.
func solve(l blas64.Triangular, b []float64) {
	v := blas64.Vector{N: len(b), Data: b, Inc: 1}
	blas64.Trsv(blas.NoTrans, l, v)
	blas64.Trsv(blas.Trans, l, v)
}

// gradient fills grad from the factor. It walks the lower triangle once; each
// pair counts twice.
func (m *data) gradient(p Params, w []float64, l blas64.Triangular, grad []float64) {
	copy(m.inv, l.Data)
	lapack64.Potri(blas64.Triangular{N: m.n, Stride: m.n, Data: m.inv, Uplo: blas.Lower, Diag: blas.NonUnit})
	clear(grad)
	byNumber := make([]float64, m.d)
	trace, variance := 0.0, 0.0
	for i := range m.n {
		xi, ai := m.row(i), m.alpha[i]
		for j := range i {
			at := i*m.n + j
			g := ai*m.alpha[j] - m.inv[at]
			s := g * m.slope[at]
			if s == 0 {
				continue
			}
			m.spread(byNumber, s, xi, m.row(j))
		}
		trace += ai*ai - m.inv[i*m.n+i]
	}
	// The derivative by log variance is ½ tr(G (K - noise I)); tr(G K) = yᵀα - n.
	for i, a := range m.alpha {
		variance += a * m.y[i]
	}
	variance -= float64(m.n)
	for j := range byNumber {
		grad[min(j, len(grad)-3)] += -2 * w[j] * byNumber[j]
	}
	n := len(grad)
	grad[n-2] = (variance - p.Noise*trace) / 2
	grad[n-1] = p.Noise * trace / 2
}

// spread adds s times each number's squared difference.
func (m *data) spread(sums []float64, s float64, a, b []float64) {
	if m.kernel.Categorical == nil {
		for j := range sums {
			d := a[j] - b[j]
			sums[j] += s * d * d
		}
		return
	}
	for j := range sums {
		d := a[j] - b[j]
		if m.kernel.Categorical[j] && d != 0 {
			d = 1
		}
		sums[j] += s * d * d
	}
}
