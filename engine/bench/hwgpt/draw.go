package hwgpt

import (
	"math"

	"naslab/engine/bench/hwgpt/additive"
)

// A draw must not depend on what was asked before, so it comes from a hash of
// seed, network and metric and not from a generator. Only genes that count are
// hashed: two architectures that build one network have the same draws.

// hashNet mixes the seed and the network.
func hashNet(seed uint64, n *additive.Net) uint64 {
	h := mix(seed ^ 0x68776770742f6e65) // so that seed 0 is not a fixed point
	h = mix(h ^ uint64(n.Width)<<8 ^ uint64(n.Depth)<<4 ^ uint64(n.Bias))
	for i, r := range n.Ratios {
		h = mix(h ^ uint64(r)<<4 ^ uint64(n.Heads[i]))
	}
	return h
}

// hashText is FNV-1a of 64 bits.
func hashText(text string) uint64 {
	h := uint64(0xcbf29ce484222325)
	for _, c := range []byte(text) {
		h = (h ^ uint64(c)) * 0x100000001b3
	}
	return h
}

// mix is one step of SplitMix64 (Steele, Lea, Flood, Fast splittable
// pseudorandom number generators, 2014).
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// drawLogNormal draws from the log-normal distribution with the given mean and
// standard deviation, by the method of Box and Muller.
func drawLogNormal(mean, std float64, key uint64) float64 {
	first := mix(key)
	u := (float64(first>>11) + 0.5) / (1 << 53) // within (0, 1)
	v := float64(mix(first)>>11) / (1 << 53)
	z := math.Sqrt(-2*math.Log(u)) * math.Cos(2*math.Pi*v)
	mu, sigma := additive.LogNormal(mean, std)
	return math.Exp(mu + sigma*z)
}
