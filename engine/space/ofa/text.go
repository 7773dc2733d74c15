package ofa

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"naslab/engine/space"
)

func (s *Space) text(a space.Arch) (string, error) {
	a, err := space.Trim(s, a)
	if err != nil {
		return "", err
	}
	line := func(genes, choices []int) string {
		var b strings.Builder
		for _, g := range genes {
			b.WriteString(strconv.Itoa(choices[g]))
		}
		return b.String()
	}
	return fmt.Sprintf("r=%d d=%s ks=%s e=%s", heights()[a.Genes[heightGene]], line(a.Genes[:stageCount], depths),
		line(a.Genes[kernelGene:expansionGene], kernels), line(a.Genes[expansionGene:heightGene], expansions)), nil
}

func (s *Space) parse(text string) (space.Arch, error) {
	fields, parts := map[string]string{}, strings.Fields(text)
	for _, field := range parts {
		key, value, _ := strings.Cut(field, "=")
		fields[key] = value
	}
	r, err := strconv.Atoi(fields["r"])
	if err != nil || len(fields) != 4 || len(parts) != 4 {
		return space.Arch{}, fmt.Errorf("ofa: want r=, d=, ks= and e= parted by blanks, got %q", text)
	}
	return s.FromTable(r, fields["d"], fields["ks"], fields["e"])
}

// FromTable returns the network of a row of the measured tables: the picture's
// height, and digits for the five depths, the twenty kernels and the twenty
// expansions, those of blocks that are not there included.
func (s *Space) FromTable(r int, d, ks, e string) (space.Arch, error) {
	a := space.Arch{Space: s.Name(), Genes: make([]int, heightGene+1)}
	if a.Genes[heightGene] = slices.Index(heights(), r); a.Genes[heightGene] < 0 {
		return space.Arch{}, fmt.Errorf("ofa: the height %d is none of 128, 132, .. 224", r)
	}
	for _, part := range []struct {
		what, digits string
		choices      []int
		into         []int
	}{
		{"d", d, depths, a.Genes[:stageCount]},
		{"ks", ks, kernels, a.Genes[kernelGene:expansionGene]},
		{"e", e, expansions, a.Genes[expansionGene:heightGene]},
	} {
		if len(part.digits) != len(part.into) {
			return space.Arch{}, fmt.Errorf("ofa: %s has %d digits, not %d", part.what, len(part.digits), len(part.into))
		}
		for i, digit := range part.digits {
			if part.into[i] = slices.Index(part.choices, int(digit-'0')); part.into[i] < 0 {
				return space.Arch{}, fmt.Errorf("ofa: %s holds %q, which is none of %v", part.what, digit, part.choices)
			}
		}
	}
	return a, nil
}

// draw is the picture: one row of boxes, block by block.
func (s *Space) draw(a space.Arch) ([]space.Drawing, error) {
	c, err := s.Config(a)
	if err != nil {
		return nil, err
	}
	d := space.Drawing{Title: s.Name()}
	last := d.Node(fmt.Sprintf("picture %d", c.Height), "input")
	for i, stage := range c.Stages {
		for at, b := range stage {
			label := fmt.Sprintf("k%d e%d", b.Kernel, b.Expansion)
			if at == 0 {
				label += fmt.Sprintf(", %d ch", s.width.stages[i])
			}
			next := d.Node(label, "op")
			d.Edge(last, next, "")
			last = next
		}
	}
	d.Edge(last, d.Node("head", "output"), "")
	return []space.Drawing{d}, nil
}
