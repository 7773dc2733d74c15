package space

import "math/rand/v2"

// Sample draws an architecture: every decision uniform among its choices and
// independent of the others, those that do not count included.
func Sample(s Space, rng *rand.Rand) Arch {
	dims := s.Dims()
	genes := make([]int, len(dims))
	for i, d := range dims {
		genes[i] = rng.IntN(len(d.Choices))
	}
	return Arch{s.Name(), genes}
}

// Extreme returns the architecture with the last choice of every decision when
// largest is true, and with the first otherwise. In spaces whose choices stand
// in ascending order these are the largest and the smallest network.
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
