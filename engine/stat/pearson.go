package stat

import "math"

// Pearson returns the linear correlation of the pairs (x[i], y[i]), in [-1, 1].
// It is NaN when x or y is constant. It returns an error for different lengths,
// fewer than two pairs, NaN or infinities.
func Pearson(x, y []float64) (float64, error) {
	if err := checkPair("pearson", x, y, 2, true); err != nil {
		return 0, err
	}
	return pearson(x, y), nil
}

func pearson(x, y []float64) float64 {
	if constant(x) || constant(y) {
		return math.NaN()
	}
	// Scaled to [-1, 1], so that no square overflows or vanishes.
	sx, sy := 1/largest(x), 1/largest(y)
	mx, my := scaledMean(x, sx), scaledMean(y, sy)
	var xx, yy, xy float64
	for i := range x {
		dx, dy := x[i]*sx-mx, y[i]*sy-my
		xx += dx * dx
		yy += dy * dy
		xy += dx * dy
	}
	return max(-1, min(1, xy/math.Sqrt(xx)/math.Sqrt(yy)))
}

func constant(x []float64) bool {
	for _, v := range x {
		if v != x[0] {
			return false
		}
	}
	return true
}

// largest returns the largest magnitude in x.
func largest(x []float64) float64 {
	top := 0.0
	for _, v := range x {
		top = max(top, math.Abs(v))
	}
	return top
}

func scaledMean(x []float64, scale float64) float64 {
	sum := 0.0
	for _, v := range x {
		sum += v * scale
	}
	return sum / float64(len(x))
}
