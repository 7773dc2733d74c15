package fit

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// leastSquares returns the c that minimises
//
//	sum_i w_i (x_i c - y_i)^2 + ridge * sum_{j>0} c_j^2
//
// x is n x p, w may be nil for weights of 1, column 0 is the constant. It
// returns an error when the columns depend on each other and ridge is 0.
func leastSquares(x [][]float64, y, w []float64, ridge float64) ([]float64, error) {
	if len(x) == 0 {
		return nil, fmt.Errorf("fit: least squares: no rows")
	}
	p := len(x[0])
	gram, right := make([]float64, p*p), make([]float64, p)
	for i, row := range x {
		weight := 1.0
		if w != nil {
			weight = w[i]
		}
		for j, a := range row {
			if a == 0 {
				continue
			}
			wa := weight * a
			right[j] += wa * y[i]
			for k, b := range row[:j+1] {
				gram[k*p+j] += wa * b
			}
		}
	}
	for j := 1; j < p; j++ {
		gram[j*p+j] += ridge
	}
	var chol mat.Cholesky
	var c mat.VecDense
	if !chol.Factorize(mat.NewSymDense(p, gram)) || chol.SolveVecTo(&c, mat.NewVecDense(p, right)) != nil {
		return nil, fmt.Errorf("fit: least squares: the %d columns of %d rows depend on each other", p, len(x))
	}
	return c.RawVector().Data, nil
}

// huber is least squares that outliers cannot pull: residuals beyond 1.345
// robust standard deviations weigh in inverse proportion to their size, by
// iteration (Huber, Robust estimation of a location parameter, 1964).
func huber(x [][]float64, y []float64) ([]float64, error) {
	const bend, rounds = 1.345, 15
	w := make([]float64, len(y))
	for i := range w {
		w[i] = 1
	}
	var c []float64
	for range rounds {
		var err error
		if c, err = leastSquares(x, y, w, 0); err != nil {
			return nil, err
		}
		size := make([]float64, len(y))
		for i := range y {
			size[i] = math.Abs(y[i] - dot(x[i], c))
		}
		scale := bend * 1.4826 * quantile(size, 0.5)
		if scale == 0 {
			break
		}
		for i, r := range size {
			w[i] = min(1, scale/max(r, scale))
		}
	}
	return c, nil
}

func dot(a, b []float64) float64 {
	s := 0.0
	for i, x := range a {
		s += x * b[i]
	}
	return s
}

// quantile returns the q-quantile of xs, interpolated; NaN of an empty list.
func quantile(xs []float64, q float64) float64 {
	if len(xs) == 0 {
		return math.NaN()
	}
	sorted := slices.Clone(xs)
	slices.Sort(sorted)
	at := q * float64(len(sorted)-1)
	i := int(at)
	if i+1 == len(sorted) {
		return sorted[i]
	}
	return sorted[i] + (at-float64(i))*(sorted[i+1]-sorted[i])
}

// trimmedMean returns the mean of xs without the given share at either end.
func trimmedMean(xs []float64, share float64) float64 {
	sorted := slices.Clone(xs)
	slices.Sort(sorted)
	cut := int(share * float64(len(sorted)))
	sorted = sorted[cut : len(sorted)-cut]
	sum := 0.0
	for _, x := range sorted {
		sum += x
	}
	return sum / float64(len(sorted))
}
