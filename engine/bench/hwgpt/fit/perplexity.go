package fit

import (
	"math"

	"naslab/engine/bench/hwgpt/additive"
)

// measuredWeight is the weight of a measured network where stand-ins help to
// fit.
const measuredWeight = 5

// perplexityTarget takes measured networks only, if these suffice for the
// coefficients: all 10,000 at scale s, 5,245 at scale m. At scale l 429 are
// measured, fewer than the coefficients; there the 9,507 networks whose
// perplexity comes from the benchmark's own predictor, its bias removed, help to
// fit, while quality and spread are judged on measured ones. The 64 networks
// from a third source, "measured_rapid", are never used.
func (d *Data) perplexityTarget() target {
	t := target{metric: "perplexity", centre: make([]float64, len(d.Archs))}
	t.judged, t.weight = make([]bool, len(d.Archs)), make([]float64, len(d.Archs))
	standIns := d.Scale == "l"
	for i, source := range d.Source {
		t.centre[i], t.weight[i] = math.NaN(), 1
		switch {
		case source == "measured":
			t.centre[i], t.judged[i], t.weight[i] = d.Perplexity[i], true, measuredWeight
		case source == "mlp_debiased" && standIns:
			t.centre[i] = d.Perplexity[i]
		}
	}
	return t
}

// fitLanguage fits perplexity or accuracy by a layered model with the given
// link. The spread is the error of the model on networks it has not seen, found
// by cross-validation among the training networks: a network was evaluated
// once, so that there is no other.
func fitLanguage(d *Data, nets []additive.Net, t *target, fold []int, log bool) (mean, std *additive.Model, err error) {
	deviation := map[int]float64{}
	for k := range folds {
		m, err := fitLayered(d, nets, t, log, func(i int) bool { return fold[i] != held && fold[i] != k })
		if err != nil {
			return nil, nil, err
		}
		for i := range nets {
			if fold[i] == k && t.isJudged(i) {
				deviation[i] = math.Abs(m.At(&nets[i]) - t.centre[i])
			}
		}
	}
	mean, err = fitLayered(d, nets, t, log, func(i int) bool { return fold[i] != held })
	return mean, constantSpread(nets, deviation), err
}
