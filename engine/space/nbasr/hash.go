package nbasr

import (
	"naslab/engine/space"
	"naslab/engine/space/dag"
)

// Hash returns the benchmark's hash of the architecture, by which it tells 8,242
// cells apart: that of [dag.Graph.Hash] over the graph of input, operations and
// output, where an operation reads the one before it and those that the node
// before it adds, and zeros and what lies on no path are left out.
func (s *Space) Hash(a space.Arch) (string, error) {
	if err := s.Check(a); err != nil {
		return "", err
	}
	return hashed(a.Genes)
}

func hashed(genes []int) (string, error) {
	const last = nodes + 1
	g := dag.Graph{Out: make([]uint32, last+1), Labels: []int{-1, 0, 0, 0, -2}}
	keep := uint32(1)<<(last+1) - 1
	var skips []int
	for k := 1; k <= last; k++ {
		g.Out[k-1] |= 1 << k
		for i, bit := range skips {
			if bit == 1 {
				g.Out[i] |= 1 << k
			}
		}
		if k == last {
			break
		}
		g.Labels[k], skips = node(genes, k)
		if g.Labels[k] == zero {
			keep &^= 1 << k
		}
	}
	for v := range g.Out {
		g.Out[v] &= keep
		if keep>>v&1 == 0 {
			g.Out[v] = 0
		}
	}
	return g.Keep(g.Live(0, last)).Hash()
}
