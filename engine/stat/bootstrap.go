package stat

import (
	"fmt"
	"math"
	"slices"

	"naslab/engine/seed"
)

// Resampling says how [Bootstrap] and [BootstrapPairs] resample.
type Resampling struct {
	Draws int     // how many resamples; 0 means 2000
	Level float64 // share of the resamples within the interval, in (0, 1); 0 means 0.95
	Seed  uint64  // the same seed gives the same interval
}

// Interval is a value with its confidence interval.
type Interval struct {
	Value, Lo, Hi float64
	Level         float64
}

// String prints the value, the interval and its level.
func (i Interval) String() string {
	return fmt.Sprintf("%.4g [%.4g, %.4g] at %g %%", i.Value, i.Lo, i.Hi, 100*i.Level)
}

// Bootstrap returns statistic(x) with its percentile bootstrap interval:
// quantiles of the statistic over samples of x drawn with replacement.
// Resamples on which the statistic is NaN or an error (as a correlation of
// constants is) are left out; when that is more than half of them, and for the
// errors of the statistic itself on x, it returns an error.
//
// With a handful of values the interval is too short, as their spread shows in
// few distinct resamples. It needs two values at least.
//
// Efron, "Bootstrap methods: another look at the jackknife", Annals of
// Statistics 7 (1979).
func Bootstrap(x []float64, statistic func(x []float64) (float64, error), r Resampling) (Interval, error) {
	if err := checkOne("bootstrap", x, 2, false); err != nil {
		return Interval{}, err
	}
	drawn := make([]float64, len(x))
	return bootstrap(len(x), r, func(pick []int) (float64, error) {
		for k, i := range pick {
			drawn[k] = x[i]
		}
		return statistic(drawn)
	})
}

// BootstrapPairs is [Bootstrap] for a statistic of pairs, such as [Kendall]:
// the pairs (x[i], y[i]) are resampled together.
func BootstrapPairs(x, y []float64, statistic func(x, y []float64) (float64, error), r Resampling) (Interval, error) {
	if err := checkPair("bootstrap", x, y, 2, false); err != nil {
		return Interval{}, err
	}
	dx, dy := make([]float64, len(x)), make([]float64, len(x))
	return bootstrap(len(x), r, func(pick []int) (float64, error) {
		for k, i := range pick {
			dx[k], dy[k] = x[i], y[i]
		}
		return statistic(dx, dy)
	})
}

func bootstrap(n int, r Resampling, at func(pick []int) (float64, error)) (Interval, error) {
	if r.Draws == 0 {
		r.Draws = 2000
	}
	if r.Level == 0 {
		r.Level = 0.95
	}
	if r.Draws < 0 || !(r.Level > 0 && r.Level < 1) {
		return Interval{}, fmt.Errorf("stat: bootstrap: %d draws at level %g; give at least one draw and a level between 0 and 1", r.Draws, r.Level)
	}
	pick := make([]int, n)
	for i := range pick {
		pick[i] = i
	}
	value, err := at(pick)
	if err != nil {
		return Interval{}, fmt.Errorf("stat: bootstrap: %w", err)
	}
	rng := seed.New(r.Seed).Rand("bootstrap")
	var seen []float64
	for range r.Draws {
		for k := range pick {
			pick[k] = rng.IntN(n)
		}
		if v, err := at(pick); err == nil && !math.IsNaN(v) {
			seen = append(seen, v)
		}
	}
	if 2*len(seen) < r.Draws {
		return Interval{}, fmt.Errorf("stat: bootstrap: the statistic exists on %d of %d resamples only; give more values", len(seen), r.Draws)
	}
	slices.Sort(seen)
	tail := (1 - r.Level) / 2
	return Interval{value, quantile(seen, tail), quantile(seen, 1-tail), r.Level}, nil
}
