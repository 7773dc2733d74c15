package stat

import (
	"fmt"
	"math"
	"slices"
)

// Mean returns the arithmetic mean. It returns an error for no values, NaN or
// infinities.
func Mean(x []float64) (float64, error) {
	if err := checkOne("mean", x, 1, true); err != nil {
		return 0, err
	}
	return mean(x), nil
}

func mean(x []float64) float64 {
	sum := 0.0
	for _, v := range x {
		sum += v
	}
	if math.IsInf(sum, 0) { // too large to add up before dividing
		return scaledMean(x, 1/largest(x)) * largest(x)
	}
	return sum / float64(len(x))
}

// Std returns the standard deviation of a sample,
//
//	sqrt( sum (x - mean)² / (n - 1) ).
//
// It returns an error for fewer than two values, NaN or infinities.
func Std(x []float64) (float64, error) {
	if err := checkOne("std", x, 2, true); err != nil {
		return 0, err
	}
	if constant(x) {
		return 0, nil
	}
	scale := largest(x)
	m, sum := scaledMean(x, 1/scale), 0.0
	for _, v := range x {
		d := v/scale - m
		sum += d * d
	}
	return scale * math.Sqrt(sum/float64(len(x)-1)), nil
}

// StdErr returns the standard error of the mean, Std / sqrt(n), and errors as
// [Std] does.
func StdErr(x []float64) (float64, error) {
	s, err := Std(x)
	return s / math.Sqrt(float64(len(x))), err
}

// Quantile returns the value below which the share p of x lies, p in [0, 1]:
// 0 gives the smallest, 0.5 the median, 1 the largest. Between two values it
// interpolates linearly at position p (n - 1) of the sorted values (type 7 of
// Hyndman and Fan, "Sample quantiles in statistical packages", 1996). Infinities
// are legal; halfway between both is NaN. It returns an error for no values,
// NaN, or p outside [0, 1].
func Quantile(x []float64, p float64) (float64, error) {
	if err := checkOne("quantile", x, 1, false); err != nil {
		return 0, err
	}
	if !(p >= 0 && p <= 1) {
		return 0, fmt.Errorf("stat: quantile: p is %g; it must be from 0 to 1", p)
	}
	sorted := slices.Clone(x)
	slices.Sort(sorted)
	return quantile(sorted, p), nil
}

// quantile is Quantile for sorted values.
func quantile(sorted []float64, p float64) float64 {
	at := p * float64(len(sorted)-1)
	i := int(at)
	part := at - float64(i)
	if part == 0 || sorted[i] == sorted[i+1] {
		return sorted[i]
	}
	return (1-part)*sorted[i] + part*sorted[i+1]
}

// Median returns the middle value, the mean of the middle two when their number
// is even. It errors as [Quantile] does.
func Median(x []float64) (float64, error) {
	if err := checkOne("median", x, 1, false); err != nil {
		return 0, err
	}
	return Quantile(x, 0.5)
}

// MAD returns the median absolute deviation from the median, as it is: times
// 1.4826 it estimates the standard deviation of normal values. It returns an
// error for no values, NaN or infinities.
func MAD(x []float64) (float64, error) {
	if err := checkOne("mad", x, 1, true); err != nil {
		return 0, err
	}
	m, err := Median(x)
	if err != nil {
		return 0, err
	}
	off := make([]float64, len(x))
	for i, v := range x {
		off[i] = math.Abs(v - m)
	}
	return Median(off)
}
