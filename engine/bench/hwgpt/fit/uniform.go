package fit

import (
	"fmt"
	"math"
	"slices"

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

// fitUniform fits a uniform model in the form whose cross-validated mean absolute
// error is smallest, and returns it with the form's name.
func fitUniform(d *Data, nets []additive.Net, t *target, fold []int) (*additive.Model, string, error) {
	best, bestError := form{}, math.Inf(1)
	for _, f := range forms {
		e, err := f.crossError(d, nets, t, fold)
		if err != nil {
			return nil, "", err
		}
		if e < bestError {
			best, bestError = f, e
		}
	}
	m, err := best.fit(d, nets, t, func(i int) bool { return fold[i] != held })
	return m, best.name, err
}

// crossError is the mean absolute error over the folds of the training networks.
func (f form) crossError(d *Data, nets []additive.Net, t *target, fold []int) (float64, error) {
	sum, n := 0.0, 0
	for k := range folds {
		m, err := f.fit(d, nets, t, func(i int) bool { return fold[i] != held && fold[i] != k })
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

// fit fits one form by robust regression, each width by itself.
func (f form) fit(d *Data, nets []additive.Net, t *target, keep func(i int) bool) (*additive.Model, error) {
	choices := d.Space.Choices()
	m := additive.NewUniform(false)
	for width := range additive.Choices {
		var x [][]float64
		var y []float64
		for _, i := range pick(nets, width, func(i int) bool { return keep(i) && !math.IsNaN(t.centre[i]) }) {
			x = append(x, f.columns(choices, &nets[i]))
			y = append(y, t.centre[i])
		}
		if err := f.fitWidth(d, m, width, x, y); err != nil {
			return nil, fmt.Errorf("%s, width %d: %w", t.metric, choices.EmbedDims[width], err)
		}
	}
	return m, nil
}

// fitWidth fits the two cells of one width. Random networks seldom come near the
// smallest one; where the fitted plane falls below half of the smallest y on the
// way there, that y becomes the floor of the link, so that no value is negative.
func (f form) fitWidth(d *Data, m *additive.Model, width int, x [][]float64, y []float64) error {
	coef, err := huber(x, y)
	if err != nil {
		return err
	}
	for bias := range 2 {
		*m.Cell(width, 0, bias) = f.cell(d.Space.Choices(), coef, bias)
	}
	floor := slices.Min(y)
	if lo, _ := m.WidthExtremes(width, d.layout().Depths); lo >= floor/2 {
		return nil
	}
	for bias := range 2 {
		m.Cell(width, 0, bias).Floor = floor
	}
	return nil
}
