package fit

import (
	"fmt"
	"math"

	"naslab/engine/bench/hwgpt/additive"
	"naslab/engine/space/gpt"
)

// form is a way to write a uniform model with fewer coefficients, for one
// width: columns gives the row of a network, cell the model's coefficients.
// Column 0 is the constant. The choices turn indices into numbers.
type form struct {
	name    string
	columns func(c gpt.Choices, n *additive.Net) []float64
	cell    func(c gpt.Choices, coef []float64, bias int) additive.Cell
}

// forms lists what is tried, the one with the fewest coefficients first.
var forms = []form{sums, counts, countsByBias}

// sums: time grows by so much per layer, per head, per unit of MLP ratio, and
// per layer that has a bias.
var sums = form{
	name: "sums",
	columns: func(c gpt.Choices, n *additive.Net) []float64 {
		heads, ratios := 0.0, 0.0
		for k := range additive.Choices {
			heads += n.NHeads[k] * float64(c.Heads[k])
			ratios += n.NRatios[k] * float64(c.Ratios[k])
		}
		layers := float64(len(n.Heads))
		return []float64{1, layers, heads, ratios, layers * float64(n.Bias)}
	},
	cell: func(c gpt.Choices, coef []float64, bias int) additive.Cell {
		cell := additive.Cell{Base: coef[0], Heads: make([]float64, 3), Ratios: make([]float64, 3)}
		for k := range additive.Choices {
			cell.Heads[k] = coef[2] * float64(c.Heads[k])
			cell.Ratios[k] = coef[1] + coef[3]*float64(c.Ratios[k]) + coef[4]*float64(bias)
		}
		return cell
	},
}

// counts: a layer costs by its choice of heads and of ratio, not in proportion;
// the bias costs something once and something per layer.
var counts = form{
	name: "counts",
	columns: func(_ gpt.Choices, n *additive.Net) []float64 {
		layers, bias := float64(len(n.Heads)), float64(n.Bias)
		return []float64{1, layers, n.NHeads[1], n.NHeads[2], n.NRatios[1], n.NRatios[2], bias, layers * bias}
	},
	cell: func(_ gpt.Choices, coef []float64, bias int) additive.Cell {
		b := float64(bias)
		layer := coef[1] + b*coef[7]
		return additive.Cell{
			Base:   coef[0] + b*coef[6],
			Heads:  []float64{0, coef[2], coef[3]},
			Ratios: []float64{layer, layer + coef[4], layer + coef[5]},
		}
	},
}

// countsByBias: as counts, but every coefficient is another one with bias, for
// devices on which the bias makes each matrix product slower.
var countsByBias = form{
	name: "counts by bias",
	columns: func(_ gpt.Choices, n *additive.Net) []float64 {
		row := []float64{1, float64(len(n.Heads)), n.NHeads[1], n.NHeads[2], n.NRatios[1], n.NRatios[2]}
		for _, x := range row {
			row = append(row, x*float64(n.Bias))
		}
		return row
	},
	cell: func(_ gpt.Choices, coef []float64, bias int) additive.Cell {
		c := func(k int) float64 { return coef[k] + float64(bias)*coef[6+k] }
		return additive.Cell{
			Base:   c(0),
			Heads:  []float64{0, c(2), c(3)},
			Ratios: []float64{c(1), c(1) + c(4), c(1) + c(5)},
		}
	},
}

// attempt is a form with a link.
type attempt struct {
	form
	log bool
}

func (a attempt) String() string {
	if a.log {
		return a.name + ", ln"
	}
	return a.name
}

// fitUniform fits a uniform model by robust regression, one for each width. It
// takes the form and link whose cross-validated mean absolute error is smallest
// among those that are positive on the whole space, and returns their name with
// the model.
func fitUniform(d *Data, nets []additive.Net, t *target, fold []int) (*additive.Model, string, error) {
	choices := d.Space.Choices()
	var best *additive.Model
	name, bestError := "", math.Inf(1)
	for _, log := range []bool{false, true} {
		for _, f := range forms {
			a := attempt{f, log}
			m, err := a.fit(choices, nets, t, func(i int) bool { return fold[i] != held })
			if err != nil {
				return nil, "", err
			}
			if lo, _ := m.Extremes(d.layout().Depths); lo <= 0 {
				continue
			}
			e, err := a.crossError(choices, nets, t, fold)
			if err != nil {
				return nil, "", err
			}
			if e < bestError {
				best, name, bestError = m, a.String(), e
			}
		}
	}
	return best, name, nil
}

// crossError is the mean absolute error over the folds of the training networks.
func (a attempt) crossError(choices gpt.Choices, nets []additive.Net, t *target, fold []int) (float64, error) {
	sum, n := 0.0, 0
	for k := range folds {
		m, err := a.fit(choices, nets, t, func(i int) bool { return fold[i] != held && fold[i] != k })
		if err != nil {
			return 0, err
		}
		for i := range nets {
			if fold[i] == k && t.isJudged(i) {
				sum += math.Abs(m.At(&nets[i]) - t.centre[i])
				n++
			}
		}
	}
	return sum / float64(n), nil
}

func (a attempt) fit(choices gpt.Choices, nets []additive.Net, t *target, keep func(i int) bool) (*additive.Model, error) {
	m := additive.NewUniform(a.log)
	for width := range additive.Choices {
		var x [][]float64
		var y []float64
		for _, i := range pick(nets, width, func(i int) bool { return keep(i) && !math.IsNaN(t.centre[i]) }) {
			x = append(x, a.columns(choices, &nets[i]))
			y = append(y, linked(t.centre[i], a.log))
		}
		coef, err := huber(x, y)
		if err != nil {
			return nil, fmt.Errorf("%s, width %d: %w", t.metric, choices.EmbedDims[width], err)
		}
		for bias := range 2 {
			*m.Cell(width, 0, bias) = a.cell(choices, coef, bias)
		}
	}
	return m, nil
}
