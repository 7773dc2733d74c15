package gp

import "math"

// Priors over the hyper-parameters, log-normal each. The zero value has none:
// the likelihood alone decides.
type Priors struct {
	Scale    LogNormal
	Variance LogNormal
	Noise    LogNormal
}

// LogNormal says that the logarithm of a parameter is normal. A zero Std is no
// prior at all.
type LogNormal struct{ Mean, Std float64 }

// DefaultPriors suit d numbers within [0, 1] or categories: scales grow with
// the root of d, so that a typical distance stays of the order of one scale;
// the variance is about that of the targets; the noise is small.
//
// The scales are those of Hvarfner, Hellsten, Nardi, "Vanilla Bayesian
// optimization performs great in high dimensions", ICML 2024.
func DefaultPriors(d int) Priors {
	return Priors{
		Scale:    LogNormal{math.Sqrt2 + math.Log(float64(max(1, d)))/2, math.Sqrt(3)},
		Variance: LogNormal{0, 1},
		Noise:    LogNormal{-4, 1},
	}
}

// at returns the log density of a parameter given as its logarithm t, up to a
// constant, and its derivative. It is the density of the parameter itself, not
// of its logarithm.
func (l LogNormal) at(t float64) (value, slope float64) {
	if l.Std == 0 {
		return 0, 0
	}
	z := (t - l.Mean) / l.Std
	return -z*z/2 - t, -z/l.Std - 1
}

// at adds up the priors of all logarithms.
func (p Priors) at(t, grad []float64) float64 {
	sum, n := 0.0, len(t)
	for i := range t {
		prior := p.Scale
		switch i {
		case n - 2:
			prior = p.Variance
		case n - 1:
			prior = p.Noise
		}
		v, s := prior.at(t[i])
		sum += v
		if grad != nil {
			grad[i] += s
		}
	}
	return sum
}
