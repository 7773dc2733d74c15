package space

import "math/rand/v2"

// tries is how often an operator draws anew when Check forbids what it drew.
const tries = 10000

// Sample draws an architecture: every decision uniform among its choices and
// independent of the others, those that do not count included. Where the
// space's Check forbids some combinations, the draw is uniform among the
// others, by drawing anew; after 10,000 draws in vain the last one is returned,
// and Check says what is wrong with it. A space may draw in its own way.
func Sample(s Space, rng *rand.Rand) Arch {
	if f := own(s).Sample; f != nil {
		return f(rng)
	}
	dims := s.Dims()
	a := Arch{s.Name(), make([]int, len(dims))}
	for range tries {
		for i, d := range dims {
			a.Genes[i] = rng.IntN(len(d.Choices))
		}
		if s.Check(a) == nil {
			break
		}
	}
	return a
}

// Extreme returns the architecture with the last choice of every decision when
// largest is true, and with the first otherwise. In spaces whose choices stand
// in ascending order these are the largest and the smallest network. Check may
// forbid it.
func Extreme(s Space, largest bool) Arch {
	dims := s.Dims()
	genes := make([]int, len(dims))
	if largest {
		for i, d := range dims {
			genes[i] = len(d.Choices) - 1
		}
	}
	return Arch{s.Name(), genes}
}
