package stat

import (
	"fmt"
	"math"
	"slices"
	"sort"
)

// Calibration compares how often truth lies within central intervals of
// Gaussian predictions with how often it should.
type Calibration struct {
	Expected []float64 // probabilities of the intervals, from 0 to 1 evenly
	Observed []float64 // share of truth within each
	MACE     float64   // mean |Observed - Expected|
	RMSCE    float64   // root of the mean squared difference
	Area     float64   // area between the curve and the diagonal
}

// String prints the three errors.
func (c Calibration) String() string {
	return fmt.Sprintf("calibration: MACE %.4g, RMSCE %.4g, area %.4g", c.MACE, c.RMSCE, c.Area)
}

// Calibrate returns the calibration curve of normal predictions at the given
// number of levels (0 means 100). It returns an error as [NLL] does and for
// fewer than two levels.
//
// Kuleshov, Fenner, Ermon, "Accurate uncertainties for deep learning using
// calibrated regression", ICML 2018; the errors are those of HW-GPT-Bench.
func Calibrate(mean, std, truth []float64, levels int) (Calibration, error) {
	if err := checkGaussian("calibrate", mean, std, truth); err != nil {
		return Calibration{}, err
	}
	if levels == 0 {
		levels = 100
	}
	if levels < 2 {
		return Calibration{}, fmt.Errorf("stat: calibrate: %d levels; it needs at least 2", levels)
	}
	need := make([]float64, len(std)) // the probability at which each truth is reached
	for i, s := range std {
		need[i] = central((truth[i] - mean[i]) / s)
	}
	slices.Sort(need)
	c := Calibration{Expected: make([]float64, levels), Observed: make([]float64, levels)}
	for k := range levels {
		p := float64(k) / float64(levels-1)
		within := sort.Search(len(need), func(i int) bool { return need[i] > p })
		c.Expected[k], c.Observed[k] = p, float64(within)/float64(len(need))
	}
	c.score()
	return c, nil
}

func (c *Calibration) score() {
	n := float64(len(c.Expected))
	for k, p := range c.Expected {
		d := c.Observed[k] - p
		c.MACE += math.Abs(d) / n
		c.RMSCE += d * d / n
		if k > 0 {
			c.Area += between(c.Observed[k-1]-c.Expected[k-1], d, p-c.Expected[k-1])
		}
	}
	c.RMSCE = math.Sqrt(c.RMSCE)
}

// between returns the area between a line from height a to height b over the
// given width and zero.
func between(a, b, width float64) float64 {
	if a*b >= 0 {
		return width * math.Abs(a+b) / 2
	}
	return width * (a*a + b*b) / (2 * math.Abs(a-b))
}
