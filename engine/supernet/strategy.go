package supernet

import (
	"math/rand/v2"

	"naslab/engine/space"
)

// Strategy chooses the networks that one training step trains; their gradients are
// averaged. step counts from 0, and rng is the step's own stream, so that the choice
// depends on nothing else. It must return at least one network of s.
//
// One of your own is a function:
//
//	supernet.Training{Strategy: func(step int, s space.Space, rng *rand.Rand) []space.Arch {
//		return []space.Arch{space.Sample(s, rng)}
//	}}
type Strategy func(step int, s space.Space, rng *rand.Rand) []space.Arch

// Sandwich trains the largest network, the smallest one and k random ones (Yu & Huang
// 2019), which bounds the quality of all between; HW-GPT-Bench has k = 2.
func Sandwich(k int) Strategy {
	return func(step int, s space.Space, rng *rand.Rand) []space.Arch {
		nets := []space.Arch{space.Extreme(s, true), space.Extreme(s, false)}
		return append(nets, samples(k, s, rng)...)
	}
}

// RandomK trains k networks drawn uniformly, at least one.
func RandomK(k int) Strategy {
	return func(step int, s space.Space, rng *rand.Rand) []space.Arch { return samples(max(k, 1), s, rng) }
}

// Full trains the largest network alone, as one that shares nothing is trained.
func Full() Strategy {
	return func(step int, s space.Space, rng *rand.Rand) []space.Arch {
		return []space.Arch{space.Extreme(s, true)}
	}
}

func samples(k int, s space.Space, rng *rand.Rand) []space.Arch {
	var nets []space.Arch
	for range k {
		nets = append(nets, space.Sample(s, rng))
	}
	return nets
}

// Middle returns the network in the middle of the space: the middle choice of every
// decision, the upper one of two.
func Middle(s space.Space) space.Arch {
	a := space.Extreme(s, false)
	for i, d := range s.Dims() {
		a = a.With(i, len(d.Choices)/2)
	}
	return a
}
