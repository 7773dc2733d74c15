package tabular

import "math/rand/v2"

// normal is a number of the standard normal distribution that depends only on
// the seed, the metric and the row.
func normal(seed, salt uint64, row int) float64 {
	return rand.New(rand.NewPCG(seed^salt, uint64(row)*0x9e3779b97f4a7c15+salt)).NormFloat64()
}
