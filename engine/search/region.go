package search

import (
	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

// region is a leaf of [LaNAS].
type region struct {
	cuts    []cut
	members []int // of the results
	mean    float64
	visits  int // results and proposals
}

// cut sends codes whose product with the weights is above the threshold to one
// side and the others to the other.
type cut struct {
	weights   []float64
	threshold float64
	above     bool
}

// holds reports whether all cuts send the code here.
func (r *region) holds(code []float64) bool {
	for _, c := range r.cuts {
		if (floats.Dot(c.weights, code) > c.threshold) != c.above {
			return false
		}
	}
	return true
}

// cut fits costs linearly by ridge regression and parts the members at their
// mean cost.
func (l *LaNAS) cut(members []int) (c cut, low, high []int) {
	const ridge = 1e-3
	width, mean := l.code.Len+1, 0.0
	for _, i := range members {
		mean += l.results[i].cost / float64(len(members))
	}
	gram, xy := mat.NewSymDense(width, nil), mat.NewVecDense(width, nil)
	for i := range width {
		gram.SetSym(i, i, ridge)
	}
	for _, i := range members {
		x := mat.NewVecDense(width, l.results[i].code)
		gram.SymRankOne(gram, 1, x)
		xy.AddScaledVec(xy, l.results[i].cost-mean, x)
	}
	var factors mat.Cholesky
	var weights mat.VecDense
	if !factors.Factorize(gram) || factors.SolveVecTo(&weights, xy) != nil {
		return c, nil, nil
	}
	c.weights = weights.RawVector().Data
	for _, i := range members {
		if floats.Dot(c.weights, l.results[i].code) > c.threshold {
			high = append(high, i)
		} else {
			low = append(low, i)
		}
	}
	return c, low, high
}
