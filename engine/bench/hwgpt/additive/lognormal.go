package additive

import "math"

// LogNormal returns the parameters of the log-normal distribution that has the
// given mean and standard deviation, both positive: the mean and the standard
// deviation of the logarithm. Observations of positive metrics are drawn from
// it, so that no draw is negative.
func LogNormal(mean, std float64) (mu, sigma float64) {
	ratio := std / mean
	square := math.Log1p(ratio * ratio)
	return math.Log(mean) - square/2, math.Sqrt(square)
}
