package nb201

import (
	"fmt"
	"sync"

	"naslab/engine/space"
)

// The benchmark's files number the cells 0 to 15,624 in a random order that its
// authors drew once: all cells counted up in official codes, last edge fastest,
// then shuffled by Python's generator (the Mersenne Twister MT19937) with seed
// 88. Drawing it again gives the same order, so that no table of it is needed.
const shuffleSeed = 88

// numbering holds the [Number] of the cell with an index, and the reverse.
type numbering struct{ cell, index [Size]int }

var order = sync.OnceValue(func() *numbering {
	o := new(numbering)
	shuffled := make([]int, Size) // numbers in official codes
	for i := range shuffled {
		shuffled[i] = i
	}
	rng := newTwister(shuffleSeed)
	for i := Size - 1; i > 0; i-- {
		j := rng.below(i + 1)
		shuffled[i], shuffled[j] = shuffled[j], shuffled[i]
	}
	for index, n := range shuffled {
		at := fromOfficialNumber(n)
		o.cell[index], o.index[at] = at, index
	}
	return o
})

// fromOfficialNumber returns the [Number] of the cell whose official codes, read
// as one number in base 5, are n.
func fromOfficialNumber(n int) int {
	var genes [6]int
	var code [5]int // the gene of each official code
	for gene, c := range official {
		code[c] = gene
	}
	for at := len(written) - 1; at >= 0; at-- {
		genes[written[at]] = code[n%len(ops)]
		n /= len(ops)
	}
	return Number(space.Arch{Genes: genes[:]})
}

// Index returns the number that the benchmark's files give a cell, 0 to 15,624.
func (s *Space) Index(a space.Arch) (int, error) {
	if err := s.Check(a); err != nil {
		return 0, err
	}
	return order().index[Number(a)], nil
}

// FromIndex returns the cell that the benchmark's files number so.
func (s *Space) FromIndex(index int) (space.Arch, error) {
	if index < 0 || index >= Size {
		return space.Arch{}, fmt.Errorf("nb201: the index %d of a cell is not between 0 and %d", index, Size-1)
	}
	return numbered(order().cell[index]), nil
}
