package spacetest

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"naslab/engine/space"
)

// expected is how often each point of a small space is drawn on average.
const expected = 5

// sampleReachesAll tests by chi-square, over all points of a small space at once,
// that each is drawn as often as [space.Sample] promises: in proportion to the
// legal genes that lead to it.
func sampleReachesAll(t *testing.T, s space.Space) {
	if has(s).Sample != nil {
		t.Skip("the space draws in its own way")
	}
	spellings := 1.0
	for _, d := range s.Dims() {
		spellings *= float64(len(d.Choices))
	}
	if spellings > enumerable {
		t.Skip("the space is large")
	}
	weight, all := spelt(t, s)
	if err := uniform(weight, all, func(rng *rand.Rand) string { return mustTrim(t, s, space.Sample(s, rng)).Key() }); err != nil {
		t.Error(err)
	}
}

// uniform returns an error unless the keys that draw gives come in proportion to
// their weights, which sum to all.
func uniform(weight map[string]int, all int, draw func(rng *rand.Rand) string) error {
	counts := map[string]float64{}
	rng, n := source(), expected*all
	for range n {
		counts[draw(rng)]++
	}
	chi := 0.0
	for key, w := range weight {
		want := float64(n) * float64(w) / float64(all)
		chi += (counts[key] - want) * (counts[key] - want) / want
		delete(counts, key)
	}
	if len(counts) > 0 {
		return fmt.Errorf("%d points were drawn that have no legal genes", len(counts))
	}
	if k := float64(len(weight) - 1); k > 0 && chi > limit(k) {
		return fmt.Errorf("%d draws from %d points are not uniform: chi-square %.1f > %.1f", n, len(weight), chi, limit(k))
	}
	return nil
}

// limit is what chi-square of k degrees exceeds with probability [tail]; by the
// cube root that is nearly normal (Wilson and Hilferty) where k is large.
func limit(k float64) float64 {
	if k < 100 {
		return distuv.ChiSquared{K: k}.Quantile(1 - tail)
	}
	v := 2 / (9 * k)
	return k * math.Pow(1-v+distuv.UnitNormal.Quantile(1-tail)*math.Sqrt(v), 3)
}

// spelt lists all legal genes of s and returns how many lead to each point, and
// their number.
func spelt(t *testing.T, s space.Space) (map[string]int, int) {
	dims := s.Dims()
	weight, all := map[string]int{}, 0
	a := space.Arch{Space: s.Name(), Genes: make([]int, len(dims))}
	for i := 0; i < len(dims); {
		if s.Check(a) == nil {
			weight[mustTrim(t, s, a).Key()]++
			all++
		}
		for i = 0; i < len(dims); i++ {
			if a.Genes[i]++; a.Genes[i] < len(dims[i].Choices) {
				break
			}
			a.Genes[i] = 0
		}
	}
	return weight, all
}
