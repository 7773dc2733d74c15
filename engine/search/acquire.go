package search

import (
	"math"
	"math/rand/v2"

	"naslab/engine/predict"
)

// acquisition rates candidates by how much it is worth to evaluate them, given
// what a model expects of their costs and the least cost so far. Higher is
// better.
type acquisition func(e predict.Estimate, best float64, rng *rand.Rand) []float64

// logEI is the logarithm of the expected improvement on the least cost so far.
// The logarithm tells candidates apart whose improvement is too small for a
// number.
//
// Ament, Daulton, Eriksson, Balandat, Bakshy, "Unexpected improvements to
// expected improvement for Bayesian optimization", NeurIPS 2023.
func logEI(e predict.Estimate, best float64, _ *rand.Rand) []float64 {
	out := make([]float64, len(e.Mean))
	for i, m := range e.Mean {
		s := 0.0
		if e.Std != nil {
			s = e.Std[i]
		}
		if s <= 0 {
			out[i] = math.Log(max(0, best-m))
			continue
		}
		out[i] = math.Log(s) + logGain((best-m)/s)
	}
	return out
}

// logGain is log(φ(z) + z Φ(z)), the logarithm of the expected improvement of a
// standard normal variable on z.
func logGain(z float64) float64 {
	const turn = -1
	logPhi := -z*z/2 - math.Log(2*math.Pi)/2
	if z > turn {
		return math.Log(math.Exp(logPhi) + z*math.Erfc(-z/math.Sqrt2)/2)
	}
	// φ(z) + z Φ(z) = φ(z) (1 - |z| M) with Mills' ratio M = Φ(z)/φ(z).
	w := -z
	const far = 1e5
	if w > far {
		return logPhi - 2*math.Log(w)
	}
	return logPhi + math.Log1p(-w*mills(w))
}

// mills is Φ(-w)/φ(w) for w >= 1, by its continued fraction where the direct
// quotient would lose its digits.
func mills(w float64) float64 {
	if w < 5 {
		return math.Erfc(w/math.Sqrt2) / 2 * math.Exp(w*w/2) * math.Sqrt(2*math.Pi)
	}
	f := w
	for k := 60; k >= 1; k-- {
		f = w + float64(k)/f
	}
	return 1 / f
}

// lowerBound rates by the lower confidence bound: mean - factor x deviation.
func lowerBound(factor float64) acquisition {
	return func(e predict.Estimate, _ float64, _ *rand.Rand) []float64 {
		out := make([]float64, len(e.Mean))
		for i, m := range e.Mean {
			out[i] = -m
			if e.Std != nil {
				out[i] += factor * e.Std[i]
			}
		}
		return out
	}
}

// thompson rates by an independent draw from each candidate's estimate.
func thompson(e predict.Estimate, _ float64, rng *rand.Rand) []float64 {
	out := make([]float64, len(e.Mean))
	for i, m := range e.Mean {
		out[i] = -m
		if e.Std != nil {
			out[i] += e.Std[i] * rng.NormFloat64()
		}
	}
	return out
}
