package stat

import (
	"fmt"
	"math"
)

// The functions of this file score predictions given as a mean and a standard
// deviation per architecture against what came true. All return an error for
// slices of different lengths, no values, NaN, infinities, or a standard
// deviation that is not positive.

// NLL returns the mean negative log-likelihood of truth under the normal
// distributions, in nats. Lower is better.
func NLL(mean, std, truth []float64) (float64, error) {
	return meanScore("nll", mean, std, truth, func(z, s float64) float64 {
		return 0.5*z*z + math.Log(s) + 0.5*math.Log(2*math.Pi)
	})
}

// CRPS returns the mean continuous ranked probability score of the normal
// distributions, in the unit of truth; it becomes the absolute error as the
// standard deviations vanish. Lower is better.
//
//	s (z (2 Φ(z) - 1) + 2 φ(z) - 1/√π),  z = (truth - mean) / s
//
// Gneiting and Raftery, "Strictly proper scoring rules, prediction, and
// estimation", JASA 102 (2007).
func CRPS(mean, std, truth []float64) (float64, error) {
	return meanScore("crps", mean, std, truth, func(z, s float64) float64 {
		density := math.Exp(-0.5*z*z) / math.Sqrt(2*math.Pi)
		return s * (z*math.Erf(z/math.Sqrt2) + 2*density - 1/math.Sqrt(math.Pi))
	})
}

// Coverage returns the share of truth that lies within the central interval
// that ought to hold the share level of it, level in (0, 1).
func Coverage(mean, std, truth []float64, level float64) (float64, error) {
	if !(level > 0 && level < 1) {
		return 0, fmt.Errorf("stat: coverage: level is %g; it must lie between 0 and 1", level)
	}
	return meanScore("coverage", mean, std, truth, func(z, _ float64) float64 {
		if central(z) <= level {
			return 1
		}
		return 0
	})
}

// Sharpness returns the root mean square of the standard deviations, in their
// unit: how sure the predictions claim to be. Lower is sharper. It returns an
// error for no values and for one that is not positive and finite.
func Sharpness(std []float64) (float64, error) {
	if err := checkStd("sharpness", std); err != nil {
		return 0, err
	}
	sum := 0.0
	for _, s := range std {
		sum += s * s
	}
	return math.Sqrt(sum / float64(len(std))), nil
}

// central returns the probability of the narrowest central interval of a
// standard normal that holds z.
func central(z float64) float64 { return math.Erf(math.Abs(z) / math.Sqrt2) }

func meanScore(what string, mean, std, truth []float64, score func(z, s float64) float64) (float64, error) {
	if err := checkGaussian(what, mean, std, truth); err != nil {
		return 0, err
	}
	sum := 0.0
	for i, s := range std {
		sum += score((truth[i]-mean[i])/s, s)
	}
	return sum / float64(len(std)), nil
}

func checkGaussian(what string, mean, std, truth []float64) error {
	if err := checkPair(what, mean, truth, 1, true); err != nil {
		return err
	}
	if len(std) != len(mean) {
		return fmt.Errorf("stat: %s: %d means and %d standard deviations; give as many of one as of the other", what, len(mean), len(std))
	}
	return checkStd(what, std)
}

func checkStd(what string, std []float64) error {
	if err := checkOne(what, std, 1, true); err != nil {
		return err
	}
	for i, s := range std {
		if s <= 0 {
			return fmt.Errorf("stat: %s: standard deviation %d is %g; it must be positive", what, i, s)
		}
	}
	return nil
}
