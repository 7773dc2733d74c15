package space

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
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
// space. Only architectures with the same genes share it; take the key of the
// [Canonical] form to find those that build the same network.
func (a Arch) Key() string {
	key := make([]byte, 0, 2*len(a.Genes))
	for i, g := range a.Genes {
		if i > 0 && (g > 9 || a.Genes[i-1] > 9) {
			key = append(key, '.')
		}
		key = strconv.AppendInt(key, int64(g), 10)
	}
	return string(key)
}

// String returns the space's name and the key.
func (a Arch) String() string { return a.Space + ":" + a.Key() }

// Parse reads what [Arch.String] printed, for the space s.
func Parse(s Space, text string) (Arch, error) {
	key, ok := strings.CutPrefix(text, s.Name()+":")
	if !ok {
		return Arch{}, fmt.Errorf("space: parse %q: want %q, a colon and the choice indices", text, s.Name())
	}
	genes, err := parseKey(key)
	if err != nil {
		return Arch{}, fmt.Errorf("space: parse %q: %w", text, err)
	}
	a := Arch{s.Name(), genes}
	return a, s.Check(a)
}

// parseKey splits at dots; within a part each digit is a gene unless the part
// is a number that Key fenced with dots.
func parseKey(key string) ([]int, error) {
	var genes []int
	for part := range strings.SplitSeq(key, ".") {
		n, err := strconv.Atoi(part)
		if err != nil || n < 0 {
			return nil, fmt.Errorf("%q is no list of choice indices", key)
		}
		if len(part) == 2 && n > 9 {
			genes = append(genes, n)
			continue
		}
		for _, digit := range part {
			genes = append(genes, int(digit-'0'))
		}
	}
	return genes, nil
}
