package suite

import (
	"fmt"

	"gonum.org/v1/gonum/mat"
)

// linear holds the coefficients of a linear model.
type linear []float64

// at is the model's value.
func (m linear) at(x []float64) float64 {
	sum := 0.0
	for i, v := range x {
		sum += m[i] * v
	}
	return sum
}

// fitLinear minimises the squared error over those data that use accepts, with a
// trace of ridge that keeps columns which depend on each other apart.
func fitLinear(xs [][]float64, ys []float64, use func(i int) bool) (linear, error) {
	const ridge = 1e-4
	width := len(xs[0])
	gram, xy := mat.NewSymDense(width, nil), mat.NewVecDense(width, nil)
	for i := range width {
		gram.SetSym(i, i, ridge)
	}
	for i, row := range xs {
		if use(i) {
			x := mat.NewVecDense(width, row)
			gram.SymRankOne(gram, 1, x)
			xy.AddScaledVec(xy, ys[i], x)
		}
	}
	var factors mat.Cholesky
	var m mat.VecDense
	if !factors.Factorize(gram) || factors.SolveVecTo(&m, xy) != nil {
		return nil, fmt.Errorf("a linear model cannot be fitted to %d rows", len(xs))
	}
	return m.RawVector().Data, nil
}
