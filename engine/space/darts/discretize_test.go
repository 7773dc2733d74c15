package darts

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestDiscretize looks for what the rule asks of the result.
func TestDiscretize(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, name := range Names() {
		s := mustNew(t, name)
		for range 30 {
			alpha := [2][][]float64{}
			for which := range alpha {
				for _, ops := range s.Primitives(which == 1) {
					row := make([]float64, len(ops))
					for i := range row {
						row[i] = rng.NormFloat64()
					}
					if ops[0] == none {
						row[0] += 2 // heaviest most of the time, and never picked
					}
					alpha[which] = append(alpha[which], row)
				}
			}
			g, err := s.Discretize(alpha[0], alpha[1])
			if err != nil {
				t.Fatal(err)
			}
			if _, err := s.Arch(g); err != nil {
				t.Fatal(err)
			}
			for which, c := range []Cell{g.Normal, g.Reduce} {
				checkHeaviest(t, s, which, c, alpha[which])
			}
		}
	}
}

// checkHeaviest compares, for each node, the weights of what is picked with those
// of all else.
func checkHeaviest(t *testing.T, s *Space, which int, c Cell, alpha [][]float64) {
	t.Helper()
	names := s.Primitives(which == 1)
	weight := func(edge int, op string) float64 {
		sum, w := 0.0, math.NaN()
		for i, v := range alpha[edge] {
			sum += math.Exp(v)
			if names[edge][i] == op {
				w = math.Exp(v)
			}
		}
		return w / sum
	}
	for i, e := range c {
		node := i/2 + inputs
		mine := weight(edgeAt(e.Input, node), e.Op.String())
		for input := range node {
			edge := edgeAt(input, node)
			picked := input == c[i].Input || input == c[i^1].Input
			for _, op := range names[edge] {
				if op != none && weight(edge, op) > mine && (input == e.Input || !picked) {
					t.Errorf("%s: node %d picks %v from %d, but %s from %d is heavier", s.name, node, e.Op, e.Input, op, input)
				}
			}
		}
	}
}

func TestDiscretizeErrors(t *testing.T) {
	s := mustNew(t, "darts/s2")
	good := make([][]float64, edges)
	for i := range good {
		good[i] = []float64{0, 1}
	}
	bad := append(append([][]float64{}, good[:13]...), []float64{0, math.NaN()})
	for want, alpha := range map[string][][]float64{
		"have 13 rows":                good[:13],
		"weight 1 is N":               bad,
		"3 weights; this space has 2": append(append([][]float64{}, good[:13]...), []float64{0, 1, 2}),
	} {
		if _, err := s.Discretize(good, alpha); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
	g, err := s.Discretize(good, good)
	if err != nil || g.Normal[0] != (Edge{0, SepConv3x3}) || g.Normal[7].Input != 1 {
		t.Errorf("%v, %v", g, err)
	}
	if text := g.Table().String(); !strings.Contains(text, "sep_conv_3x3(0) + sep_conv_3x3(1)") {
		t.Error(text)
	}
}
