package pareto

import "fmt"

// Directions returns weights that are spread evenly over the simplex: all
// vectors of m numbers k/divisions that sum to 1, in lexicographic order from
// (0, …, 1). They serve as reference directions and as weights of
// scalarisations. There are [DirectionCount] of them. It returns an error for
// fewer than one objective or division and for more than ten million weights.
//
// Das and Dennis, "Normal-boundary intersection: a new method for generating the
// Pareto surface in nonlinear multicriteria optimization problems", SIAM Journal
// on Optimization 8 (1998).
func Directions(m, divisions int) ([][]float64, error) {
	if m < 1 || divisions < 1 {
		return nil, fmt.Errorf("pareto: directions: %d objectives and %d divisions; give at least one of each", m, divisions)
	}
	n := DirectionCount(m, divisions)
	if n < 0 {
		return nil, fmt.Errorf("pareto: directions: %d divisions of %d objectives make more than %d weights; give fewer", divisions, m, mostDirections)
	}
	out := make([][]float64, 0, n)
	parts := make([]int, m)
	var fill func(at, left int)
	fill = func(at, left int) {
		if at == m-1 {
			parts[at] = left
			w := make([]float64, m)
			for k, p := range parts {
				w[k] = float64(p) / float64(divisions)
			}
			out = append(out, w)
			return
		}
		for p := range left + 1 {
			parts[at] = p
			fill(at+1, left-p)
		}
	}
	fill(0, divisions)
	return out, nil
}

const mostDirections = 10_000_000

// DirectionCount returns how many weights [Directions] gives, the binomial
// coefficient of m-1+divisions over m-1, or -1 when it is more than ten million.
func DirectionCount(m, divisions int) int {
	n := 1
	for k := 1; k < m; k++ {
		if n = n * (divisions + k) / k; n > mostDirections {
			return -1
		}
	}
	return n
}

// DirectionsFor returns the most even weights of at most n, but at least m.
func DirectionsFor(m, n int) ([][]float64, error) {
	divisions := 1
	for m > 1 {
		if c := DirectionCount(m, divisions+1); c < 0 || c > n {
			break
		}
		divisions++
	}
	return Directions(m, divisions)
}
