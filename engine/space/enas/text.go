package enas

import (
	"fmt"
	"strconv"
	"strings"

	"naslab/engine/space"
)

// text gives the digits of all operations, a dash, and the bits of all skips,
// layer by layer, as in "145023-000111111100001"; the two halves are the columns
// of D-VAE's data.
func (s *Space) text(a space.Arch) (string, error) {
	var digits, bits strings.Builder
	for i := range s.layers {
		at := opGene(i)
		digits.WriteByte('0' + byte(a.Genes[at]))
		for _, bit := range a.Genes[at+1 : opGene(i+1)] {
			bits.WriteByte('0' + byte(bit))
		}
	}
	return digits.String() + "-" + bits.String(), nil
}

// parse reads what text prints; ENAS's own list of numbers, each layer's
// operation followed by its bits, "1 4 0 5 0 0 .."; and D-VAE's nested list of
// the same, "[[1], [4, 0], [5, 0, 0], ..]".
func (s *Space) parse(text string) (space.Arch, error) {
	if digits, bits, ok := strings.Cut(text, "-"); ok {
		return s.parseHalves(digits, bits)
	}
	if strings.HasPrefix(text, "[") {
		if !strings.HasPrefix(text, "[[") {
			return space.Arch{}, fmt.Errorf("enas: want one list per layer in the list, such as [[1], [4, 0]]")
		}
		rows := strings.SplitAfter(strings.TrimSuffix(text[1:], "]"), "]")
		for i, row := range rows[:len(rows)-1] {
			if n := len(strings.Fields(numbers(row))); n != i+1 {
				return space.Arch{}, fmt.Errorf("enas: layer %d has %d numbers; want its operation and %d bits", i, n, i)
			}
		}
	}
	a := space.Arch{Space: s.name}
	for _, field := range strings.Fields(numbers(text)) {
		g, err := strconv.Atoi(field)
		if err != nil {
			return space.Arch{}, fmt.Errorf("enas: %q is no number", field)
		}
		a.Genes = append(a.Genes, g)
	}
	if len(a.Genes) != len(s.dims) {
		return space.Arch{}, fmt.Errorf("enas: %d layers need %d numbers, each layer's operation and its bits, not %d", s.layers, len(s.dims), len(a.Genes))
	}
	return a, nil
}

// numbers puts blanks in the place of brackets and commas.
func numbers(text string) string {
	return strings.NewReplacer("[", " ", "]", " ", ",", " ").Replace(text)
}

func (s *Space) parseHalves(digits, bits string) (space.Arch, error) {
	if len(digits) != s.layers || len(bits) != s.layers*(s.layers-1)/2 {
		return space.Arch{}, fmt.Errorf("enas: %d layers need %d digits, a dash and %d bits", s.layers, s.layers, s.layers*(s.layers-1)/2)
	}
	a := space.Arch{Space: s.name}
	for i, digit := range []byte(digits) {
		if int(digit) < '0' || int(digit) >= '0'+len(ops) {
			return space.Arch{}, fmt.Errorf("enas: operation %q of layer %d is none of 0 to %d", string(digit), i, len(ops)-1)
		}
		a.Genes = append(a.Genes, int(digit-'0'))
		for j, bit := range []byte(bits[:i]) {
			if bit != '0' && bit != '1' {
				return space.Arch{}, fmt.Errorf("enas: bit %q of layer %d, vertex %d, is neither 0 nor 1", string(bit), i, j)
			}
			a.Genes = append(a.Genes, int(bit-'0'))
		}
		bits = bits[i:]
	}
	return a, nil
}
