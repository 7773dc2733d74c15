package hierarchical

import (
	"slices"

	"naslab/engine/space"
)

// enumerate lists all legal architectures: cell by cell, and for each cell that
// has a path the motifs, those that it uses fastest, so that the legal ones do
// not hide behind the many whose motifs are all empty.
func (s *Space) enumerate(visit func(space.Arch) bool) error {
	genes := make([]int, len(s.dims))
	_, cell := s.split(genes)
	n := edgeCount(s.config.MotifNodes)
	for next(cell.edges, s.config.Motifs+1) {
		path := cell.trimmed()
		if !path.any() {
			continue
		}
		var order []int // genes of the motifs, slowest first
		for _, used := range []bool{false, true} {
			for m := range s.config.Motifs {
				if slices.Contains(path.edges, m+1) == used {
					for i := range n {
						order = append(order, m*n+i)
					}
				}
			}
		}
		clear(genes[:s.config.Motifs*n])
		for more := true; more; more = s.nextMotifs(genes, order) {
			if a := (space.Arch{Space: s.name, Genes: slices.Clone(genes)}); s.Check(a) == nil && !visit(a) {
				return nil
			}
		}
	}
	return nil
}

// nextMotifs counts the genes of the given order up, the last one fastest.
func (s *Space) nextMotifs(genes, order []int) bool {
	for i := len(order) - 1; i >= 0; i-- {
		if genes[order[i]]++; genes[order[i]] <= len(s.config.Primitives) {
			return true
		}
		genes[order[i]] = 0
	}
	return false
}

// next counts up digits below the base, the last one fastest.
func next(digits []int, base int) bool {
	for i := len(digits) - 1; i >= 0; i-- {
		if digits[i]++; digits[i] < base {
			return true
		}
		digits[i] = 0
	}
	return false
}
