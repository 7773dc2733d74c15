package spacetest

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

// Each decision of these draws is uniform, but not both together.
func TestUniformNotices(t *testing.T) {
	weight := map[string]int{}
	for i := range 20 {
		for j := range 20 {
			weight[fmt.Sprint(i, j)] = 1
		}
	}
	fair := func(rng *rand.Rand) string { return fmt.Sprint(rng.IntN(20), rng.IntN(20)) }
	if err := uniform(weight, 400, fair); err != nil {
		t.Error(err)
	}
	tied := func(rng *rand.Rand) string {
		i := rng.IntN(20)
		return fmt.Sprint(i, (i+rng.IntN(10))%20)
	}
	if uniform(weight, 400, tied) == nil {
		t.Error("draws that leave out half of the points pass")
	}
	if uniform(weight, 400, func(*rand.Rand) string { return "elsewhere" }) == nil {
		t.Error("a point that does not exist passes")
	}
}

func TestLimit(t *testing.T) {
	for _, k := range []float64{100, 1000} {
		if exact := (distuv.ChiSquared{K: k}).Quantile(1 - tail); math.Abs(limit(k)-exact) > 0.01*exact {
			t.Errorf("the limit of %g degrees is %g, not %g", k, limit(k), exact)
		}
	}
}
