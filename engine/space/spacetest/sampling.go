package spacetest

import (
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"naslab/engine/space"
)

// tail is the chance that a uniform sampler fails the chi-square test of one
// decision.
const tail = 1e-6

func sampleLegal(t *testing.T, s space.Space) {
	each(t, s, func(_ *rand.Rand, a space.Arch) {
		if err := s.Check(a); err != nil {
			t.Errorf("Sample drew an architecture that Check rejects: %v", err)
		}
		if a.Space != s.Name() {
			t.Errorf("Sample drew an architecture of space %q, want %q", a.Space, s.Name())
		}
	})
	a, b := space.Sample(s, source()), space.Sample(s, source())
	if !a.Equal(b) {
		t.Errorf("the same source of random numbers gave %v and %v", a, b)
	}
}

// sampleUniform tests the counts of each decision's choices by chi-square. A
// space whose Check forbids combinations need not have uniform decisions.
func sampleUniform(t *testing.T, s space.Space) {
	if has(s).Sample != nil {
		t.Skip("the space draws in its own way")
	}
	if constrained(s) {
		t.Skip("Check forbids some combinations, so that single decisions need not be uniform")
	}
	const n = 3000
	dims := s.Dims()
	counts := make([][]float64, len(dims))
	for i, d := range dims {
		counts[i] = make([]float64, len(d.Choices))
	}
	rng := source()
	for range n {
		for i, g := range space.Sample(s, rng).Genes {
			counts[i][g]++
		}
	}
	for i, d := range dims {
		if len(d.Choices) < 2 {
			continue
		}
		want, chi := float64(n)/float64(len(d.Choices)), 0.0
		for _, got := range counts[i] {
			chi += (got - want) * (got - want) / want
		}
		if limit := (distuv.ChiSquared{K: float64(len(d.Choices) - 1)}).Quantile(1 - tail); chi > limit {
			t.Errorf("%s: counts %v of %d draws are not uniform: chi-square %.1f > %.1f", d.Name, counts[i], n, chi, limit)
		}
	}
}

// constrained reports whether Check rejects some choices that are all in range.
func constrained(s space.Space) bool {
	rng, dims := source(), s.Dims()
	for range samples {
		a := space.Arch{Space: s.Name(), Genes: make([]int, len(dims))}
		for i, d := range dims {
			a.Genes[i] = rng.IntN(len(d.Choices))
		}
		if s.Check(a) != nil {
			return true
		}
	}
	return false
}
