package space

import (
	"slices"
	"strconv"
)

// Arch is one architecture: a choice index for each decision of its space.
// Treat it as immutable; [Arch.With] makes a changed copy.
type Arch struct {
	Space string `json:"space"` // the space's name
	Genes []int  `json:"genes"` // Genes[i] indexes Dims()[i].Choices
}

// With returns a copy of a whose decision i has the given choice.
func (a Arch) With(i, choice int) Arch {
	genes := slices.Clone(a.Genes)
	genes[i] = choice
	return Arch{a.Space, genes}
}

// Equal reports whether a and b are of one space and have the same genes.
func (a Arch) Equal(b Arch) bool { return a.Space == b.Space && slices.Equal(a.Genes, b.Genes) }

// Key returns a compact text of the genes, usable as a map key within one
// space: digits, or numbers parted by dots when a gene exceeds 9. Only
// architectures with the same genes share it; take the key of the [Canonical]
// form to find those that build the same network.
func (a Arch) Key() string {
	wide := slices.ContainsFunc(a.Genes, func(g int) bool { return g > 9 })
	key := make([]byte, 0, 2*len(a.Genes))
	for i, g := range a.Genes {
		if wide && i > 0 {
			key = append(key, '.')
		}
		key = strconv.AppendInt(key, int64(g), 10)
	}
	return string(key)
}

// String returns the space's name and the key.
func (a Arch) String() string { return a.Space + ":" + a.Key() }
