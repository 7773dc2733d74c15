package searchtest

import (
	"errors"
	"math/rand/v2"
	"testing"

	"naslab/engine/space"
)

// named is a space of the kit.
type named struct {
	what  string
	space space.Space
	size  int // different networks; 0 means too many to exhaust
}

func spaces(t *testing.T) []named {
	t.Helper()
	mixed := []space.Dim{
		space.Numbers("depth", 1, 2, 3),
		space.Numbers("width", 16, 24, 32, 48, 64, 96, 128),
		space.Labels("activation", "relu", "gelu", "swish"),
	}
	for i, name := range []string{"op[0]", "op[1]", "op[2]"} {
		d := space.Labels(name, "skip", "conv1", "conv3", "pool", "none")
		for depth := i; depth < 3; depth++ {
			d.In = append(d.In, depth)
		}
		d.When = "depth"
		mixed = append(mixed, d)
	}
	budget := func(a space.Arch) error {
		sum := 0
		for _, g := range a.Genes {
			sum += g
		}
		if sum > 8 {
			return errors.New("the choices add up to more than 8")
		}
		return nil
	}
	sizes := []space.Dim{space.Numbers("a", 0, 1, 2, 3, 4), space.Numbers("b", 0, 1, 2, 3, 4), space.Numbers("c", 0, 1, 2, 3, 4), space.Numbers("d", 0, 1, 2, 3, 4)}
	return []named{
		{"mixed", build(t, "searchtest/mixed", mixed, nil), 0},
		{"constrained", build(t, "searchtest/constrained", sizes, budget), 0},
		{"two decisions", build(t, "searchtest/two", []space.Dim{space.Labels("x", "a", "b", "c"), space.Numbers("y", 1, 2)}, nil), 6},
		{"one decision", build(t, "searchtest/one", []space.Dim{space.Labels("x", "a", "b", "c")}, nil), 3},
		{"one network", build(t, "searchtest/none", []space.Dim{space.Labels("x", "a")}, nil), 1},
	}
}

func build(t *testing.T, name string, dims []space.Dim, check func(space.Arch) error) space.Space {
	t.Helper()
	s, err := space.NewFuncs(name, dims, check, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// costs gives m costs that conflict: the distance of the genes to m targets.
func costs(a space.Arch, m int) []float64 {
	out := make([]float64, m)
	for k := range out {
		rng := rand.New(rand.NewPCG(uint64(k), 1))
		for range a.Genes {
			out[k] += rng.Float64()
		}
		for i, g := range a.Genes {
			d := float64(g) - float64((i+2*k)%4)
			out[k] += d * d
		}
	}
	return out
}
