package autodeeplab

import (
	"fmt"
	"math"
	"slices"

	"naslab/engine/space"
)

// Discretize returns the architecture that is read off a supernet's mixing
// weights, all of them logits.
//
// alpha has a row per edge of the cell, block by block and input by input (20 in
// the published space), and a column per operation. A block takes the two inputs
// whose heaviest operation but "zero" is heaviest, with that operation.
//
// beta[l][level] has three numbers for the arrows from layer l+1 at that level to
// the level above (half the stride), the same and the level below; those that
// lead out of the trellis do not count. A softmax over the others makes chances,
// and the path is the most likely one (Viterbi). Layers-1 tables are wanted.
func (s *Space) Discretize(alpha [][]float64, beta [][][]float64) (space.Arch, error) {
	levels, err := s.likeliest(beta)
	if err != nil {
		return space.Arch{}, err
	}
	list, err := s.heaviest(alpha)
	if err != nil {
		return space.Arch{}, err
	}
	a := space.Arch{Space: s.name, Genes: make([]int, len(s.dims))}
	copy(a.Genes, levels[1:])
	s.put(a, list)
	return a, nil
}

// likeliest is the path of the largest product of chances; of equal ones that of
// the smaller levels.
func (s *Space) likeliest(beta [][][]float64) ([]int, error) {
	n, levels := s.config.Layers, len(s.config.Strides)
	if len(beta) != n-1 {
		return nil, fmt.Errorf("autodeeplab: beta has %d tables; %d layers need %d", len(beta), n, n-1)
	}
	score := make([]float64, levels)
	for level := range score {
		score[level] = math.Inf(-1)
	}
	score[0] = 0
	from := make([][]int, n)
	for l := 1; l < n; l++ {
		next := make([]float64, levels)
		from[l] = make([]int, levels)
		for to := range next {
			next[to] = math.Inf(-1)
		}
		for level := range levels {
			chances, err := s.arrows(beta[l-1], l, level)
			if err != nil {
				return nil, err
			}
			for k, log := range chances {
				to := level + k - 1
				if to >= 0 && to < levels && score[level]+log > next[to] {
					next[to], from[l][to] = score[level]+log, level
				}
			}
		}
		score = next
	}
	path := make([]int, n)
	path[n-1] = slices.Index(score, slices.Max(score))
	for l := n - 1; l > 0; l-- {
		path[l-1] = from[l][path[l]]
	}
	return path, nil
}

// arrows returns the logarithms of the chances of the three arrows from a level.
func (s *Space) arrows(table [][]float64, layer, level int) ([3]float64, error) {
	if len(table) != len(s.config.Strides) || len(table[level]) != 3 {
		return [3]float64{}, fmt.Errorf("autodeeplab: beta of layer %d must have %d rows of 3 numbers", layer, len(s.config.Strides))
	}
	sum := math.Inf(-1)
	chances := [3]float64{}
	for k, logit := range table[level] {
		if math.IsNaN(logit) || math.IsInf(logit, 0) {
			return [3]float64{}, fmt.Errorf("autodeeplab: beta of layer %d, level %d, is %g", layer, level, logit)
		}
		chances[k] = logit
		if to := level + k - 1; to >= 0 && to < len(s.config.Strides) {
			sum = addLogs(sum, logit)
		}
	}
	for k := range chances {
		chances[k] -= sum
	}
	return chances, nil
}

// addLogs is log(exp(a) + exp(b)).
func addLogs(a, b float64) float64 {
	if a < b {
		a, b = b, a
	}
	return a + math.Log1p(math.Exp(b-a))
}

func (s *Space) heaviest(alpha [][]float64) ([]block, error) {
	if want := s.config.Blocks * (s.config.Blocks + 3) / 2; len(alpha) != want {
		return nil, fmt.Errorf("autodeeplab: alpha has %d rows; a cell of %d blocks has %d edges", len(alpha), s.config.Blocks, want)
	}
	zero := slices.Index(s.config.Ops, "zero")
	if zero >= 0 && len(s.config.Ops) == 1 {
		return nil, fmt.Errorf("autodeeplab: the space has no operation but zero")
	}
	list := make([]block, s.config.Blocks)
	edge := 0
	for b := range list {
		type candidate struct {
			half
			log float64
		}
		var found []candidate
		for input := range b + 2 {
			row := alpha[edge]
			if len(row) != len(s.config.Ops) {
				return nil, fmt.Errorf("autodeeplab: row %d of alpha has %d numbers; there are %d operations", edge, len(row), len(s.config.Ops))
			}
			sum, best := math.Inf(-1), -1
			for op, logit := range row {
				if math.IsNaN(logit) || math.IsInf(logit, 0) {
					return nil, fmt.Errorf("autodeeplab: row %d of alpha has %g", edge, logit)
				}
				sum = addLogs(sum, logit)
				if op != zero && (best < 0 || logit > row[best]) {
					best = op
				}
			}
			found = append(found, candidate{half{input, best}, row[best] - sum})
			edge++
		}
		slices.SortStableFunc(found, func(x, y candidate) int {
			switch {
			case x.log > y.log:
				return -1
			case x.log < y.log:
				return 1
			}
			return 0
		})
		list[b] = block{found[0].half, found[1].half}.sorted()
	}
	return list, nil
}
