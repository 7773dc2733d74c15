package fit

import (
	"fmt"
	"math"

	"naslab/engine/bench/hwgpt/additive"
)

// ridge keeps the coefficients finite where a cell has few networks; it is too
// small to show elsewhere (coefficients of ln perplexity are near 0.01).
const ridge = 0.03

// fitLayered fits a layered model, one for each width and depth: a constant, the
// bias, and for each layer two numbers for its heads and two for its ratio. With
// log the centre's logarithm is fitted.
func fitLayered(d *Data, nets []additive.Net, t *target, log bool, keep func(i int) bool) (*additive.Model, error) {
	depths := d.layout().Depths
	m := additive.NewLayered(log, depths)
	for width := range additive.Choices {
		for depth, layers := range depths {
			var x [][]float64
			var y, w []float64
			for _, i := range pick(nets, width, func(i int) bool { return nets[i].Depth == depth && keep(i) && !math.IsNaN(t.centre[i]) }) {
				x = append(x, layerColumns(&nets[i]))
				y = append(y, linked(t.centre[i], log))
				w = append(w, t.weightOf(i))
			}
			coef, err := leastSquares(x, y, w, ridge)
			if err != nil {
				return nil, fmt.Errorf("%s, %d layers: %w", t.metric, layers, err)
			}
			for bias := range 2 {
				setLayers(m.Cell(width, depth, bias), coef, bias)
			}
		}
	}
	return m, nil
}

func (t *target) weightOf(i int) float64 {
	if t.weight == nil {
		return 1
	}
	return t.weight[i]
}

func linked(y float64, log bool) float64 {
	if log {
		return math.Log(y)
	}
	return y
}

// layerColumns returns 1, the bias, and per layer four flags: second choice of
// heads, third, second choice of ratio, third.
func layerColumns(n *additive.Net) []float64 {
	row := make([]float64, 2+4*len(n.Heads))
	row[0], row[1] = 1, float64(n.Bias)
	for i, h := range n.Heads {
		if h > 0 {
			row[2+4*i+h-1] = 1
		}
		if r := n.Ratios[i]; r > 0 {
			row[2+4*i+2+r-1] = 1
		}
	}
	return row
}

// setLayers is the inverse of layerColumns for the coefficients.
func setLayers(c *additive.Cell, coef []float64, bias int) {
	c.Base = coef[0] + float64(bias)*coef[1]
	for i := range len(coef[2:]) / 4 {
		copy(c.Heads[additive.Choices*i+1:], coef[2+4*i:2+4*i+2])
		copy(c.Ratios[additive.Choices*i+1:], coef[4+4*i:4+4*i+2])
	}
}
