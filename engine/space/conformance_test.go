package space_test

import (
	"errors"
	"testing"

	"naslab/engine/space"
	"naslab/engine/space/spacetest"
)

// toy is a space with a conditional decision and one decision of one choice.
func toy(t *testing.T, check func(space.Arch) error) space.Space {
	t.Helper()
	s, err := space.NewFuncs("toy", []space.Dim{
		space.Numbers("depth", 1, 2, 3),
		space.Labels("op[0]", "conv", "pool"),
		{Name: "op[1]", Choices: []string{"conv", "pool"}, When: "depth", In: []int{1, 2}},
		{Name: "op[2]", Choices: []string{"conv", "pool", "skip"}, When: "depth", In: []int{2}},
		space.Labels("norm", "batch"),
		space.Numbers("width", 8, 16),
	}, check, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestConditionalSpace(t *testing.T) { spacetest.Run(t, toy(t, nil)) }

func TestConstrainedSpace(t *testing.T) {
	spacetest.Run(t, toy(t, func(a space.Arch) error {
		if a.Genes[1] == 1 && a.Genes[5] == 1 {
			return errors.New("no wide pooling")
		}
		return nil
	}))
}

func TestWideDecision(t *testing.T) {
	choices := make([]float64, 30)
	for i := range choices {
		choices[i] = float64(i)
	}
	for _, dims := range [][]space.Dim{
		{space.Numbers("n", choices...)},
		{space.Numbers("n", choices...), space.Numbers("m", choices...)},
	} {
		s, err := space.NewFuncs("wide", dims, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		spacetest.Run(t, s)
	}
}
