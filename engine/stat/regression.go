package stat

import (
	"fmt"
	"math"
)

// R2 returns the coefficient of determination of predictions,
//
//	1 - sum (truth - pred)² / sum (truth - mean(truth))²:
//
// 1 when all are right, 0 for always predicting the mean, negative when worse.
// It is NaN when truth is constant. It returns an error for different lengths,
// fewer than two values, NaN or infinities.
func R2(pred, truth []float64) (float64, error) {
	if err := checkPair("r2", pred, truth, 2, true); err != nil {
		return 0, err
	}
	if constant(truth) {
		return math.NaN(), nil
	}
	scale := 1 / max(largest(truth), largest(pred))
	mean := scaledMean(truth, scale)
	var residual, total float64
	for i, t := range truth {
		r, d := (t-pred[i])*scale, t*scale-mean
		residual += r * r
		total += d * d
	}
	return 1 - residual/total, nil
}

// MAE returns the mean absolute error, in the unit of truth. It returns an
// error for different lengths, no values, NaN or infinities.
func MAE(pred, truth []float64) (float64, error) {
	return meanError("mae", pred, truth, func(p, t float64) float64 { return math.Abs(p - t) })
}

// RMSE returns the root of the mean squared error, in the unit of truth. It
// returns an error for different lengths, no values, NaN or infinities.
func RMSE(pred, truth []float64) (float64, error) {
	mean, err := meanError("rmse", pred, truth, func(p, t float64) float64 { return (p - t) * (p - t) })
	return math.Sqrt(mean), err
}

// MAPE returns the mean of |pred - truth| / |truth| as a fraction: 0.05 means
// off by 5 % on average. It returns an error as [MAE] does and when a true
// value is 0, where the relative error does not exist.
func MAPE(pred, truth []float64) (float64, error) {
	for i, t := range truth {
		if t == 0 {
			return 0, fmt.Errorf("stat: mape: true value %d is 0 and has no relative error; leave it out or use MAE", i)
		}
	}
	return meanError("mape", pred, truth, func(p, t float64) float64 { return math.Abs((p - t) / t) })
}

func meanError(what string, pred, truth []float64, loss func(p, t float64) float64) (float64, error) {
	if err := checkPair(what, pred, truth, 1, true); err != nil {
		return 0, err
	}
	sum := 0.0
	for i, t := range truth {
		sum += loss(pred[i], t)
	}
	return sum / float64(len(truth)), nil
}
