package predict

import (
	"errors"
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

// bayesLinear is linear regression y ~ N(w·x, 1/beta) with the prior
// w ~ N(0, 1/alpha). The posterior is kept in the basis of the eigenvectors of
// XᵀX, in which it is diagonal.
//
// MacKay, "Bayesian interpolation", Neural Computation 4 (1992).
type bayesLinear struct {
	alpha, beta float64
	values      []float64  // eigenvalues of XᵀX
	vectors     *mat.Dense // in columns
	xy          []float64  // Xᵀy in that basis
	mean        []float64  // of the weights, in that basis
	n           int
	yy          float64
}

// Precisions stay within these bounds, whatever the data.
const leastPrecision, mostPrecision = 1e-6, 1e6

// errDiverged is the error of a network whose weights are no numbers any more.
var errDiverged = errors.New("the network's training diverged; take a smaller rate")

// finite reports whether all of x are numbers and none is infinite.
func finite(x []float64) bool {
	return !slices.ContainsFunc(x, func(v float64) bool { return math.IsNaN(v) || math.IsInf(v, 0) })
}

// fitBayesLinear fits the rows of x, of the given width, to y, and moves the
// precisions from alpha and beta to a maximum of the marginal likelihood.
func fitBayesLinear(x []float64, width int, y []float64, alpha, beta float64) (*bayesLinear, error) {
	if !finite(x) {
		return nil, errDiverged
	}
	rows := mat.NewDense(len(y), width, x)
	var gram mat.SymDense
	gram.SymOuterK(1, rows.T())
	var eigen mat.EigenSym
	if !eigen.Factorize(&gram, true) {
		return nil, errDiverged
	}
	b := &bayesLinear{alpha: alpha, beta: beta, values: eigen.Values(nil), vectors: new(mat.Dense), n: len(y), yy: floats.Dot(y, y)}
	for i, v := range b.values {
		b.values[i] = max(0, v)
	}
	eigen.VectorsTo(b.vectors)
	var xy, turned mat.VecDense
	xy.MulVec(rows.T(), mat.NewVecDense(len(y), y))
	turned.MulVec(b.vectors.T(), &xy)
	b.xy, b.mean = turned.RawVector().Data, make([]float64, width)
	b.update()
	for range 200 {
		a, c := b.alpha, b.beta
		b.step()
		if math.Abs(math.Log(b.alpha/a))+math.Abs(math.Log(b.beta/c)) < 1e-8 {
			break
		}
	}
	return b, nil
}

// update computes the mean of the weights.
func (b *bayesLinear) update() {
	for i, v := range b.values {
		b.mean[i] = b.beta * b.xy[i] / (b.alpha + b.beta*v)
	}
}

// residual is the sum of the squared errors of the mean.
func (b *bayesLinear) residual() float64 {
	sum := b.yy
	for i, m := range b.mean {
		sum += m*m*b.values[i] - 2*m*b.xy[i]
	}
	return max(0, sum)
}

// step is MacKay's: gamma of the weights are determined by the data.
func (b *bayesLinear) step() {
	gamma := 0.0
	for _, v := range b.values {
		gamma += b.beta * v / (b.alpha + b.beta*v)
	}
	b.alpha = min(max(gamma/floats.Dot(b.mean, b.mean), leastPrecision), mostPrecision)
	b.beta = min(max((float64(b.n)-gamma)/b.residual(), leastPrecision), mostPrecision)
	if math.IsNaN(b.alpha) {
		b.alpha = mostPrecision
	}
	if math.IsNaN(b.beta) {
		b.beta = mostPrecision
	}
	b.update()
}

// evidence is the logarithm of the marginal likelihood.
func (b *bayesLinear) evidence() float64 {
	sum := float64(len(b.values))*math.Log(b.alpha) + float64(b.n)*math.Log(b.beta/(2*math.Pi)) - b.beta*b.residual()
	for i, v := range b.values {
		sum -= math.Log(b.alpha+b.beta*v) + b.alpha*b.mean[i]*b.mean[i]
	}
	return sum / 2
}

// predict returns the mean and the variance of w·x.
func (b *bayesLinear) predict(x []float64) (mean, variance float64) {
	var turned mat.VecDense
	turned.MulVec(b.vectors.T(), mat.NewVecDense(len(x), x))
	for i, v := range b.values {
		t := turned.AtVec(i)
		mean += t * b.mean[i]
		variance += t * t / (b.alpha + b.beta*v)
	}
	return mean, variance
}
