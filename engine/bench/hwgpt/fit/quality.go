package fit

import (
	"fmt"
	"math"
	"strconv"

	"naslab/engine/bench/hwgpt/additive"
	"naslab/engine/stat"
	"naslab/engine/table"
)

// Quality is how well one metric's model predicts networks that it has not seen.
type Quality struct {
	Scale, Metric, Form string
	Train, Test         int     // networks
	Tau                 float64 // Kendall's tau-b between prediction and centre
	R2                  float64
	MAPE                float64 // mean absolute error over the value, percent
	RMSE                float64 // in the metric's unit
	// Cover is the share of single observations within the model's central 90 %
	// interval; NaN where single observations are not known.
	Cover float64
}

// normal90 is the 95 % quantile of the standard normal distribution.
const normal90 = 1.6448536269514722

// judge measures quality on the networks that are held out.
func judge(d *Data, nets []additive.Net, t *target, fold []int, p additive.Pair, form string) (Quality, error) {
	q := Quality{Scale: d.Scale, Metric: t.metric, Form: form, Cover: math.NaN()}
	var pred, truth []float64
	inside, all := 0, 0
	for i := range nets {
		if fold[i] != held {
			if !math.IsNaN(t.centre[i]) {
				q.Train++
			}
			continue
		}
		if !t.isJudged(i) {
			continue
		}
		mean := p.Mean.At(&nets[i])
		pred, truth = append(pred, mean), append(truth, t.centre[i])
		mu, sigma := additive.LogNormal(mean, p.Std.At(&nets[i]))
		for _, x := range t.observations(i) {
			all++
			if math.Abs(math.Log(x)-mu) <= normal90*sigma {
				inside++
			}
		}
	}
	q.Test = len(pred)
	if all > 0 {
		q.Cover = float64(inside) / float64(all)
	}
	var err error
	for _, score := range []struct {
		into *float64
		of   func(pred, truth []float64) (float64, error)
	}{{&q.Tau, stat.Kendall}, {&q.R2, stat.R2}, {&q.MAPE, stat.MAPE}, {&q.RMSE, stat.RMSE}} {
		if *score.into, err = score.of(pred, truth); err != nil {
			return q, fmt.Errorf("fit: %s: %w", t.metric, err)
		}
	}
	return q, nil
}

// observations lists the single observations of a network; empty when only
// their mean is known.
func (t *target) observations(i int) []float64 {
	if t.single != nil {
		return t.single[i]
	}
	if t.spread == nil {
		return t.centre[i : i+1]
	}
	return nil
}

// Table lists qualities, rounded as far as they mean something.
func Table(qs []Quality) *table.Table {
	t := table.New("held-out quality of the HW-GPT-Bench models", "scale", "metric", "model", "train", "test", "tau", "r2", "mape (%)", "rmse", "cover90")
	t.Note = "One in five networks is held out. cover90 is the share of single observations within the 90 % interval."
	for _, q := range qs {
		var cover any
		if !math.IsNaN(q.Cover) {
			cover = round(q.Cover, 3)
		}
		t.Add(q.Scale, q.Metric, q.Form, q.Train, q.Test, round(q.Tau, 4), round(q.R2, 5), round(100*q.MAPE, 4), round(q.RMSE, 4), cover)
	}
	return t
}

// round keeps the given number of significant digits.
func round(x float64, digits int) float64 {
	y, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', digits, 64), 64)
	if err != nil {
		return x
	}
	return y
}
