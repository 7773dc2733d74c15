package fit

import (
	"fmt"
	"math"

	"naslab/engine/bench/hwgpt/additive"
)

// central is the share of a normal distribution within one standard deviation
// of its mean.
const central = 0.682689492137

// fitSpread fits the standard deviation of one observation around the model's
// mean m: noise of the measurement and error of the model together. For each
// training network it takes the central quantile of the observations'
// distances from m, which a few outliers cannot move. The logarithm of that is
// fitted by the form of sums, and the whole is scaled so that one standard
// deviation covers the central share of all training observations.
func fitSpread(d *Data, nets []additive.Net, t *target, fold []int, m *additive.Model) (*additive.Model, error) {
	choices := d.Space.Choices()
	std := additive.NewUniform(true)
	for width := range additive.Choices {
		rows := pick(nets, width, func(i int) bool { return fold[i] != held && t.isJudged(i) })
		var x [][]float64
		var y []float64
		for _, i := range rows {
			x = append(x, sums.columns(choices, &nets[i]))
			y = append(y, math.Log(t.deviation(i, m.At(&nets[i]))))
		}
		coef, err := huber(x, y)
		if err != nil {
			return nil, fmt.Errorf("%s, width %d, spread: %w", t.metric, choices.EmbedDims[width], err)
		}
		var ratios []float64
		for k, i := range rows {
			s := math.Exp(dot(x[k], coef))
			for _, dev := range t.deviations(i, m.At(&nets[i])) {
				ratios = append(ratios, dev/s)
			}
		}
		coef[0] += math.Log(quantile(ratios, central))
		for bias := range 2 {
			cell := sums.cell(choices, coef, bias)
			cell.Log = true
			*std.Cell(width, 0, bias) = cell
		}
	}
	return std, nil
}

// deviation is the central quantile of deviations, kept off zero.
func (t *target) deviation(i int, mean float64) float64 {
	return max(quantile(t.deviations(i, mean), central), 1e-9*math.Abs(mean))
}

// deviations lists how far the observations of network i lie from the mean.
// Where only their own mean and standard deviation are known, it is one number:
// the root of the mean square distance.
func (t *target) deviations(i int, mean float64) []float64 {
	if t.single == nil {
		return []float64{math.Hypot(t.spread[i], t.centre[i]-mean)}
	}
	devs := make([]float64, len(t.single[i]))
	for k, x := range t.single[i] {
		devs[k] = math.Abs(x - mean)
	}
	return devs
}

// constantSpread gives each width one standard deviation, from deviations that
// come with the training networks.
func constantSpread(nets []additive.Net, deviation map[int]float64) *additive.Model {
	std := additive.NewUniform(true)
	for width := range additive.Choices {
		var devs []float64
		for _, i := range pick(nets, width, func(i int) bool { _, ok := deviation[i]; return ok }) {
			devs = append(devs, deviation[i])
		}
		for bias := range 2 {
			std.Cell(width, 0, bias).Base = math.Log(quantile(devs, central))
		}
	}
	return std
}
