package fit

import (
	"fmt"
	"math"

	"naslab/engine/bench/hwgpt/additive"
)

// accuracyTarget takes the networks of the perplexity's target. Where the
// accuracy was not measured, at scale l, it comes from the perplexity: a
// quadratic in ln perplexity for each width, fitted to the training networks
// that have both.
func (d *Data) accuracyTarget(nets []additive.Net, fold []int, perplexity *target) (target, error) {
	t := *perplexity
	t.metric, t.centre = "accuracy", make([]float64, len(nets))
	for i := range nets {
		t.centre[i] = math.NaN()
		if t.judged[i] {
			t.centre[i] = d.Accuracy[i]
		}
	}
	for width := range additive.Choices {
		both := pick(nets, width, func(i int) bool { return fold[i] != held && t.isJudged(i) })
		var x [][]float64
		var y []float64
		for _, i := range both {
			x = append(x, quadratic(perplexity.centre[i]))
			y = append(y, t.centre[i])
		}
		coef, err := leastSquares(x, y, nil, 0)
		if err != nil {
			return t, fmt.Errorf("accuracy from perplexity: %w", err)
		}
		for _, i := range pick(nets, width, func(i int) bool { return !t.judged[i] && !math.IsNaN(perplexity.centre[i]) }) {
			t.centre[i] = dot(quadratic(perplexity.centre[i]), coef)
		}
	}
	return t, nil
}

func quadratic(perplexity float64) []float64 {
	z := math.Log(perplexity)
	return []float64{1, z, z * z}
}
