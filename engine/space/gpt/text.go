package gpt

import (
	"fmt"
	"strconv"
	"strings"

	"naslab/engine/name"
	"naslab/engine/space"
)

// Text returns the benchmark's own name of an architecture:
//
//	gpt-<scale>-<L>-<d>-<r1>-..-<rL>-<h1>-..-<hL>-<True|False>
func (s *Space) Text(a space.Arch) (string, error) {
	c, err := s.Config(a)
	if err != nil {
		return "", err
	}
	bias := "False"
	if c.Bias {
		bias = "True"
	}
	return fmt.Sprintf("gpt-%s-%d-%d-%s-%s-%s", s.Scale(), c.Layers, c.EmbedDim, dashed(c.Ratios), dashed(c.Heads), bias), nil
}

// Parse reads what [Space.Text] printed. It returns an error that says which
// part is not as it should be.
func (s *Space) Parse(text string) (space.Arch, error) {
	rest, ok := strings.CutPrefix(text, "gpt-"+s.Scale()+"-")
	if !ok {
		return space.Arch{}, fmt.Errorf("gpt: parse %q: want a text that begins with %q", text, "gpt-"+s.Scale()+"-")
	}
	fields := strings.Split(rest, "-")
	last := len(fields) - 1
	if last < 2 || (fields[last] != "True" && fields[last] != "False") {
		return space.Arch{}, fmt.Errorf("gpt: parse %q: want depth, width, ratios, heads, and True or False at the end", text)
	}
	numbers := make([]int, last)
	for i, field := range fields[:last] {
		n, err := strconv.Atoi(field)
		if err != nil {
			return space.Arch{}, fmt.Errorf("gpt: parse %q: %q is no whole number", text, field)
		}
		numbers[i] = n
	}
	layers := numbers[0]
	if len(numbers) != 2+2*layers {
		return space.Arch{}, fmt.Errorf("gpt: parse %q: %d layers need %d ratios and heads together, got %d", text, layers, 2*layers, len(numbers)-2)
	}
	return s.Arch(Config{
		Layers: layers, EmbedDim: numbers[1],
		Ratios: numbers[2 : 2+layers], Heads: numbers[2+layers:],
		Bias: fields[last] == "True",
	})
}

// Parse reads the text form of an architecture of a published scale, or of a
// [Space] registered under "gpt/" and its scale.
func Parse(text string) (space.Arch, error) {
	fields := strings.SplitN(text, "-", 3)
	if len(fields) != 3 || fields[0] != "gpt" {
		return space.Arch{}, fmt.Errorf("gpt: parse %q: want gpt-<scale>-, depth, width, ratios, heads and bias", text)
	}
	s, err := find(fields[1])
	if err != nil {
		return space.Arch{}, fmt.Errorf("gpt: parse %q: %w", text, err)
	}
	return s.Parse(text)
}

func find(scale string) (*Space, error) {
	if s, err := New(scale); err == nil {
		return s, nil
	}
	if s, err := space.New("gpt/" + scale); err == nil {
		if own, ok := s.(*Space); ok {
			return own, nil
		}
	}
	return nil, name.Miss("scale", scale, Scales(), "gpt.Scales()")
}
