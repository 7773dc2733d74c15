package autodeeplab

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"naslab/engine/space"
)

// text gives the strides of all layers, then each block as input:operation twice,
// as in "4-4-8|before:skip+last:sep_conv_3x3|...".
func (s *Space) text(a space.Arch) (string, error) {
	var strides []string
	for _, level := range s.levels(a) {
		strides = append(strides, strconv.Itoa(s.config.Strides[level]))
	}
	parts := []string{strings.Join(strides, "-")}
	for b, x := range s.blocks(a) {
		labels := inputLabels(b)
		parts = append(parts, fmt.Sprintf("%s:%s+%s:%s", labels[x[0].input], s.config.Ops[x[0].op], labels[x[1].input], s.config.Ops[x[1].op]))
	}
	return strings.Join(parts, "|"), nil
}

// parse reads what text prints, or the two arrays of the public code: the level
// of each layer from 0, and ten rows of an edge and an operation, as in
// "[0 0 1 ...] [[0 7] [1 4] ...]". There the edges are counted block by block,
// those of block i being from its i+2 inputs.
func (s *Space) parse(text string) (space.Arch, error) {
	if strings.HasPrefix(text, "[") {
		return s.parseArrays(text)
	}
	a := space.Arch{Space: s.name, Genes: make([]int, len(s.dims))}
	parts := strings.Split(text, "|")
	strides := strings.Split(parts[0], "-")
	if len(parts) != s.config.Blocks+1 || len(strides) != s.config.Layers {
		return space.Arch{}, fmt.Errorf("autodeeplab: want %d strides joined by dashes and %d blocks parted by bars", s.config.Layers, s.config.Blocks)
	}
	for l, text := range strides {
		stride, err := strconv.Atoi(text)
		level := slices.Index(s.config.Strides, stride)
		if err != nil || level < 0 || l == 0 && level > 0 {
			return space.Arch{}, fmt.Errorf("autodeeplab: layer %d: stride %q is none of %v, or the first is not %d", l+1, text, s.config.Strides, s.config.Strides[0])
		}
		if l > 0 {
			a.Genes[l-1] = level
		}
	}
	list := make([]block, s.config.Blocks)
	for b, part := range parts[1:] {
		halves := strings.Split(part, "+")
		if len(halves) != 2 {
			return space.Arch{}, fmt.Errorf("autodeeplab: block %d, %q, is not two halves joined by +", b, part)
		}
		for k, text := range halves {
			input, op, _ := strings.Cut(text, ":")
			x := half{slices.Index(inputLabels(b), input), slices.Index(s.config.Ops, op)}
			if x.input < 0 || x.op < 0 {
				return space.Arch{}, fmt.Errorf("autodeeplab: block %d: want one of %v, a colon and one of %v, not %q", b, inputLabels(b), s.config.Ops, text)
			}
			list[b][k] = x
		}
	}
	s.put(a, list)
	return a, nil
}

func (s *Space) parseArrays(text string) (space.Arch, error) {
	var numbers []int
	for _, field := range strings.Fields(strings.NewReplacer("[", " ", "]", " ", ",", " ", "(", " ", ")", " ").Replace(text)) {
		n, err := strconv.Atoi(field)
		if err != nil {
			return space.Arch{}, fmt.Errorf("autodeeplab: %q is no number", field)
		}
		numbers = append(numbers, n)
	}
	if want := s.config.Layers + 4*s.config.Blocks; len(numbers) != want || numbers[0] != 0 {
		return space.Arch{}, fmt.Errorf("autodeeplab: want %d levels, the first of them 0, and %d rows of an edge and an operation", s.config.Layers, 2*s.config.Blocks)
	}
	a := space.Arch{Space: s.name, Genes: make([]int, len(s.dims))}
	copy(a.Genes, numbers[1:s.config.Layers])
	rows := numbers[s.config.Layers:]
	list := make([]block, s.config.Blocks)
	first := 0 // the block's first edge
	for b := range list {
		for k := range 2 {
			row := rows[4*b+2*k:]
			list[b][k] = half{row[0] - first, row[1]}
			if list[b][k].input < 0 || list[b][k].input >= b+2 {
				return space.Arch{}, fmt.Errorf("autodeeplab: edge %d is none of block %d, which has %d to %d", row[0], b, first, first+b+1)
			}
		}
		first += b + 2
	}
	s.put(a, list)
	return a, nil
}
