package space

import (
	"fmt"
	"math"
)

// OneHot returns the one-hot encoding of a: for each decision one number per
// choice, 1 for the chosen one; all zero for a decision that does not count.
func OneHot(s Space, a Arch) ([]float64, error) {
	active, err := Active(s, a)
	if err != nil {
		return nil, err
	}
	var x []float64
	for i, d := range s.Dims() {
		at := len(x)
		x = append(x, make([]float64, len(d.Choices))...)
		if active[i] {
			x[at+a.Genes[i]] = 1
		}
	}
	return x, nil
}

// Categorical returns one number per decision: the choice's index, or -1 for a
// decision that does not count.
func Categorical(s Space, a Arch) ([]float64, error) {
	active, err := Active(s, a)
	if err != nil {
		return nil, err
	}
	x := make([]float64, len(active))
	for i, on := range active {
		x[i] = -1
		if on {
			x[i] = float64(a.Genes[i])
		}
	}
	return x, nil
}

// Ordinal returns one number per decision: the choice's index divided by the
// number of choices less one, so within [0, 1]; -1 for a decision that does
// not count.
func Ordinal(s Space, a Arch) ([]float64, error) {
	x, err := Categorical(s, a)
	if err != nil {
		return nil, err
	}
	for i, d := range s.Dims() {
		if x[i] > 0 {
			x[i] /= float64(len(d.Choices) - 1)
		}
	}
	return x, nil
}

func oneHotEncoding(s Space) Encoding {
	n := 0
	for _, d := range s.Dims() {
		n += len(d.Choices)
	}
	return Encoding{Name: "onehot", Len: n,
		Encode: func(a Arch) ([]float64, error) { return OneHot(s, a) },
		Decode: func(x []float64) (Arch, error) {
			genes := make([]int, len(s.Dims()))
			at := 0
			for i, d := range s.Dims() {
				g, err := hot(x[at : at+len(d.Choices)])
				if err != nil {
					return Arch{}, fmt.Errorf("%s: %w", d.Name, err)
				}
				genes[i] = max(g, 0)
				at += len(d.Choices)
			}
			return Arch{s.Name(), genes}, nil
		}}
}

// hot returns the index of the only 1 among zeros, or -1 when all are 0.
func hot(x []float64) (int, error) {
	at := -1
	for i, v := range x {
		switch {
		case v == 0:
		case v == 1 && at < 0:
			at = i
		default:
			return 0, fmt.Errorf("%g is not one-hot", x)
		}
	}
	return at, nil
}

func categoricalEncoding(s Space) Encoding {
	return indexEncoding(s, "categorical", Categorical, func(Dim) float64 { return 1 })
}

func ordinalEncoding(s Space) Encoding {
	return indexEncoding(s, "ordinal", Ordinal, func(d Dim) float64 { return float64(max(len(d.Choices)-1, 1)) })
}

// indexEncoding is an encoding of one number per decision, -1 or the choice's
// index over scale.
func indexEncoding(s Space, called string, encode func(Space, Arch) ([]float64, error), scale func(Dim) float64) Encoding {
	return Encoding{Name: called, Len: len(s.Dims()),
		Encode: func(a Arch) ([]float64, error) { return encode(s, a) },
		Decode: func(x []float64) (Arch, error) {
			genes := make([]int, len(x))
			for i, d := range s.Dims() {
				if x[i] == -1 {
					continue
				}
				v := x[i] * scale(d)
				if near := math.Round(v); math.Abs(v-near) < 1e-9 {
					v = near
				}
				g, err := whole(v, 0, len(d.Choices)-1)
				if err != nil {
					return Arch{}, fmt.Errorf("%s: %w", d.Name, err)
				}
				genes[i] = g
			}
			return Arch{s.Name(), genes}, nil
		}}
}
