package autodeeplab

import (
	"math/rand/v2"
	"slices"

	"naslab/engine/space"
)

// ways returns for each number of layers still to come and each level how many
// paths there are from it: ways[n][level].
func (s *Space) ways() [][]float64 {
	levels := len(s.config.Strides)
	list := make([][]float64, s.config.Layers)
	for n := range list {
		list[n] = make([]float64, levels)
		for from := range levels {
			if n == 0 {
				list[n][from] = 1
				continue
			}
			for to := range levels {
				if near(from, to) {
					list[n][from] += list[n-1][to]
				}
			}
		}
	}
	return list
}

// paths counts the paths.
func (s *Space) paths() float64 { return s.ways()[s.config.Layers-1][0] }

// sample draws the path uniformly among all and the cell's genes uniformly.
func (s *Space) sample(rng *rand.Rand) space.Arch {
	ways := s.ways()
	a := space.Arch{Space: s.name, Genes: make([]int, len(s.dims))}
	level := 0
	for l := range s.config.Layers - 1 {
		left := s.config.Layers - 2 - l
		rest := rng.Float64() * ways[left+1][level]
		next := max(level-1, 0)
		for to := next; to < len(s.config.Strides) && near(level, to); to++ {
			next = to
			if rest -= ways[left][to]; rest < 0 {
				break
			}
		}
		a.Genes[l], level = next, next
	}
	for i := s.config.Layers - 1; i < len(s.dims); i++ {
		a.Genes[i] = rng.IntN(len(s.dims[i].Choices))
	}
	return a
}

// cross takes the start of the path from a and its end from b, cut at a place,
// drawn uniformly, where the two fit together, and each gene of the cell from
// either.
func (s *Space) cross(a, b space.Arch, rng *rand.Rand) (space.Arch, error) {
	child := space.Arch{Space: s.name, Genes: slices.Clone(a.Genes)}
	n := s.config.Layers - 1
	x, y := s.levels(a), s.levels(b)
	var cuts []int
	for cut := range n + 1 {
		if cut == n || near(x[cut], y[cut+1]) {
			cuts = append(cuts, cut)
		}
	}
	cut := cuts[rng.IntN(len(cuts))]
	copy(child.Genes[cut:n], b.Genes[cut:n])
	for i := n; i < len(s.dims); i++ {
		if rng.IntN(2) == 1 {
			child.Genes[i] = b.Genes[i]
		}
	}
	return child, nil
}
