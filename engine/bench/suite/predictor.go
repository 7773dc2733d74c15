package suite

import (
	"fmt"
	"math"

	"naslab/engine/data/columns"
	"naslab/engine/space"
)

// predictor is the published accuracy predictor of Once-for-All: four layers,
// 128-400-400-400-1, with ReLU between them.
type predictor struct {
	weights [4][]float64 // weights[l][out*ins[l]+in]
	biases  [4][]float64
}

var (
	predictorIns  = [4]int{128, 400, 400, 400}
	predictorOuts = [4]int{400, 400, 400, 1}
)

// readPredictor reads the weights from rows of tensor, row, column and value.
func readPredictor(t *columns.Table) (*predictor, error) {
	var cols [4]*columns.Column
	for i, n := range []string{"tensor", "row", "column", "value"} {
		c, err := t.Column(n)
		if err != nil {
			return nil, err
		}
		cols[i] = c
	}
	p, tensors, read := &predictor{}, map[string][]float64{}, 0
	for l := range 4 {
		p.weights[l], p.biases[l] = make([]float64, predictorIns[l]*predictorOuts[l]), make([]float64, predictorOuts[l])
		tensors[fmt.Sprintf("%d.weight", 2*l)], tensors[fmt.Sprintf("%d.bias", 2*l)] = p.weights[l], p.biases[l]
	}
	for i := range t.Len() {
		name, _ := cols[0].Text(i)
		row, _ := cols[1].Int(i)
		column, _ := cols[2].Int(i)
		value, ok := cols[3].Float(i)
		tensor := tensors[name]
		width := 1
		for l := range 4 {
			if tensor != nil && &tensor[0] == &p.weights[l][0] {
				width = predictorIns[l]
			}
		}
		at := int(row)*width + int(column)
		if !ok || at < 0 || at >= len(tensor) {
			return nil, fmt.Errorf("table %s is no accuracy predictor: row %d has no weight of its layers", t.Info().Name, i+1)
		}
		tensor[at] = value
		read++
	}
	for l := range 4 {
		read -= len(p.weights[l]) + len(p.biases[l])
	}
	if read != 0 {
		return nil, fmt.Errorf("table %s has %d weights too many or too few for the accuracy predictor", t.Info().Name, read)
	}
	return p, nil
}

// accuracy is the prediction, a fraction; NaN for a height that the predictor
// has not learned.
func (p *predictor) accuracy(s space.Space, a space.Arch) float64 {
	x, err := space.Encode(s, a, "accuracy")
	if err != nil || len(x) != predictorIns[0] || x[120]+x[121]+x[122] > 0 { // heights from 112, 128 and 144 on
		return math.NaN()
	}
	for l := range 4 {
		x = p.layer(l, x)
	}
	return x[0]
}

// layer sums over the inputs that are not zero, most of which are in the first.
func (p *predictor) layer(l int, x []float64) []float64 {
	y := make([]float64, predictorOuts[l])
	for out := range y {
		row := p.weights[l][out*len(x) : (out+1)*len(x)]
		sum := p.biases[l][out]
		for i, v := range x {
			sum += v * row[i]
		}
		if l < 3 {
			sum = max(sum, 0)
		}
		y[out] = sum
	}
	return y
}
